namespace RsPlugins.EndToEnd.Tests.Qgis;

/// <summary>The tests of tests/python/qgis, each a case of its own. They run in Debian's Python, whose QGIS it is, and leave pictures of the desktop in the output folder.</summary>
public sealed class QgisTests
{
    private static readonly PythonSuite Suite = new("/usr/bin/python3", "qgis", new Dictionary<string, string>
    {
        // Another Python on the search path would be taken for QGIS's own.
        ["PATH"] = "/usr/bin:/bin:" + Environment.GetEnvironmentVariable("PATH"),
        ["PYTHONDONTWRITEBYTECODE"] = "1",
        ["QT_QPA_PLATFORM"] = "offscreen",
        ["RSPLUGINS_TEST_OUTPUT"] = Environment.GetEnvironmentVariable("RSPLUGINS_TEST_OUTPUT") ?? Path.Combine(AppContext.BaseDirectory, "qgis-output"),
    });

    public static TheoryData<string> Names => [.. Suite.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Python(string name)
    {
        PythonSuite.Outcome outcome = await Suite.OutcomeAsync(name);

        bool passed = outcome.Result == "passed" || (outcome.Result == "skipped" && Environment.GetEnvironmentVariable("CI") != "true");
        Assert.True(passed, outcome.Text);
    }

    [LinuxFact]
    public void Tests_are_found() => Assert.NotEmpty(Suite.Names());
}
