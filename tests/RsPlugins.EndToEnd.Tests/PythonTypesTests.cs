namespace RsPlugins.EndToEnd.Tests;

/// <summary>The types of the Python SDK, the ArcGIS toolbox, the spectral indices and the raster functions of model packages.</summary>
public sealed class PythonTypesTests
{
    [PythonTypesFact]
    public async Task Types_are_right_everywhere() =>
        Assert.Equal([], (await PythonTypes.FindingsAsync()).Where(finding => finding.File != PythonTypes.Wrong).Select(finding => finding.ToString()));

    [PythonTypesFact]
    public async Task What_is_wrong_is_found()
    {
        IEnumerable<int> marked = (await File.ReadAllLinesAsync(PythonTypes.Wrong)).Index().Where(line => line.Item.EndsWith("# wrong", StringComparison.Ordinal)).Select(line => line.Index);

        Assert.Equal(marked, (await PythonTypes.FindingsAsync()).Where(finding => finding.File == PythonTypes.Wrong).Select(finding => finding.Line).Distinct().Order());
    }
}
