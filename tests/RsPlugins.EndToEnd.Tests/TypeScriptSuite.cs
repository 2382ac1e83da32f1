using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>The TypeScript tests of tests/typescript: compiled and run once, file by file, when the first outcome is asked for.</summary>
internal static class TypeScriptSuite
{
    private static readonly string Folder = Path.Combine(Fixtures.Root, "tests", "typescript");
    private static readonly string Compiler = Path.Combine(Fixtures.Root, "sdk", "typescript", "node_modules", "typescript", "bin", "tsc");
    private static readonly Lazy<Task<Dictionary<string, TestOutcome>>> Outcomes = new(RunAsync);

    /// <summary>Why the tests cannot run here, or null. On CI they must.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("CI") == "true" || (File.Exists(Compiler) && IsOnPath("node"))
        ? null
        : "node is not installed, or sdk/typescript has no node_modules (npm ci in that folder).";

    /// <summary>The names of all tests: those that stand in their sources, and one for each case of manifests/conformance that is for clients.</summary>
    public static IReadOnlyList<string> Names() =>
    [
        .. Sources().SelectMany(TapReport.Names),
        .. Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "manifests", "conformance"), "*.json").Where(IsForClients).Select(file => "conformance: " + Path.GetFileNameWithoutExtension(file)),
    ];

    /// <summary>How every test went, by name.</summary>
    public static Task<Dictionary<string, TestOutcome>> OutcomesAsync() => Outcomes.Value;

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Folder, "src"), "*.test.ts").Order(StringComparer.Ordinal);

    private static bool IsForClients(string file) => JsonNode.Parse(File.ReadAllText(file))!["for"]!.AsArray().Any(held => held!.GetValue<string>() == "client");

    private static async Task<Dictionary<string, TestOutcome>> RunAsync()
    {
        DirectoryInfo state = Directory.CreateTempSubdirectory("rsplugins-");
        try
        {
            (int status, string output) = await NodeAsync(state.FullName, Compiler, "-b", Folder);
            Assert.True(status == 0, output);
            Dictionary<string, TestOutcome> outcomes = [];
            foreach (string file in Sources())
            {
                string compiled = Path.Combine(Folder, "out", Path.GetFileNameWithoutExtension(file) + ".js");
                (_, string report) = await NodeAsync(state.FullName, "--test-reporter=tap", compiled);
                foreach ((string name, TestOutcome outcome) in TapReport.Read(report))
                {
                    outcomes.Add(name, outcome);
                }
            }

            return outcomes;
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    private static async Task<(int Status, string Output)> NodeAsync(string state, params string[] arguments)
    {
        ProcessStartInfo start = new("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["RSPLUGINS_STATE"] = state;
        start.Environment["RSPLUGINS_TEST_CONFIGURATION"] = HostProgram.Configuration;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
