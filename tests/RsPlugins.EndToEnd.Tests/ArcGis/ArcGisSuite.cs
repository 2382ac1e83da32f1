using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.ArcGis;

/// <summary>The Python tests of tests/python/arcgis: each interpreter runs its own once, in one process, when the first outcome is asked for.</summary>
internal static class ArcGisSuite
{
    /// <summary>What every interpreter runs beside the first one, which runs all: the rest depends on GDAL and the host, not on Python.</summary>
    private const string OfEveryInterpreter = "--only=test_toolbox,test_parameters,test_lifecycle,test_tools";

    private static readonly ConcurrentDictionary<string, Lazy<Task<Dictionary<string, PythonSuite.Outcome>>>> Outcomes = new();
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Interpreter and test, of all.</summary>
    public static IEnumerable<(Interpreter Interpreter, string Test)> Cases() => Interpreter.All.SelectMany(interpreter => Names(interpreter).Select(test => (interpreter, test)));

    /// <summary>How a test went.</summary>
    /// <param name="interpreter">The interpreter.</param>
    /// <param name="test">The test's name.</param>
    public static async Task<PythonSuite.Outcome> OutcomeAsync(Interpreter interpreter, string test)
    {
        Dictionary<string, PythonSuite.Outcome> outcomes = await Outcomes.GetOrAdd(interpreter.Version, _ => new(() => RunAsync(interpreter))).Value;
        return outcomes.GetValueOrDefault(test) ?? new PythonSuite.Outcome(test, "failed", 0, "The run ended before this test.");
    }

    private static string[] Names(Interpreter interpreter)
    {
        using Process process = Process.Start(Start(interpreter, "--list"))!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : throw new InvalidOperationException(error.GetAwaiter().GetResult());
    }

    private static async Task<Dictionary<string, PythonSuite.Outcome>> RunAsync(Interpreter interpreter)
    {
        await Turn.WaitAsync();
        DirectoryInfo state = Directory.CreateTempSubdirectory("rsplugins-");
        try
        {
            return await RunAsync(interpreter, state.FullName);
        }
        finally
        {
            state.Delete(recursive: true);
            Turn.Release();
        }
    }

    private static async Task<Dictionary<string, PythonSuite.Outcome>> RunAsync(Interpreter interpreter, string state)
    {
        ProcessStartInfo start = Start(interpreter);
        start.Environment["RSPLUGINS_STATE"] = state;
        start.Environment["RSPLUGINS_TEST_HOST"] = HostProgram.Path;
        start.Environment["RSPLUGINS_JOBS_CRASHES"] = "1000";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Dictionary<string, PythonSuite.Outcome> outcomes = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            PythonSuite.Outcome outcome = JsonSerializer.Deserialize<PythonSuite.Outcome>(line, JsonSerializerOptions.Web)!;
            outcomes[outcome.Name] = outcome;
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? outcomes : throw new InvalidOperationException(await error);
    }

    private static ProcessStartInfo Start(Interpreter interpreter, params string[] options) =>
        new(
            interpreter.Path,
            [Path.Combine(Fixtures.Root, "tests", "python", "run_tests.py"), "arcgis", .. interpreter == Interpreter.All[0] ? Array.Empty<string>() : [OfEveryInterpreter], .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
}
