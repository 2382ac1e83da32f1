using System.Runtime.InteropServices;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>Finds the programs that plugins are started with.</summary>
internal static class ProgramFinder
{
    /// <summary>The dotnet that runs this program.</summary>
    public static string Dotnet
    {
        get
        {
            string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
            string own = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
            return File.Exists(own) ? own : OnPath("dotnet") ?? name;
        }
    }

    /// <summary>Finds a program on the search path.</summary>
    /// <param name="name">Its name, without a folder.</param>
    /// <returns>Its full path, or null.</returns>
    public static string? OnPath(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", string.Empty] : [string.Empty];
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(IsProgram);
    }

    /// <summary>Finds Python: <c>$RSPLUGINS_PYTHON</c>, else python3, python, py -3.</summary>
    /// <returns>The words that start it, or null.</returns>
    public static IReadOnlyList<string>? Python() =>
        Environment.GetEnvironmentVariable("RSPLUGINS_PYTHON") is { Length: > 0 } named ? Named(named) is { } own ? [own] : null
        : (OnPath("python3") ?? OnPath("python")) is { } found ? [found]
        : OnPath("py") is { } launcher ? [launcher, "-3"]
        : null;

    /// <summary>Finds Node.js: <c>$RSPLUGINS_NODE</c>, else node.</summary>
    /// <returns>The words that start it, or null.</returns>
    public static IReadOnlyList<string>? Node() =>
        (Environment.GetEnvironmentVariable("RSPLUGINS_NODE") is { Length: > 0 } named ? Named(named) : OnPath("node")) is { } found ? [found] : null;

    /// <summary>Whether a file can be started.</summary>
    /// <param name="path">Its path.</param>
    public static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private static string? Named(string text) => Path.GetFileName(text) == text ? OnPath(text) : IsProgram(text) ? Path.GetFullPath(text) : null;
}
