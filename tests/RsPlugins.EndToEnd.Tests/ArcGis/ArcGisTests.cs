namespace RsPlugins.EndToEnd.Tests.ArcGis;

/// <summary>The ArcGIS Pro toolbox in a strict stand-in of arcpy, with the built host and real rasters, on every Python that is found.</summary>
public sealed class ArcGisTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach ((Interpreter interpreter, string test) in ArcGisSuite.Cases())
            {
                cases.Add(interpreter.Version, test);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Toolbox(string python, string test)
    {
        Interpreter interpreter = Interpreter.All.Single(one => one.Version == python);

        PythonSuite.Outcome outcome = await ArcGisSuite.OutcomeAsync(interpreter, test);

        Assert.True(outcome.Result == "passed", outcome.Text);
    }

    [Fact]
    public void Tests_are_found() => Assert.True(ArcGisSuite.Cases().Count() > 60, "python3 found too few tests, or there is no python3.");
}
