using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Rasters;

/// <summary>
/// Everything GDAL read from the committed rasters must be read here, bit for bit. RSPLUGINS_RASTERS names a further folder with an expected.json of its own,
/// for files that cannot be committed.
/// </summary>
public sealed class GdalParityTests
{
    public static TheoryData<string, string> Files()
    {
        TheoryData<string, string> data = [];
        foreach (string? folder in new[] { Fixtures.Path("rasters"), Environment.GetEnvironmentVariable("RSPLUGINS_RASTERS") })
        {
            if (!string.IsNullOrEmpty(folder))
            {
                foreach (string file in ExpectedRaster.All(folder).Keys)
                {
                    data.Add(folder, file);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Reads_what_GDAL_reads(string folder, string file)
    {
        using IRasterReader reader = RasterFile.Open(Path.Combine(folder, file));
        RasterComparison.Pixels(ExpectedRaster.All(folder)[file], reader);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Places_it_where_GDAL_does(string folder, string file)
    {
        using IRasterReader reader = RasterFile.Open(Path.Combine(folder, file));
        RasterComparison.Place(ExpectedRaster.All(folder)[file], reader);
    }
}
