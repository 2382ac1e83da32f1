using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Gdal;

public sealed class GdalWarpTests
{
    [GdalTheory]
    [InlineData("codecs/bigtiff_be.tif", 3857, WarpResampling.Near, "-dstalpha")]
    [InlineData("georef_edge/riotiler_cog_rgb_mask.tif", 4326, WarpResampling.Cubic, "-dstalpha")]
    [InlineData("float_dem/opengeos_dsm.tif", 32618, WarpResampling.Bilinear, null)]
    [InlineData("derived/rotated30deg.tif", 3857, WarpResampling.Near, "-dstalpha")]
    [InlineData("gdal/rgb.jp2", 27700, WarpResampling.Near, "-dstalpha")]
    [InlineData("derived/geographic_4326_rgba.tif", 3035, WarpResampling.Bilinear, null)]
    public async Task A_warped_raster_is_the_one_that_gdalwarp_writes(string file, int epsg, WarpResampling resampling, string? option)
    {
        using TemporaryFolder folder = new();
        string path = Fixtures.Path("rasters", file), virtualRaster = folder.File("warped.vrt"), written = folder.File("warped.tif");
        GdalPrograms.Run("gdalwarp", [.. (string[])["-q", "-of", "VRT", "-et", "0", "-t_srs", $"EPSG:{epsg}", "-r", resampling.ToString().ToLowerInvariant()], .. option is null ? Array.Empty<string>() : [option], path, virtualRaster]);
        GdalPrograms.Run("gdal_translate", "-q", virtualRaster, written);
        using IRasterReader expected = RasterFile.Open(written), warped = RasterFile.OpenWarped(path, new Crs(epsg), resampling);
        Assert.Equal((expected.Width, expected.Height, expected.BandCount, expected.Type), (warped.Width, warped.Height, warped.BandCount, warped.Type));
        Assert.Equal((expected.NoData, expected.AlphaBand, epsg), (warped.NoData, warped.AlphaBand, warped.Crs?.Epsg));
        Assert.Equal(expected.Transform.OriginX, warped.Transform.OriginX, 1e-9 * Math.Abs(expected.Transform.OriginX));
        Assert.Equal(expected.Transform.ColumnX, warped.Transform.ColumnX, 1e-12);

        // The whole at once, as the program computes it; then parts in threads, which must be parts of the whole.
        int[] bands = [.. Enumerable.Range(1, warped.BandCount)];
        RasterWindow all = new(0, 0, warped.Width, warped.Height);
        double[][] pixels = [.. bands.Select(band => warped.Read(all, [band], CancellationToken.None).ToDouble(0))];
        Assert.True(bands.All(band => expected.Read(all, [band], CancellationToken.None).ToDouble(0).AsSpan().SequenceEqual(pixels[band - 1])), "pixels differ from gdalwarp's");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            Random random = new(thread);
            for (int i = 0; i < 10; i++)
            {
                RasterWindow window = new(random.Next(warped.Width / 2), random.Next(warped.Height / 2), warped.Width / 3, warped.Height / 3);
                foreach (int band in bands)
                {
                    double[] part = warped.Read(window, [band], CancellationToken.None).ToDouble(0);
                    Assert.Equal(Enumerable.Range(0, part.Length).Select(at => pixels[band - 1][((window.Y + (at / window.Width)) * warped.Width) + window.X + (at % window.Width)]), part);
                }
            }
        })));
    }

    [GdalFact]
    public void What_cannot_be_warped_is_refused()
    {
        Assert.Contains("where it lies", Failing("derived/no_georef.tif", new Crs(3857)).Message, StringComparison.Ordinal);
        Assert.Contains("EPSG:999999", Failing("codecs/bigtiff_be.tif", new Crs(999999)).Message, StringComparison.Ordinal);
        Assert.Equal(RasterErrorKind.Unsupported, Failing("codecs/bigtiff_be.tif", new Crs(null, "http://127.0.0.1:9/system.wkt")).Kind);
        Assert.Equal(RasterErrorKind.Missing, Failing("codecs/nowhere.tif", new Crs(3857)).Kind);

        static RasterException Failing(string file, Crs target) => Assert.Throws<RasterException>(() => RasterFile.OpenWarped(Fixtures.Path("rasters", file), target, WarpResampling.Near));
    }
}
