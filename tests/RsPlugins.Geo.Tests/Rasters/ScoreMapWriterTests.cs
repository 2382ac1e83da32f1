using System.Runtime.InteropServices;
using System.Text.Json;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Tests.Rasters;

public sealed class ScoreMapWriterTests
{
    private static readonly GeoTransform Transform = new(500000.5, 0.25, 0, 6000000.75, 0, -0.25);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(256, 256)]
    [InlineData(257, 300)]
    [InlineData(700, 513)]
    public void Reads_back_bit_for_bit_whatever_rows_are_added_together(int width, int height)
    {
        using TemporaryFolder folder = new();
        float[] scores = Scores(width, height);
        byte[]? first = null;
        foreach (int rows in (int[])[1, 100, 256, 1000])
        {
            string path = folder.File($"scores-{rows}.tif");
            Write(path, scores, width, height, rows, new Crs(32631));
            using IRasterReader reader = RasterFile.Open(path);
            Assert.Equal(MemoryMarshal.AsBytes<float>(scores), reader.Read(new RasterWindow(0, 0, width, height), [1], CancellationToken.None).Data.Span);
            Assert.Equal(ScoreMapWriter.NoData, reader.NoData);
            Assert.Equal(Transform, reader.Transform);
            first ??= File.ReadAllBytes(path);
            Assert.Equal(first, File.ReadAllBytes(path));
        }
    }

    [GdalFact]
    public void Opens_in_gdalinfo_without_a_warning_and_reads_bit_for_bit()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("scores.tif"), raw = folder.File("scores.raw");
        float[] scores = Scores(300, 270);
        Write(path, scores, 300, 270, 7, new Crs(3301));
        using JsonDocument info = JsonDocument.Parse(GdalPrograms.Run("gdalinfo", "-json", "-checksum", path));
        JsonElement band = info.RootElement.GetProperty("bands")[0];
        Assert.Equal("Float32", band.GetProperty("type").GetString());
        Assert.Equal(-9999, band.GetProperty("noDataValue").GetDouble());
        Assert.Equal("probability of <the> class", band.GetProperty("description").GetString());
        Assert.EndsWith("ID[\"EPSG\",3301]]", info.RootElement.GetProperty("coordinateSystem").GetProperty("wkt").GetString()!.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        GdalPrograms.Run("gdal_translate", "-q", "-of", "ENVI", path, raw);
        Assert.Equal(MemoryMarshal.AsBytes<float>(scores), File.ReadAllBytes(raw));
    }

    [Fact]
    public void Missing_and_surplus_rows_are_refused()
    {
        using TemporaryFolder folder = new();
        using ScoreMapWriter writer = new(folder.File("scores.tif"), 10, 4, "scores", null, null);
        Assert.Throws<ArgumentException>(() => writer.AddRows(new float[15], CancellationToken.None));
        writer.AddRows(new float[30], CancellationToken.None);
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<ArgumentException>(() => writer.AddRows(new float[20], CancellationToken.None));
    }

    [Fact]
    public void A_full_disk_is_an_error()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        IOException error = Assert.Throws<IOException>(() => Write("/dev/full", Scores(50, 40), 50, 40, 40, null));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    private static void Write(string path, float[] scores, int width, int height, int rows, Crs? crs)
    {
        using ScoreMapWriter writer = new(path, width, height, "probability of <the> class", Transform, crs);
        for (int row = 0; row < height; row += rows)
        {
            writer.AddRows(scores.AsSpan(row * width, Math.Min(rows, height - row) * width), CancellationToken.None);
        }

        writer.Complete();
    }

    private static float[] Scores(int width, int height) =>
        [.. Enumerable.Range(0, width * height).Select(i => i % 97 == 5 ? ScoreMapWriter.NoData : MathF.Sin(i * 0.37f))];
}
