using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Classify;

public sealed class ClassifyToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const int TileSize = 128;

    private static string Photo => Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");

    [Fact]
    public async Task Each_tile_has_the_label_score_and_second_label_of_a_direct_computation()
    {
        using TemporaryFolder folder = new();
        JsonObject result = await plugin.CallAsync("rs.classify", Arguments(folder));

        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        ClassSet classes = ClassSet.Find("landcover");
        float[][] vectors = [.. classes.Classes.Select(one => Mean([.. PromptTemplates.For("pt").Select(template => PromptTemplates.Fill(template, one.NameIn("pt")))], model))];
        using IRasterReader raster = RasterFile.Open(Photo);
        ByteStretch stretch = ByteStretch.FromRaster(raster, [1, 2, 3], CancellationToken.None);
        List<object?[]> rows = SqliteRows.Of(folder.File("tiles.gpkg"), "SELECT row, col, label, score, second_label, second_score, class_id, votes FROM tiles ORDER BY fid");
        Assert.Equal(64, rows.Count);
        foreach (object?[] row in rows)
        {
            RasterWindow window = new((int)(long)row[1]! * TileSize, (int)(long)row[0]! * TileSize, TileSize, TileSize);
            byte[] pixels = model.Images.Preprocessor.ResizeAndCrop(new PixelImage(ByteStretch.ReadRgb(raster, window, [1, 2, 3], stretch, CancellationToken.None), TileSize, TileSize, 3));
            float[] image = model.Images.Encode([pixels], CancellationToken.None)[0];
            (double Score, int Index)[] order = [.. vectors.Select((vector, i) => (Vectors.Dot(vector, image) * 1.0, i)).OrderByDescending(pair => pair.Item1)];
            Assert.Equal(classes.Classes[order[0].Index].NameIn("pt"), row[2]);
            Assert.Equal(order[0].Score, (double)row[3]!, 1e-6);
            Assert.Equal(classes.Classes[order[1].Index].NameIn("pt"), row[4]);
            Assert.Equal(order[1].Score, (double)row[5]!, 1e-6);
            Assert.Equal((long)order[0].Index, row[6]);
            Assert.Equal(1L, row[7]);
        }

        using IRasterReader map = RasterFile.Open(folder.File("classes.tif"));
        Assert.Equal(rows.Select(row => (byte)(long)row[6]!), map.Read(new RasterWindow(0, 0, 8, 8), [1], CancellationToken.None).Samples<byte>(0).ToArray());
        Assert.Equal(64, (int)result["cells"]!);
    }

    [Fact]
    public async Task What_is_not_named_lies_beside_what_is_and_not_beside_the_raster()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments.Remove("tiles");
        JsonObject result = await plugin.CallAsync("rs.classify", arguments);

        Assert.Equal(folder.File("classes.tiles.gpkg"), (string)result["tiles"]!);
    }

    [Fact]
    public async Task Overlapping_tiles_vote_by_their_mean()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["stride"] = 64;
        arguments["languages"] = new JsonArray("en", "zh");
        await plugin.CallAsync("rs.classify", arguments);

        List<object?[]> rows = SqliteRows.Of(folder.File("tiles.gpkg"), "SELECT votes, count(*) FROM tiles GROUP BY votes ORDER BY votes");
        Assert.Equal([(1L, 4L), (2L, 56L), (4L, 196L)], rows.Select(row => ((long)row[0]!, (long)row[1]!)));
        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        ClassSet classes = ClassSet.Find("landcover");
        float[][][] vectors = [.. new[] { "en", "zh" }.Select(language => classes.Classes.Select(one => Mean([.. PromptTemplates.For(language).Select(template => PromptTemplates.Fill(template, one.NameIn(language)))], model)).ToArray())];
        using IRasterReader raster = RasterFile.Open(Photo);
        float[][] images = [.. new[] { (0, 0), (64, 0), (0, 64), (64, 64) }.Select(at => model.Images.Encode(
            [model.Images.Preprocessor.ResizeAndCrop(new PixelImage(raster.Read(new RasterWindow(at.Item1, at.Item2, TileSize, TileSize), [1, 2, 3], CancellationToken.None) is var block ? Interleave(block) : [], TileSize, TileSize, 3))], CancellationToken.None)[0])];
        double best = Enumerable.Range(0, classes.Classes.Count).Max(i => images.Average(image => vectors.Average(language => (double)Vectors.Dot(language[i], image))));
        object?[] cell = SqliteRows.Of(folder.File("tiles.gpkg"), "SELECT score, label_en, label_zh FROM tiles WHERE row = 1 AND col = 1")[0];
        Assert.Equal(best, (double)cell[0]!, 1e-5);
        Assert.Contains(cell[2], classes.Classes.Select(one => one.NameIn("zh")));
    }

    [GdalFact]
    public async Task Outputs_lie_where_the_raster_lies()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["stride"] = 96;
        await plugin.CallAsync("rs.classify", arguments);

        string map = GdalPrograms.Run("gdalinfo", folder.File("classes.tif"));
        Assert.Contains("Size is 11, 11", map, StringComparison.Ordinal);
        Assert.Contains("Origin = (14321853.1157369", map, StringComparison.Ordinal);
        Assert.Contains("Pixel Size = (57.3277473", map, StringComparison.Ordinal);
        Assert.Contains("ID[\"EPSG\",3857]", map, StringComparison.Ordinal);
        Assert.Contains("ColorInterp=Palette", map, StringComparison.Ordinal);
        Assert.Contains("NoData Value=255", map, StringComparison.Ordinal);
        Assert.Contains("RSPLUGINS_MODEL_SHA256=", map, StringComparison.Ordinal);
        Assert.Contains("GDALRasterAttributeTable", map, StringComparison.Ordinal);
        string tiles = GdalPrograms.Run("ogrinfo", "-al", "-so", folder.File("tiles.gpkg"), "tiles");
        Assert.Contains("Feature Count: 121", tiles, StringComparison.Ordinal);
        Assert.Contains("Extent: (14321853.115737, 4532410.029452) - (14322464.611709, 4533021.525424)", tiles, StringComparison.Ordinal);
        Assert.Contains("ID[\"EPSG\",3857]", tiles, StringComparison.Ordinal);
        object?[] provenance = SqliteRows.Of(folder.File("tiles.gpkg"), "SELECT metadata FROM gpkg_metadata JOIN gpkg_metadata_reference ON md_file_id = id WHERE table_name = 'tiles'")[0];
        JsonNode told = JsonNode.Parse((string)provenance[0]!)!;
        Assert.Equal("rs.classify", (string)told["tool"]!);
        Assert.Equal(96, (int)told["arguments"]!["stride"]!);
        Assert.Equal(64, ((string)told["model_sha256"]!).Length);
    }

    [Fact]
    public async Task The_result_is_the_same_whatever_the_threads()
    {
        using TemporaryFolder folder = new();
        byte[][] maps = new byte[2][];
        foreach (int i in (int[])[0, 1])
        {
            JsonObject arguments = Arguments(folder);
            arguments["stride"] = 32;
            arguments["threads"] = i == 0 ? 1 : 5;
            await plugin.CallAsync("rs.classify", arguments);
            maps[i] = File.ReadAllBytes(folder.File("classes.tif"));
        }

        Assert.Equal(maps[0], maps[1]);
    }

    [Fact]
    public async Task Pixels_without_data_get_no_class()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["raster"] = Fixtures.Path("classify", "part_nodata.tif");
        arguments["tile_size"] = 16;
        JsonObject result = await plugin.CallAsync("rs.classify", arguments);

        using IRasterReader source = RasterFile.Open((string)arguments["raster"]!);
        using IRasterReader map = RasterFile.Open(folder.File("classes.tif"));
        byte[] labels = map.Read(new RasterWindow(0, 0, map.Width, map.Height), [1], CancellationToken.None).Samples<byte>(0).ToArray();
        bool[] data = [.. Enumerable.Range(0, labels.Length).Select(i => source.ReadMask(new RasterWindow(i % map.Width * 16, i / map.Width * 16, 16, 16), CancellationToken.None).Any(value => value != 0))];
        Assert.Contains(false, data);
        Assert.Contains(true, data);
        Assert.Equal(data, labels.Select(label => label != ClassMapWriter.NoData));
        Assert.Equal(data.Count(value => value), (int)result["cells"]!);
    }

    [Fact]
    public async Task Cancel_ends_the_work_and_leaves_no_file()
    {
        using TemporaryFolder folder = new();
        await plugin.CallAsync("rs.embed", new JsonObject { ["model"] = PluginFixture.TinyModel, ["texts"] = new JsonArray("warm") });
        JsonObject arguments = Arguments(folder);
        arguments["stride"] = 8;
        using CancellationTokenSource source = new();
        RecordingContext context = new(progress =>
        {
            if (progress.Done > 200)
            {
                source.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync("rs.classify", arguments, context, source.Token));

        Assert.True(context.Reports.Max(progress => progress.Done) < 400, "the work went on after the cancel");
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.File("x"))!));
    }

    [Fact]
    public async Task Progress_counts_tiles_and_never_goes_back()
    {
        using TemporaryFolder folder = new();
        RecordingContext context = new();
        await plugin.CallAsync("rs.classify", Arguments(folder), context);

        ToolProgress[] tiles = [.. context.Reports.Where(progress => progress.Unit == "tiles")];
        Assert.Equal(64, tiles[^1].Done);
        Assert.Equal(64, tiles[^1].Total);
        Assert.Equal(tiles.Select(progress => progress.Done).Order(), tiles.Select(progress => progress.Done));
    }

    private static byte[] Interleave(RasterBlock block)
    {
        byte[] rgb = new byte[TileSize * TileSize * 3];
        for (int band = 0; band < 3; band++)
        {
            ReadOnlySpan<byte> samples = block.Samples<byte>(band);
            for (int i = 0; i < samples.Length; i++)
            {
                rgb[(i * 3) + band] = samples[i];
            }
        }

        return rgb;
    }

    private static float[] Mean(string[] prompts, LoadedModel model)
    {
        float[][] rows = model.Texts.Encode(prompts, CancellationToken.None);
        double[] sum = [.. Enumerable.Range(0, rows[0].Length).Select(d => rows.Sum(row => (double)row[d]))];
        double norm = Math.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select(value => (float)(value / norm))];
    }

    private static JsonObject Arguments(TemporaryFolder folder) => new()
    {
        ["raster"] = Photo,
        ["class_set"] = "landcover",
        ["languages"] = new JsonArray("pt"),
        ["model"] = PluginFixture.TinyModel,
        ["tile_size"] = TileSize,
        ["tiles"] = folder.File("tiles.gpkg"),
        ["class_map"] = folder.File("classes.tif"),
    };
}
