namespace RsPlugins.Host.Plugins.Processes;

/// <summary>Says in words how a process ended.</summary>
internal static class ExitText
{
    private static readonly Dictionary<int, string> Signals = new()
    {
        [1] = "SIGHUP", [2] = "SIGINT", [3] = "SIGQUIT", [4] = "SIGILL", [6] = "SIGABRT", [7] = "SIGBUS", [8] = "SIGFPE",
        [9] = "SIGKILL", [11] = "SIGSEGV", [13] = "SIGPIPE", [15] = "SIGTERM", [24] = "SIGXCPU", [31] = "SIGSYS",
    };

    /// <summary>Says how a process ended.</summary>
    /// <param name="exitCode">Its exit code as .NET gives it: 128 and the number where a signal ended it.</param>
    /// <returns>A few words.</returns>
    public static string Of(int exitCode) =>
        OperatingSystem.IsWindows() || exitCode <= 128 ? $"exit code {exitCode}"
        : Signals.TryGetValue(exitCode - 128, out string? name) ? $"signal {exitCode - 128}, {name}"
        : $"exit code {exitCode}";
}
