using System.Text.Json;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Tools;

public sealed class RasterExtentTests
{
    private static readonly string Mercator = Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");

    [Fact]
    public void An_extent_in_another_system_gives_the_same_window()
    {
        using IRasterReader raster = RasterFile.Open(Mercator);
        (double west, double north) = raster.Transform.ToMap(100, 200);
        (double east, double south) = raster.Transform.ToMap(300, 350);
        const double Radius = 6378137;
        double[] degrees = [west / Radius * 180 / Math.PI, Latitude(south), east / Radius * 180 / Math.PI, Latitude(north)];

        Assert.Equal(new RasterWindow(100, 200, 200, 150), RasterExtent.WindowOf(Extent("EPSG:3857", west + 0.01, south + 0.01, east - 0.01, north - 0.01), raster));
        RasterWindow window = RasterExtent.WindowOf(Extent("EPSG:4326", degrees), raster);

        Assert.InRange(window.X, 99, 100);
        Assert.InRange(window.Y, 199, 200);
        Assert.InRange(window.Right, 300, 301);
        Assert.InRange(window.Bottom, 350, 351);

        static double Latitude(double y) => ((2 * Math.Atan(Math.Exp(y / Radius))) - (Math.PI / 2)) * 180 / Math.PI;
    }

    [Fact]
    public void An_extent_over_the_border_is_cut_off_and_none_is_the_whole_raster()
    {
        using IRasterReader raster = RasterFile.Open(Mercator);
        (double west, double north) = raster.Transform.ToMap(-50, -50);
        (double east, double south) = raster.Transform.ToMap(60, 70);

        Assert.Equal(new RasterWindow(0, 0, 60, 70), RasterExtent.WindowOf(Extent(null, west, south + 0.01, east - 0.01, north), raster));
        Assert.Equal(new RasterWindow(0, 0, raster.Width, raster.Height), RasterExtent.WindowOf(null, raster));
    }

    [Fact]
    public void Without_a_georeference_an_extent_is_refused()
    {
        using IRasterReader raster = RasterFile.Open(Fixtures.Path("rasters", "derived", "no_georef.tif"));

        Assert.Equal(ErrorIds.RasterUnreferenced, Assert.Throws<ToolException>(() => RasterExtent.WindowOf(Extent(null, 0, 0, 1, 1), raster)).Id);
    }

    private static JsonElement Extent(string? crs, params double[] box) => JsonSerializer.SerializeToElement(crs is null ? new { bbox = box } : (object)new { bbox = box, crs });
}
