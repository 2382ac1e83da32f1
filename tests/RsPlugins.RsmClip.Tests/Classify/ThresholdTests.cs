using System.Globalization;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Classify;

public sealed class ThresholdTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const double Threshold = 0.6;
    private const byte NoneOfThese = 3;
    private static readonly string[] Names = ["água \"salgada\"", "نهر", "🏠 居民区"];

    [Fact]
    public async Task Cells_that_no_class_fits_get_a_class_of_their_own_and_the_score_map_says_how_well_it_fits()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["threshold"] = Threshold;
        JsonObject result = await plugin.CallAsync("rs.classify", arguments);

        JsonObject[] labels = [.. result["classes"]!.AsArray().Select(one => one!.AsObject())];
        Assert.Equal([.. Names, "nenhuma destas"], labels.Select(one => (string)one["name"]!));
        List<object?[]> rows = SqliteRows.Of(folder.File("tiles.gpkg"), "SELECT row, col, class_id, label, confidence, second_label, score FROM tiles ORDER BY row, col");
        using IRasterReader map = RasterFile.Open(folder.File("classes.tif")), scores = RasterFile.Open(folder.File("scores.tif"));
        RasterWindow all = new(0, 0, map.Width, map.Height);
        byte[] values = map.Read(all, [1], CancellationToken.None).Samples<byte>(0).ToArray();
        float[] confidences = scores.Read(all, [1], CancellationToken.None).Samples<float>(0).ToArray();
        Assert.Equal((double)ScoreMapWriter.NoData, scores.NoData);
        Assert.Equal(rows.Count, values.Length);
        Assert.Contains(rows, row => (long)row[2]! == NoneOfThese);
        Assert.Contains(rows, row => (long)row[2]! != NoneOfThese);
        Assert.All(rows, row =>
        {
            int at = (int)(((long)row[0]! * map.Width) + (long)row[1]!);
            Assert.Equal((long)values[at], row[2]);
            Assert.Equal(confidences[at], (double)row[4]!, 1e-9);
            Assert.Equal((double)row[4]! < (float)Threshold, values[at] == NoneOfThese);
            Assert.Equal(values[at] == NoneOfThese ? "nenhuma destas" : Names[values[at]], row[3]);
            Assert.Contains((string)row[5]!, Names);
        });
        Assert.Equal(values.Count(value => value == NoneOfThese), (int)labels[NoneOfThese]["cells"]!);
        Assert.All(ClassLegend.FilesOf(folder.File("classes.tif")), file => Assert.Contains(NoneOfThese.ToString(CultureInfo.InvariantCulture), File.ReadAllText(file), StringComparison.Ordinal));
        Assert.Equal(7, Directory.GetFiles(Path.GetDirectoryName(folder.File("x"))!).Length);
    }

    [Fact]
    public async Task Classes_and_scores_do_not_depend_on_the_threshold_where_it_is_passed()
    {
        using TemporaryFolder with = new(), without = new();
        JsonObject arguments = Arguments(with), none = Arguments(without);
        arguments["threshold"] = Threshold;
        await plugin.CallAsync("rs.classify", arguments);
        await plugin.CallAsync("rs.classify", none);

        const string Sql = "SELECT row, col, class_id, score, confidence FROM tiles WHERE confidence > 0.6 ORDER BY row, col";
        Assert.NotEmpty(SqliteRows.Of(with.File("tiles.gpkg"), Sql));
        Assert.Equal(SqliteRows.Of(without.File("tiles.gpkg"), Sql), SqliteRows.Of(with.File("tiles.gpkg"), Sql));
        Assert.Empty(SqliteRows.Of(without.File("tiles.gpkg"), "SELECT 1 FROM tiles WHERE class_id = 3"));
        using IRasterReader a = RasterFile.Open(with.File("scores.tif")), b = RasterFile.Open(without.File("scores.tif"));
        RasterWindow all = new(0, 0, a.Width, a.Height);
        Assert.Equal(a.Read(all, [1], CancellationToken.None).Data.ToArray(), b.Read(all, [1], CancellationToken.None).Data.ToArray());
    }

    [Fact]
    public async Task Files_are_the_same_whatever_the_threads()
    {
        using TemporaryFolder folder = new();
        List<(byte[] Map, byte[] Scores, List<object?[]> Rows)> runs = [];
        foreach (int threads in (int[])[1, 2, 4])
        {
            JsonObject arguments = Arguments(folder);
            arguments["stride"] = 48;
            arguments["threads"] = threads;
            arguments["threshold"] = Threshold;
            await plugin.CallAsync("rs.classify", arguments);
            runs.Add((File.ReadAllBytes(folder.File("classes.tif")), File.ReadAllBytes(folder.File("scores.tif")), SqliteRows.Of(folder.File("tiles.gpkg"), "SELECT * FROM tiles ORDER BY fid")));
        }

        Assert.All(runs, run =>
        {
            Assert.Equal(runs[0].Map, run.Map);
            Assert.Equal(runs[0].Scores, run.Scores);
            Assert.Equal(runs[0].Rows, run.Rows);
        });
    }

    [Fact]
    public async Task Without_a_calibration_there_is_no_confidence_and_a_threshold_is_refused()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["model"] = PluginFixture.TinyModel;
        arguments.Remove("score_map");
        JsonObject result = await plugin.CallAsync("rs.classify", arguments);

        Assert.Null(result["score_map"]);
        Assert.Equal([[null]], SqliteRows.Of(folder.File("tiles.gpkg"), "SELECT DISTINCT confidence FROM tiles"));
        arguments["threshold"] = Threshold;
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.classify", arguments));
        Assert.Equal(ErrorIds.ArgumentInvalid, failure.Id);
        Assert.Contains("calibration", failure.Message, StringComparison.Ordinal);
        Assert.Contains("rs.evaluate", failure.Hint, StringComparison.Ordinal);
        arguments["threshold"] = 0;
        arguments["score_map"] = folder.File("scores.tif");
        Assert.Contains("calibration", (await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.classify", arguments))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    public async Task A_threshold_that_is_no_probability_is_refused(double threshold)
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["threshold"] = threshold;

        Assert.Contains("threshold", (await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.classify", arguments))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_map_that_is_full_has_no_room_for_none_of_these()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["classes"] = new JsonArray([.. Enumerable.Range(0, 255).Select(i => (JsonNode)new JsonObject { ["name"] = $"class {i}" })]);
        arguments["threshold"] = Threshold;

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.classify", arguments));

        Assert.Equal(ErrorIds.ClassesInvalid, failure.Id);
        Assert.Contains("254", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Three classes with names that need quoting in some format, and the tiny model with a calibration of its own, by which some cells pass the threshold and some do not.</summary>
    private static JsonObject Arguments(TemporaryFolder folder)
    {
        string model = folder.File("model");
        if (!Directory.Exists(model))
        {
            Directory.CreateDirectory(model);
            foreach (string file in Directory.GetFiles(PluginFixture.TinyModel))
            {
                File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
            }

            Calibration calibration = new(Checkpoint.HashFolder(model), 60, new Dictionary<string, MatchCurve>(), 0.05);
            File.WriteAllText(Path.Combine(model, Calibration.FileName), calibration.ToJson());
        }

        return new JsonObject
        {
            ["raster"] = Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif"),
            ["classes"] = new JsonArray([.. Names.Select(name => (JsonNode)new JsonObject { ["name"] = name })]),
            ["languages"] = new JsonArray("pt"),
            ["model"] = model,
            ["tile_size"] = 128,
            ["tiles"] = folder.File("tiles.gpkg"),
            ["class_map"] = folder.File("classes.tif"),
            ["score_map"] = folder.File("scores.tif"),
        };
    }
}
