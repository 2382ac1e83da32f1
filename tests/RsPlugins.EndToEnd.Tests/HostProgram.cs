using System.Diagnostics;
using System.Reflection;
using System.Text;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>The built program, started as a user starts it.</summary>
internal static class HostProgram
{
    /// <summary>The longest any of these tests waits for anything.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The configuration that was built.</summary>
    public static string Configuration { get; } = typeof(HostProgram).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The program.</summary>
    public static string Path { get; } =
        System.IO.Path.Combine(Fixtures.Root, "host", "bin", Configuration, "net10.0", OperatingSystem.IsWindows() ? "rsplugins.exe" : "rsplugins");

    /// <summary>The options that add the fixture plugins.</summary>
    public static string[] WithEcho { get; } = ["--plugins", Fixtures.Path("plugins", "Echo")];

    /// <summary>Starts the program with all three streams redirected.</summary>
    /// <param name="state">The state folder.</param>
    /// <param name="arguments">The arguments.</param>
    public static Process Start(string? state, params string[] arguments) => Start(state, [], arguments);

    /// <summary>Starts the program with further environment variables.</summary>
    /// <param name="state">The state folder.</param>
    /// <param name="environment">The variables.</param>
    /// <param name="arguments">The arguments.</param>
    public static Process Start(string? state, Dictionary<string, string> environment, string[] arguments)
    {
        // Whoever starts the tests in the background makes all their children ignore Ctrl-C; a user's shell does not.
        (string program, string[] all) = OperatingSystem.IsLinux() ? ("env", ["--default-signal=INT", Path, .. arguments]) : (Path, arguments);
        ProcessStartInfo start = new(program, all)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["RSPLUGINS_STATE"] = state ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "rsplugins-test-state");

        // Tests kill hosts more often than a job is resumed that could be the cause.
        start.Environment["RSPLUGINS_JOBS_CRASHES"] = "1000";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs the program to its end.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The exit code and what was written.</returns>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using Process process = Start(null, arguments);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(Patience);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }
}
