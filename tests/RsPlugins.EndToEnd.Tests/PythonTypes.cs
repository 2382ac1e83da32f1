using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>Pyright over the Python of this repository, as tests/python/types sets it up; run once.</summary>
internal static class PythonTypes
{
    private static readonly string Folder = Path.Combine(Fixtures.Root, "tests", "python", "types");
    private static readonly string Checker = Path.Combine(Folder, "node_modules", "pyright", "index.js");
    private static readonly Lazy<Task<IReadOnlyList<Finding>>> All = new(RunAsync);

    /// <summary>Why the checker cannot run here, or null. On CI it must.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("CI") == "true" || File.Exists(Checker) ? null : "Pyright is not installed (npm ci in tests/python/types).";

    /// <summary>The file that must be found wrong.</summary>
    public static string Wrong { get; } = Path.Combine(Folder, "wrong.py");

    /// <summary>What the checker found.</summary>
    public static Task<IReadOnlyList<Finding>> FindingsAsync() => All.Value;

    private static async Task<IReadOnlyList<Finding>> RunAsync()
    {
        // Debian's Python has NumPy, whose types the raster functions are checked against.
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        ProcessStartInfo start = new("node", [Checker, "--outputjson", "--pythonpath", python, "-p", Folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        JsonNode found = JsonNode.Parse(output) ?? throw new InvalidOperationException(await error);
        Assert.True((int)found["summary"]!["filesAnalyzed"]! > 20, output);
        return [.. found["generalDiagnostics"]!.AsArray().Select(one => new Finding((string)one!["file"]!, (int)one["range"]!["start"]!["line"]!, (string)one["message"]!))];
    }

    /// <summary>A complaint.</summary>
    /// <param name="File">Full path.</param>
    /// <param name="Line">From 0.</param>
    /// <param name="Message">What is wrong.</param>
    internal sealed record Finding(string File, int Line, string Message);
}
