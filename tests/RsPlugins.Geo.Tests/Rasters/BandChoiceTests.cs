using System.Globalization;
using System.Text.RegularExpressions;
using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Rasters;

public sealed class BandChoiceTests
{
    [Theory]
    [InlineData("multiband/naip_infrared.tif", new[] { 1, 2, 3 }, null)]
    [InlineData("multiband/stars_L7_ETMs_6band.tif", new[] { 1, 2, 3 }, null)]
    [InlineData("uint16/rasterio_RGBA.uint16.tif", new[] { 3, 2, 1 }, 4)]
    [InlineData("derived/geographic_4326_rgba.tif", new[] { 1, 2, 3 }, 4)]
    [InlineData("float_dem/opengeos_dsm.tif", new[] { 1 }, null)]
    [InlineData("codecs/palette_small.tif", new[] { 1 }, null)]
    [InlineData("codecs/la.png", new[] { 1 }, 2)]
    public void Colours_are_where_the_file_says_they_are(string file, int[] bands, int? alpha)
    {
        using IRasterReader raster = RasterFile.Open(Fixtures.Path("rasters", file));
        Assert.Equal(bands, BandChoice.Default(raster));
        Assert.Equal(alpha, raster.AlphaBand);
    }

    [Fact]
    public void An_infrared_band_of_zeros_takes_no_pixel_away()
    {
        using IRasterReader raster = RasterFile.Open(Fixtures.Path("rasters", "multiband", "naip_infrared.tif"));
        RasterWindow all = new(0, 0, raster.Width, raster.Height);
        double[][] bands = [.. Enumerable.Range(0, 4).Select(position => raster.Read(all, [1, 2, 3, 4], CancellationToken.None).ToDouble(position))];
        byte[] mask = raster.ReadMask(all, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, mask.Length).Select(i => bands.Any(band => band[i] != 0) ? 255 : 0), mask.Select(valid => (int)valid));
    }

    [GdalFact]
    public void Names_of_bands_count_where_nothing_else_tells()
    {
        using TemporaryFolder folder = new();
        string vrt = folder.File("named.vrt"), tif = folder.File("named.tif");
        string plain = GdalPrograms.Run("gdal_translate", "-q", "-of", "VRT", "-b", "1", "-b", "2", "-b", "3", "-b", "4", Fixtures.Path("rasters", "multiband", "stars_L7_ETMs_6band.tif"), "/vsistdout/");
        string[] names = ["Blue", "green", "RED", "NIR"];
        plain = Regex.Replace(plain, "(<VRTRasterBand [^>]*band=\"(\\d)\"[^>]*>)", found => $"{found.Value}<Description>{names[int.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture) - 1]}</Description>");
        File.WriteAllText(vrt, plain);
        GdalPrograms.Run("gdal_translate", "-q", vrt, tif);
        foreach (string file in (string[])[vrt, tif])
        {
            using IRasterReader raster = RasterFile.Open(file);
            Assert.Equal([3, 2, 1], BandChoice.Default(raster));
        }
    }
}
