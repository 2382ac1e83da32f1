using System.Globalization;
using System.Text.Json;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Tests.Rasters;

[Collection(nameof(AloneCollection))]
public sealed class ClassMapWriterTests
{
    private static readonly ClassColor[] Classes = [new("forest & <bog>", 10, 120, 30), new("river", 0, 0, 255), new("居民区", 200, 30, 30)];

    [Fact]
    public void Reads_back_what_was_written()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("map.tif");
        byte[] map = Map(700, 500);
        GeoTransform transform = new(500000.5, 0.25, 0, 6000000.75, 0, -0.25);
        ClassMapWriter.Write(path, map, 700, 500, Classes, transform, new Crs(32631), CancellationToken.None);
        using IRasterReader reader = RasterFile.Open(path);
        Assert.Equal(map, reader.Read(new RasterWindow(0, 0, 700, 500), [1], CancellationToken.None).Data.ToArray());
        Assert.Equal(transform, reader.Transform);
        Assert.Equal(32631, reader.Crs?.Epsg);
        Assert.Equal(255, reader.NoData);
        Assert.Equal(((byte)0, (byte)0, (byte)255, (byte)255), reader.Palette!.Of(1));
    }

    [GdalFact]
    public void Opens_in_gdalinfo_without_a_warning_whatever_the_CRS()
    {
        foreach (int epsg in (int[])[3857, 4326, 32631, 3301, 26914, 26913, 28992, 3031, 4258, 2154])
        {
            using TemporaryFolder folder = new();
            string path = folder.File("map.tif");
            GeoTransform transform = epsg is 4326 or 4258 ? new(24.5, 1e-5, 0, 59.4, 0, -1e-5) : new(542200, 0.2, 0, 6589860, 0, -0.2);
            byte[] map = Map(300, 200);
            ClassMapWriter.Write(path, map, 300, 200, Classes, transform, new Crs(epsg), CancellationToken.None);
            using JsonDocument info = JsonDocument.Parse(GdalPrograms.Run("gdalinfo", "-json", "-checksum", path));
            JsonElement root = info.RootElement, band = root.GetProperty("bands")[0];
            Assert.EndsWith($"ID[\"EPSG\",{epsg}]]", root.GetProperty("coordinateSystem").GetProperty("wkt").GetString()!.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal([transform.OriginX, transform.ColumnX, transform.RowX, transform.OriginY, transform.ColumnY, transform.RowY], root.GetProperty("geoTransform").EnumerateArray().Select(v => v.GetDouble()));
            Assert.Equal("Palette", band.GetProperty("colorInterpretation").GetString());
            Assert.Equal(255, band.GetProperty("noDataValue").GetDouble());
            Assert.Equal(256, band.GetProperty("block")[0].GetInt32());
            Assert.Equal("[10,120,30,255]", band.GetProperty("colorTable").GetProperty("entries")[0].GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
            string text = GdalPrograms.Run("gdalinfo", path);
            Assert.Contains("Categories:", text, StringComparison.Ordinal);
            Assert.Contains("forest & <bog>", text, StringComparison.Ordinal);
            Assert.Contains("居民区", text, StringComparison.Ordinal);
            string raw = folder.File("map.raw");
            GdalPrograms.Run("gdal_translate", "-q", "-of", "ENVI", path, raw);
            Assert.Equal(map, File.ReadAllBytes(raw));
        }
    }

    [Theory]
    [InlineData(700, 513, 1)]
    [InlineData(700, 513, 255)]
    [InlineData(256, 512, 300)]
    [InlineData(3, 257, 2)]
    public void Rows_added_in_pieces_give_the_same_file(int width, int height, int rows)
    {
        using TemporaryFolder folder = new();
        byte[] map = Map(width, height);
        GeoTransform transform = new(500000.5, 0.25, 0, 6000000.75, 0, -0.25);
        ClassMapWriter.Write(folder.File("once.tif"), map, width, height, Classes, transform, new Crs(32631), CancellationToken.None);
        using (ClassMapWriter writer = new(folder.File("pieces.tif"), width, height, Classes, transform, new Crs(32631)))
        {
            for (int row = 0; row < height; row += rows)
            {
                writer.AddRows(map.AsSpan(row * width, Math.Min(rows, height - row) * width), CancellationToken.None);
            }

            writer.Complete();
            Assert.Equal(Classes.Select((_, place) => (long)map.Count(value => value == place)), writer.Counts);
        }

        Assert.Equal(File.ReadAllBytes(folder.File("once.tif")), File.ReadAllBytes(folder.File("pieces.tif")));
        Assert.Equal(File.ReadAllBytes(folder.File("once.tif.aux.xml")), File.ReadAllBytes(folder.File("pieces.tif.aux.xml")));
    }

    [GdalFact]
    public void A_map_of_more_than_2_GiB_is_a_BigTIFF_in_bounded_memory()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("large.tif");
        const int Width = 50_000, Height = 43_000, Rows = 256;
        byte[] rows = new byte[Width * Rows];
        using (ClassMapWriter writer = new(path, Width, Height, Classes, null, null))
        {
            long before = GC.GetTotalMemory(forceFullCollection: true);
            for (int row = 0; row < Height; row += Rows)
            {
                rows.AsSpan().Fill((byte)(row / Rows % 3));
                writer.AddRows(rows.AsSpan(0, Math.Min(Rows, Height - row) * Width), CancellationToken.None);
            }

            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8 << 20);
            writer.Complete();
        }

        byte[] start = new byte[4];
        using (FileStream stream = File.OpenRead(path))
        {
            stream.ReadExactly(start);
        }

        Assert.Equal([(byte)'I', (byte)'I', 43, 0], start);
        using IRasterReader reader = RasterFile.Open(path);
        Assert.Equal((Height - 1) / Rows % 3, reader.Read(new RasterWindow(Width - 2, Height - 2, 2, 2), [1], CancellationToken.None).Data.Span[3]);
        Assert.Contains("Size is 50000, 43000", GdalPrograms.Run("gdalinfo", path), StringComparison.Ordinal);
    }

    [GdalFact]
    public void Rotated_and_unplaced_maps_open_too()
    {
        using TemporaryFolder folder = new();
        GeoTransform rotated = new(1000, 0.8, 0.6, 2000, 0.6, -0.8);
        ClassMapWriter.Write(folder.File("rotated.tif"), Map(50, 40), 50, 40, Classes, rotated, new Crs(3301), CancellationToken.None);
        using JsonDocument info = JsonDocument.Parse(GdalPrograms.Run("gdalinfo", "-json", folder.File("rotated.tif")));
        Assert.Equal([1000, 0.8, 0.6, 2000, 0.6, -0.8], info.RootElement.GetProperty("geoTransform").EnumerateArray().Select(v => v.GetDouble()));
        ClassMapWriter.Write(folder.File("plain.tif"), Map(50, 40), 50, 40, Classes, null, null, CancellationToken.None);
        Assert.DoesNotContain("Coordinate System is", GdalPrograms.Run("gdalinfo", folder.File("plain.tif")), StringComparison.Ordinal);
        ClassMapWriter.Write(folder.File("custom.tif"), Map(50, 40), 50, 40, Classes, rotated, new Crs(null, null, "local grid"), CancellationToken.None);
        Assert.Contains("local grid", GdalPrograms.Run("gdalinfo", folder.File("custom.tif")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_write_ends()
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ClassMapWriter.Write(folder.File("map.tif"), Map(50, 40), 50, 40, Classes, null, null, source.Token));
    }

    [Fact]
    public void A_full_disk_is_an_error()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        IOException error = Assert.Throws<IOException>(() => ClassMapWriter.Write("/dev/full", Map(50, 40), 50, 40, Classes, null, null, CancellationToken.None));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Map(int width, int height) =>
        [.. Enumerable.Range(0, width * height).Select(i => (byte)(i % 97 == 0 ? ClassMapWriter.NoData : i / 1000 % 3))];
}
