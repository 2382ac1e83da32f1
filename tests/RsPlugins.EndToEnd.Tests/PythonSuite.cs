using System.Diagnostics;
using System.Text.Json;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>The Python tests of a folder: run once, in one process, when the first outcome is asked for.</summary>
internal sealed class PythonSuite
{
    private readonly string python;
    private readonly string[] which;
    private readonly Dictionary<string, string> environment;
    private readonly Lazy<Task<Dictionary<string, Outcome>>> outcomes;

    /// <summary>Names the tests. Nothing is started.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="folder">The folder below tests/python, or null for the tests that lie there themselves.</param>
    /// <param name="environment">Variables beside this process's own.</param>
    /// <param name="only">Parts of the names of those that are meant; all where there are none.</param>
    public PythonSuite(string python, string? folder = null, Dictionary<string, string>? environment = null, params string[] only)
    {
        this.python = python;
        which = [.. folder is null ? Array.Empty<string>() : [folder], .. only.Length == 0 ? Array.Empty<string>() : ["--only", string.Join(',', only)]];
        this.environment = environment ?? [];
        outcomes = new(RunAsync);
    }

    /// <summary>The names of all tests, or none where there is no Python.</summary>
    public IReadOnlyList<string> Names()
    {
        try
        {
            using Process process = Process.Start(Start("--list"))!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                : throw new InvalidOperationException(error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }

    /// <summary>How a test went.</summary>
    /// <param name="name">Its name.</param>
    public async Task<Outcome> OutcomeAsync(string name) =>
        (await outcomes.Value).GetValueOrDefault(name) ?? new Outcome(name, "failed", 0, "The run ended before this test.");

    private async Task<Dictionary<string, Outcome>> RunAsync()
    {
        DirectoryInfo state = Directory.CreateTempSubdirectory("rsplugins-");
        try
        {
            return await RunAsync(state.FullName);
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    private async Task<Dictionary<string, Outcome>> RunAsync(string state)
    {
        ProcessStartInfo start = Start();
        start.Environment["RSPLUGINS_STATE"] = state;
        start.Environment["RSPLUGINS_TEST_HOST"] = HostProgram.Path;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Dictionary<string, Outcome> outcomes = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Outcome outcome = JsonSerializer.Deserialize<Outcome>(line, JsonSerializerOptions.Web)!;
            outcomes[outcome.Name] = outcome;
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? outcomes : throw new InvalidOperationException(await error);
    }

    private ProcessStartInfo Start(params string[] arguments)
    {
        ProcessStartInfo start = new(python, [Path.Combine(Fixtures.Root, "tests", "python", "run_tests.py"), .. which, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>How one test went.</summary>
    /// <param name="Name">Module, class and method.</param>
    /// <param name="Result"><c>passed</c>, <c>failed</c> or <c>skipped</c>.</param>
    /// <param name="Seconds">How long it took.</param>
    /// <param name="Text">Why it failed or was skipped.</param>
    internal sealed record Outcome(string Name, [property: System.Text.Json.Serialization.JsonPropertyName("outcome")] string Result, double Seconds, string Text);
}
