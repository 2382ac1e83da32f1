using System.Collections.Concurrent;

namespace RsPlugins.EndToEnd.Tests.ArcGis;

/// <summary>The tests of tests/python/arcgis: each interpreter runs its own once, one after the other.</summary>
internal static class ArcGisSuite
{
    /// <summary>What every interpreter runs beside the first one, which runs all: the rest depends on GDAL and the host, not on Python.</summary>
    private static readonly string[] OfEveryInterpreter = ["test_toolbox", "test_parameters", "test_lifecycle", "test_tools"];

    private static readonly ConcurrentDictionary<Interpreter, PythonSuite> Suites = new();
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Interpreter and test, of all.</summary>
    public static IEnumerable<(Interpreter Interpreter, string Test)> Cases() => Interpreter.All.SelectMany(interpreter => SuiteOf(interpreter).Names().Select(test => (interpreter, test)));

    /// <summary>How a test went.</summary>
    /// <param name="interpreter">The interpreter.</param>
    /// <param name="test">The test's name.</param>
    public static async Task<PythonSuite.Outcome> OutcomeAsync(Interpreter interpreter, string test)
    {
        await Turn.WaitAsync();
        try
        {
            return await SuiteOf(interpreter).OutcomeAsync(test);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static PythonSuite SuiteOf(Interpreter interpreter) => Suites.GetOrAdd(interpreter, one => new PythonSuite(
        one.Path,
        "arcgis",
        new Dictionary<string, string> { ["PYTHONDONTWRITEBYTECODE"] = "1", ["RSPLUGINS_JOBS_CRASHES"] = "1000" },
        one == Interpreter.All[0] ? [] : OfEveryInterpreter));
}
