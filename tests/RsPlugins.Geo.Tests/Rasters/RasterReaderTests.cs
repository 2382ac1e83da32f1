using System.Globalization;
using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Rasters;

public sealed class RasterReaderTests
{
    [Theory]
    [InlineData("derived/cog_lzw_128.tif")]
    [InlineData("derived/planar_strip_lzw.tif")]
    [InlineData("rgb8/rasterio_cogeo_jpeg_3857.tif")]
    [InlineData("derived/zstd_tiled.tif")]
    [InlineData("codecs/jpeg_4band.tif")]
    [InlineData("derived/bilevel_ccitt4.tif")]
    [InlineData("codecs/rgb16.png")]
    public async Task Threads_read_what_one_thread_reads(string file)
    {
        using IRasterReader reader = RasterFile.Open(Fixtures.Path("rasters", file));
        int[] bands = [.. Enumerable.Range(1, reader.BandCount)];
        Random random = new(3);
        RasterWindow[] windows = [.. Enumerable.Range(0, 60).Select(_ => new RasterWindow(random.Next(-20, reader.Width), random.Next(-20, reader.Height), random.Next(1, 90), random.Next(1, 90)))];
        byte[][] expected = [.. windows.Select(w => reader.Read(w, bands, CancellationToken.None).Data.ToArray())];
        using IRasterReader shared = RasterFile.Open(Fixtures.Path("rasters", file));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(thread => Task.Run(() =>
        {
            for (int i = 0; i < windows.Length; i++)
            {
                int at = ((i * 7) + (thread * 11)) % windows.Length;
                Assert.Equal(expected[at], shared.Read(windows[at], bands, CancellationToken.None).Data.ToArray());
            }
        })));
    }

    [Fact]
    public void A_window_wholly_outside_is_nodata()
    {
        using IRasterReader reader = RasterFile.Open(Fixtures.Path("rasters", "float_dem", "opengeos_dsm.tif"));
        foreach (RasterWindow window in (RasterWindow[])[new(-50, 0, 10, 10), new(int.MaxValue - 10, 5, 10, 10), new(0, reader.Height, 10, 10)])
        {
            Assert.All(reader.Read(window, [1], CancellationToken.None).ToSingle(0), value => Assert.Equal(-9999f, value));
            Assert.All(reader.ReadMask(window, CancellationToken.None), value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Wrong_requests_are_refused()
    {
        using IRasterReader reader = RasterFile.Open(Fixtures.Path("rasters", "derived", "no_georef.tif"));
        Assert.Throws<ArgumentException>(() => reader.Read(new RasterWindow(0, 0, 0, 5), [1], CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(new RasterWindow(0, 0, 5, 5), [4], CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(new RasterWindow(0, 0, 5, 5), [0], CancellationToken.None));
        Assert.Throws<ArgumentException>(() => reader.Read(new RasterWindow(0, 0, 100000, 100000), [1], CancellationToken.None));
        Assert.Throws<OperationCanceledException>(() => reader.Read(new RasterWindow(0, 0, 5, 5), [1], new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Overviews_lie_where_the_raster_lies()
    {
        using IRasterReader reader = RasterFile.Open(Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif"));
        IRasterReader overview = reader.Overview(2);
        (double x, double y) = reader.Transform.ToMap(reader.Width, reader.Height);
        (double overviewX, double overviewY) = overview.Transform.ToMap(overview.Width, overview.Height);
        Assert.Equal(x, overviewX, 6);
        Assert.Equal(y, overviewY, 6);
        Assert.Equal(3857, overview.Crs?.Epsg);
    }

    [GdalFact]
    public void A_custom_CRS_is_the_one_GDAL_sees_also_in_what_is_written()
    {
        string path = Fixtures.Path("rasters", "codecs", "custom_crs.tif");
        using IRasterReader reader = RasterFile.Open(path);
        Assert.Null(reader.Crs!.Epsg);
        string expected = GdalPrograms.Run("gdalsrsinfo", "-o", "proj4", path).Trim();
        Assert.Contains("+proj=tmerc +lat_0=10 +lon_0=20 +k=0.9999", expected, StringComparison.Ordinal);
        Assert.Equal(expected, GdalPrograms.Run("gdalsrsinfo", "-o", "proj4", reader.Crs.Wkt!).Trim());
        using TemporaryFolder folder = new();
        ClassMapWriter.Write(folder.File("map.tif"), new byte[100], 10, 10, [new ClassColor("a", 1, 2, 3)], reader.Transform, reader.Crs, CancellationToken.None);
        Assert.Equal(expected, GdalPrograms.Run("gdalsrsinfo", "-o", "proj4", folder.File("map.tif")).Trim());
        using (IRasterReader map = RasterFile.Open(folder.File("map.tif")))
        {
            Assert.Equal(reader.Crs.Wkt, map.Crs?.Wkt);
        }

        using (Geo.Vectors.GeoPackageWriter writer = new(folder.File("tiles.gpkg"), "tiles", reader.Crs, []))
        {
            writer.Add(Geo.Tiles.Footprint.Of(new RasterWindow(0, 0, 10, 10), reader.Transform));
            writer.Commit();
        }

        Assert.Equal(expected, GdalPrograms.Run("gdalsrsinfo", "-o", "proj4", folder.File("tiles.gpkg")).Trim());
    }

    [GdalFact]
    public void What_GDAL_keeps_beside_an_image_is_read()
    {
        using TemporaryFolder folder = new();
        string image = folder.File("placed.png");
        GdalPrograms.Run("gdal_translate", "-q", "-of", "PNG", "-outsize", "64", "64", Fixtures.Path("rasters", "derived", "rotated30deg.tif"), image);
        using IRasterReader reader = RasterFile.Open(image);
        Assert.Equal(3301, reader.Crs?.Epsg);
        Assert.True(reader.Transform.IsRotated);
        File.WriteAllText(image + ".aux.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><PAMDataset><SRS>&a;</SRS></PAMDataset>");
        using IRasterReader broken = RasterFile.Open(image);
        Assert.Null(broken.Crs);
        Assert.False(broken.IsGeoreferenced);
    }

    [Fact]
    public void World_files_are_found_by_every_spelling_and_checked()
    {
        using TemporaryFolder folder = new();
        foreach (string name in (string[])["a.jgw", "b.JGW", "c.wld", "d.jpgw"])
        {
            string image = folder.File(name[..1] + ".jpg");
            File.Copy(Fixtures.Path("rasters", "codecs", "rgb.jpg"), image);
            File.WriteAllText(folder.File(name), string.Join('\n', ((double[])[0.5, 0.1, 0.2, -0.5, 100, 200]).Select(n => n.ToString(CultureInfo.InvariantCulture))));
            using IRasterReader reader = RasterFile.Open(image);
            Assert.Equal(new GeoTransform(100 - 0.25 - 0.1, 0.5, 0.2, 200 - 0.05 + 0.25, 0.1, -0.5), reader.Transform);
        }

        File.WriteAllText(folder.File("a.jgw"), "0.5\nnorth\n");
        RasterException error = Assert.Throws<RasterException>(() => RasterFile.Open(folder.File("a.jpg")));
        Assert.Contains("a.jgw", error.Message, StringComparison.Ordinal);
    }
}
