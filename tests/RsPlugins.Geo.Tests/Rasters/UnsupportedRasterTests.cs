using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Rasters;

public sealed class UnsupportedRasterTests
{
    [Theory]
    [InlineData("complex.tif", "complex")]
    [InlineData("empty.tif", "empty")]
    [InlineData("text.png", "not an image")]
    public void Names_what_it_cannot_read_and_the_remedy(string file, string named)
    {
        RasterException error = Assert.Throws<RasterException>(() => RasterFile.Open(Fixtures.Path("rasters", "unsupported", file)));
        Assert.Equal(RasterErrorKind.Unsupported, error.Kind);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("gdal_translate", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_and_folders_are_told_apart()
    {
        Assert.Equal(RasterErrorKind.Missing, Assert.Throws<RasterException>(() => RasterFile.Open(Fixtures.Path("rasters", "nowhere.tif"))).Kind);
        RasterException folder = Assert.Throws<RasterException>(() => RasterFile.Open(Fixtures.Path("rasters")));
        Assert.Equal(RasterErrorKind.Denied, folder.Kind);
        Assert.Contains("folder", folder.Message, StringComparison.Ordinal);
    }
}
