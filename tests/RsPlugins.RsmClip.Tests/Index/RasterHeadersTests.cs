using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Index;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class RasterHeadersTests
{
    private static string Degrees => Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif");

    [Fact]
    public void A_raster_whose_header_was_read_is_not_opened_again()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.tif");
        File.Copy(IndexFile.Photo, path);
        using RasterHeaders headers = new();

        Assert.Equal(3857, headers.CrsOf(path)?.Epsg);
        File.Delete(path);
        using (IRasterReader raster = headers.Open(path))
        {
            Assert.Equal(1024, raster.Width);
        }

        Assert.Throws<RasterException>(() => headers.Open(path));
    }

    [Fact]
    public void What_cannot_be_opened_has_no_CRS_and_fails_when_its_turn_comes()
    {
        using RasterHeaders headers = new();

        Assert.Null(headers.CrsOf("no/such.tif"));
        Assert.Throws<RasterException>(() => headers.Open("no/such.tif"));
    }

    [Fact]
    public void More_rasters_than_may_stay_open_are_still_found()
    {
        using TemporaryFolder folder = new();
        string[] paths = [.. Enumerable.Range(0, RasterHeaders.MostOpen + 2).Select(i => folder.File($"{i}.tif"))];
        foreach (string path in paths)
        {
            File.Copy(IndexFile.Photo, path);
        }

        using RasterHeaders headers = new();
        Assert.Null(IndexReference.ForSeveral(paths, headers, CancellationToken.None));
        Assert.Equal(4326, IndexReference.ForSeveral([.. paths, Degrees], headers, CancellationToken.None)?.Epsg);
        foreach (string path in paths)
        {
            using IRasterReader raster = headers.Open(path);
            Assert.Equal(1024, raster.Width);
        }
    }
}
