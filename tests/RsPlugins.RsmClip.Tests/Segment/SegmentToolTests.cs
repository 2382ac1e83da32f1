using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Segment;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Segment;

public sealed class SegmentToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const int Window = 256;

    private static string Photo => Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");

    [Fact]
    public async Task Each_pixel_has_the_class_of_a_direct_computation()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments.Remove("classes");
        arguments["class_set"] = "landcover";
        arguments["languages"] = new JsonArray("pt", "zh");
        arguments["global_share"] = 0.3;
        arguments["tapered"] = false;
        arguments["score_map"] = folder.File("scores.tif");
        await plugin.CallAsync("rs.segment", arguments);

        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        ClassQueries queries = ClassQueries.Of(model.Texts, ClassSet.Find("landcover"), ["pt", "zh"], true, CancellationToken.None);
        using PatchEncoder encoder = new(model, new SegmentationOptions(8, 8), 1, CancellationToken.None);
        using IRasterReader raster = RasterFile.Open(Photo), map = RasterFile.Open(folder.File("classes.tif")), scores = RasterFile.Open(folder.File("scores.tif"));
        ByteStretch stretch = ByteStretch.FromRaster(raster, [1, 2, 3], CancellationToken.None);
        TileGrid grid = new(raster.Width, raster.Height, Window, Window / 2, TileEdge.Shift);
        float[][] cells = [.. grid.Tiles().Select(tile => queries.Logits(
            encoder.Encode([encoder.Preprocessor.ResizeAndCrop(new PixelImage(ByteStretch.ReadRgb(raster, tile.Window, [1, 2, 3], stretch, CancellationToken.None), Window, Window, 3))], tokens => tokens.ToArray(), CancellationToken.None)[0], 0.3f))];
        Random random = new(5);
        for (int i = 0; i < 200; i++)
        {
            (int x, int y) = (random.Next(raster.Width), random.Next(raster.Height));
            double[] logits = new double[queries.Vectors.Length];
            int windows = 0;
            foreach (Tile tile in grid.Tiles().Where(tile => x >= tile.Window.X && x < tile.Window.Right && y >= tile.Window.Y && y < tile.Window.Bottom))
            {
                windows++;
                (double u, double v) = (Math.Max(0, ((x - tile.Window.X + 0.5) * 8 / Window) - 0.5), Math.Max(0, ((y - tile.Window.Y + 0.5) * 8 / Window) - 0.5));
                foreach ((int dx, int dy) in new[] { (0, 0), (1, 0), (0, 1), (1, 1) })
                {
                    int cell = (Math.Min((int)v + dy, 7) * 8) + Math.Min((int)u + dx, 7);
                    double weight = (dx == 0 ? 1 - (u % 1) : u % 1) * (dy == 0 ? 1 - (v % 1) : v % 1);
                    for (int name = 0; name < logits.Length; name++)
                    {
                        logits[name] += weight * cells[(tile.Row * grid.Columns) + tile.Column][(cell * queries.Lanes) + name];
                    }
                }
            }

            double[] exponents = [.. logits.Select(logit => Math.Exp(logit / windows * model.Export.LogitScale))];
            double[] probabilities = [.. exponents.Select(value => value / exponents.Sum())];
            int best = map.Read(new RasterWindow(x, y, 1, 1), [1], CancellationToken.None).Data.Span[0];
            Assert.Equal(probabilities.Max(), probabilities[best], 1e-4);
            Assert.Equal(probabilities.Max(), scores.Read(new RasterWindow(x, y, 1, 1), [1], CancellationToken.None).ToDouble(0)[0], 3e-4);
        }
    }

    [GdalFact]
    public async Task Outputs_lie_where_the_raster_lies_and_only_those_asked_for_are_written()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["score_map"] = folder.File("scores.tif");
        arguments["polygons"] = folder.File("polygons.gpkg");
        JsonObject result = await plugin.CallAsync("rs.segment", arguments);

        foreach (string file in (string[])["classes.tif", "scores.tif"])
        {
            string info = GdalPrograms.Run("gdalinfo", "-checksum", folder.File(file));
            Assert.Contains("Size is 1024, 1024", info, StringComparison.Ordinal);
            Assert.Contains("Origin = (14321853.1157369", info, StringComparison.Ordinal);
            Assert.Contains("ID[\"EPSG\",3857]", info, StringComparison.Ordinal);
            Assert.Contains("RSPLUGINS_MODEL_SHA256=", info, StringComparison.Ordinal);
            Assert.Contains("RSPLUGINS_TOOL=rs.segment", info, StringComparison.Ordinal);
        }

        string polygons = GdalPrograms.Run("ogrinfo", "-al", "-so", folder.File("polygons.gpkg"), "segments");
        Assert.Contains("Extent: (14321853.115737, 4532410.029452) - (14322464.611709, 4533021.525424)", polygons, StringComparison.Ordinal);
        Assert.Equal(1024 * 1024, result["classes"]!.AsArray().Sum(one => (long)one!["pixels"]!));
        Assert.Equal(49, (int)result["windows"]!);

        byte[] first = File.ReadAllBytes(folder.File("classes.tif"));
        using TemporaryFolder other = new();
        JsonObject alone = Arguments(other);
        alone.Remove("class_map");
        alone["polygons"] = other.File("polygons.gpkg");
        await plugin.CallAsync("rs.segment", alone);
        Assert.Equal(other.File("polygons.gpkg"), Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(other.File("x"))!)));
        Assert.Equal(SqliteRows.Of(folder.File("polygons.gpkg"), "SELECT fid, class, area_m2, geom FROM segments"), SqliteRows.Of(other.File("polygons.gpkg"), "SELECT fid, class, area_m2, geom FROM segments"));
        Assert.Equal(first, File.ReadAllBytes(folder.File("classes.tif")));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2000, 0)]
    [InlineData(0, 6)]
    [InlineData(2000, 6)]
    public async Task Polygons_are_valid_and_cover_the_raster(double minimumArea, double simplify)
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["polygons"] = folder.File("polygons.gpkg");
        arguments["minimum_area"] = minimumArea;
        arguments["simplify"] = simplify;
        JsonObject result = await plugin.CallAsync("rs.segment", arguments);

        List<object?[]> rows = SqliteRows.Of(folder.File("polygons.gpkg"), "SELECT class_id, area_m2, pixels, geom FROM segments");
        Geometry[] polygons = [.. rows.Select(row => new GeoPackageGeoReader().Read((byte[])row[3]!))];
        Assert.All(polygons, polygon => Assert.True(polygon.IsValid));
        Assert.True(NetTopologySuite.Coverage.CoverageValidator.IsValid(polygons));
        using IRasterReader raster = RasterFile.Open(Photo);
        Assert.Equal(1024 * 1024 * raster.Transform.PixelWidth * raster.Transform.PixelHeight, polygons.Sum(polygon => polygon.Area), 1);
        Assert.Equal(1024 * 1024, rows.Sum(row => (long)row[2]!));
        Assert.Equal(result["classes"]!.AsArray().Select(one => (long)one!["pixels"]!), Enumerable.Range(0, 3).Select(one => rows.Where(row => (long)row[0]! == one).Sum(row => (long)row[2]!)));
        double least = rows.Min(row => (long)row[2]!) * polygons.Sum(polygon => polygon.Area) / (1024 * 1024) * Math.Pow(Math.Cos(37.5 * Math.PI / 180), 2);
        Assert.True(minimumArea == 0 || least > minimumArea * 0.9, $"a region of {least} m² is left");
    }

    [Fact]
    public async Task The_result_is_the_same_whatever_the_threads_and_the_outputs()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["raster"] = Fixtures.Path("openclip-tiny", "images", "rgb_640x480.png");
        (arguments["tile_size"], arguments["stride"], arguments["refinements"]) = (100, 37, 3);
        arguments["threads"] = 1;
        await plugin.CallAsync("rs.segment", arguments);
        byte[] one = Pixels(folder.File("classes.tif"));
        arguments["threads"] = 5;
        arguments["score_map"] = folder.File("scores.tif");
        await plugin.CallAsync("rs.segment", arguments);

        Assert.Equal(one, Pixels(folder.File("classes.tif")));
        Assert.True(one.Distinct().Count() > 1);
    }

    [Fact]
    public async Task Pixels_without_data_get_no_class()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["raster"] = Fixtures.Path("rasters", "codecs", "sparse_nodata.tif");
        (arguments["tile_size"], arguments["score_map"]) = (40, folder.File("scores.tif"));
        await plugin.CallAsync("rs.segment", arguments);

        using IRasterReader source = RasterFile.Open((string)arguments["raster"]!);
        byte[] mask = source.ReadMask(new RasterWindow(0, 0, source.Width, source.Height), CancellationToken.None);
        Assert.Contains((byte)0, mask);
        Assert.Equal(mask.Select(value => value != 0), Pixels(folder.File("classes.tif")).Select(value => value != ClassMapWriter.NoData));
        using IRasterReader scores = RasterFile.Open(folder.File("scores.tif"));
        Assert.Equal(mask.Select(value => value != 0), scores.Read(new RasterWindow(0, 0, scores.Width, scores.Height), [1], CancellationToken.None).ToSingle(0).Select(value => value != ScoreMapWriter.NoData));
    }

    [Fact]
    public async Task A_raster_without_any_data_has_no_classes()
    {
        using TemporaryFolder folder = new();
        ClassMapWriter.Write(folder.File("empty.tif"), [.. Enumerable.Repeat(ClassMapWriter.NoData, 90 * 70)], 90, 70, [new("a", 1, 2, 3)], null, null, CancellationToken.None);
        JsonObject arguments = Arguments(folder);
        (arguments["raster"], arguments["polygons"], arguments["tile_size"]) = (folder.File("empty.tif"), folder.File("polygons.gpkg"), 32);
        JsonObject result = await plugin.CallAsync("rs.segment", arguments);

        Assert.All(Pixels(folder.File("classes.tif")), value => Assert.Equal(ClassMapWriter.NoData, value));
        Assert.Empty(SqliteRows.Of(folder.File("polygons.gpkg"), "SELECT fid FROM segments"));
        Assert.Equal(0, result["classes"]!.AsArray().Sum(one => (long)one!["pixels"]!));
    }

    [Theory]
    [InlineData("rgb_71x113.png", 500)]
    [InlineData("rgb_71x113.png", 72)]
    public async Task A_raster_smaller_than_a_window_is_segmented(string image, int window)
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        (arguments["raster"], arguments["tile_size"]) = (Fixtures.Path("openclip-tiny", "images", image), window);
        await plugin.CallAsync("rs.segment", arguments);

        byte[] classes = Pixels(folder.File("classes.tif"));
        Assert.Equal(71 * 113, classes.Length);
        Assert.DoesNotContain(ClassMapWriter.NoData, classes);
    }

    [Fact]
    public async Task Below_the_threshold_there_is_no_class_or_the_background()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["score_map"] = folder.File("scores.tif");
        arguments["threshold"] = 0.5;
        await plugin.CallAsync("rs.segment", arguments);
        byte[] without = Pixels(folder.File("classes.tif"));
        using IRasterReader scores = RasterFile.Open(folder.File("scores.tif"));
        float[] probabilities = scores.Read(new RasterWindow(0, 0, scores.Width, scores.Height), [1], CancellationToken.None).ToSingle(0);
        Assert.Contains(ClassMapWriter.NoData, without);
        Assert.All(Enumerable.Range(0, without.Length).Where(i => Math.Abs(probabilities[i] - 0.5) > 0.001), i => Assert.Equal(probabilities[i] < 0.5, without[i] == ClassMapWriter.NoData));
        arguments["background"] = "water";
        await plugin.CallAsync("rs.segment", arguments);

        Assert.Equal(without.Select(value => value == ClassMapWriter.NoData ? (byte)1 : value), Pixels(folder.File("classes.tif")));
    }

    [Fact]
    public async Task Names_in_any_script_and_with_quotes_reach_the_outputs()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        string[] names = ["\"quoted\" & <tagged>", "نهر أو بحيرة", "it's; a|b"];
        arguments["classes"] = new JsonArray([.. names.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["prompts"] = "" })]);
        arguments["polygons"] = folder.File("polygons.gpkg");
        JsonObject result = await plugin.CallAsync("rs.segment", arguments);

        Assert.Equal(names, result["classes"]!.AsArray().Select(one => (string)one!["name"]!));
        Assert.All(SqliteRows.Of(folder.File("polygons.gpkg"), "SELECT DISTINCT class FROM segments"), row => Assert.Contains((string)row[0]!, names));
        Assert.Equal(names, System.Xml.Linq.XDocument.Load(folder.File("classes.tif.aux.xml")).Descendants("Category").Select(one => one.Value));
    }

    [Fact]
    public async Task Cancel_ends_the_work_and_leaves_no_file()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["stride"] = 8;
        (arguments["score_map"], arguments["polygons"]) = (folder.File("scores.tif"), folder.File("polygons.gpkg"));
        using CancellationTokenSource source = new();
        RecordingContext context = new(progress =>
        {
            if (progress.Done > 200)
            {
                source.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync("rs.segment", arguments, context, source.Token));

        Assert.True(context.Reports.Max(progress => progress.Done) < 500, "the work went on after the cancel");
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.File("x"))!));
    }

    public static TheoryData<string, string, string> WrongArguments => new()
    {
        { "{\"raster\":\"no/such.tif\"}", ErrorIds.FileMissing, "such.tif" },
        { "{\"classes\":[],\"class_set\":\"imagenet\"}", ErrorIds.ClassesInvalid, "imagenet" },
        { "{\"classes\":[{\"name\":\"a\"}]}", ErrorIds.ClassesInvalid, "two" },
        { "{\"classes\":@500}", ErrorIds.ClassesInvalid, "500" },
        { "{\"background\":\"moon\"}", ErrorIds.ClassesInvalid, "moon" },
        { "{\"languages\":[\"tlh\"]}", ErrorIds.LanguageUnknown, "tlh" },
        { "{\"stride\":257}", ErrorIds.ArgumentInvalid, "stride" },
        { "{\"input_size\":60}", ErrorIds.ArgumentInvalid, "60" },
        { "{\"input_size\":800}", ErrorIds.ArgumentInvalid, "800" },
        { "{\"sigma\":0}", ErrorIds.ArgumentInvalid, "sigma" },
        { "{\"refinements\":1,\"refinement_distance\":100}", ErrorIds.ArgumentInvalid, "refinement_distance" },
        { "{\"attention\":\"flash\"}", ErrorIds.ArgumentInvalid, "attention" },
        { "{\"raster\":\"@plain\",\"minimum_area\":5}", ErrorIds.ArgumentInvalid, "minimum_area" },
        { "{\"raster\":\"@plain\",\"tile_size\":0,\"resolution\":0.5}", ErrorIds.ArgumentInvalid, "resolution" },
        { "{\"score_map\":\"@folder/classes.tif\"}", ErrorIds.ArgumentInvalid, "output" },
    };

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public async Task Wrong_arguments_are_named_and_leave_nothing(string arguments, string id, string inMessage)
    {
        using TemporaryFolder folder = new();
        JsonObject filled = Arguments(folder);
        string five = $"[{string.Join(",", Enumerable.Range(0, 500).Select(i => $"{{\"name\":\"class {i}\"}}"))}]";
        foreach ((string key, JsonNode? value) in JsonNode.Parse(arguments
            .Replace("@plain", Fixtures.Path("openclip-tiny", "images", "rgb_71x113.png"), StringComparison.Ordinal)
            .Replace("@folder", Path.GetDirectoryName(folder.File("x"))!, StringComparison.Ordinal)
            .Replace("@500", five, StringComparison.Ordinal))!.AsObject())
        {
            filled[key] = value!.DeepClone();
        }

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.segment", filled));

        Assert.Equal(id, failure.Id);
        Assert.Contains(inMessage, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.File("x"))!));
    }

    [Fact]
    public async Task No_own_classes_means_the_class_set()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        arguments["classes"] = new JsonArray();
        arguments["class_set"] = "rsscn7";
        JsonObject result = await plugin.CallAsync("rs.segment", arguments);
        Assert.Equal(7, result["classes"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_window_goes_by_the_resolution_on_the_ground()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments(folder);
        (arguments["tile_size"], arguments["resolution"]) = (0, 2);
        JsonObject result = await plugin.CallAsync("rs.segment", arguments);

        // Web Mercator's pixels of 0.597 units are 0.474 m on the ground at 37.5° north; 64 pixels of 2 m are some 270 of them.
        int window = (int)Math.Round(64 * 2 / (0.5971642 * Math.Cos(37.6 * Math.PI / 180)));
        int expected = (int)Math.Pow(((1024 - window + (window / 2) - 1) / (window / 2)) + 1, 2);
        Assert.Equal(expected, (int)result["windows"]!);
    }

    private static JsonObject Arguments(TemporaryFolder folder) => new()
    {
        ["raster"] = Photo,
        ["classes"] = new JsonArray([.. new[] { "building", "water", "trees" }.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["prompts"] = name == "water" ? "river|lake" : "" })]),
        ["model"] = PluginFixture.TinyModel,
        ["tile_size"] = Window,
        ["class_map"] = folder.File("classes.tif"),
    };

    private static byte[] Pixels(string path)
    {
        using IRasterReader map = RasterFile.Open(path);
        return map.Read(new RasterWindow(0, 0, map.Width, map.Height), [1], CancellationToken.None).Data.ToArray();
    }
}
