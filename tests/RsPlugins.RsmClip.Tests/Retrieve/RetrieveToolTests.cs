using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Tests.Index;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Retrieve;

public sealed class RetrieveToolTests(RetrieveFixture fixture) : IClassFixture<RetrieveFixture>
{
    private const double West = 14321853.115737, South = 4532410.029452, East = 14322464.611709, North = 4533021.525424;

    [Theory]
    [InlineData("en", "a forest")]
    [InlineData("pt", "um rio entre campos")]
    [InlineData("zh", "城市建筑")]
    public async Task Texts_of_any_language_find_the_nearest_tiles(string language, string text)
    {
        JsonObject result = await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray(text), ["language"] = language, ["k"] = 12 });

        float[] query = fixture.Model.Texts.Encode([text], CancellationToken.None)[0];
        AssertSame(fixture.BruteForce(query, _ => true, 12), result);
        Assert.Contains("no calibration", (string)result["confidence_note"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_as_there_are_whatever_the_filter_and_always_the_best()
    {
        Random random = new(7);
        float[] query = fixture.Model.Texts.Encode(["a road"], CancellationToken.None)[0];
        HashSet<int> sizes = [];
        for (int trial = 0; trial < 60; trial++)
        {
            double w = West + (random.NextDouble() * (East - West)), s = South + (random.NextDouble() * (North - South)), side = Math.Pow(random.NextDouble(), 3) * 700;
            int k = random.Next(1, 80);
            Polygon area = (Polygon)new WKTReader().Read(FormattableString.Invariant($"POLYGON (({w} {s}, {w + side} {s + (side / 3)}, {w + (side / 2)} {s + side}, {w} {s}))"));
            bool box = trial % 2 == 0;
            JsonObject arguments = new() { ["texts"] = new JsonArray("a road"), ["k"] = k };
            string[] sources = trial % 3 == 0 ? ["photo*"] : trial % 3 == 1 ? [] : ["photo_20260630.tif", "nowhere.tif"];
            arguments["sources"] = new JsonArray([.. sources.Select(name => (JsonNode)name)]);
            if (box)
            {
                arguments["extent"] = new JsonObject { ["bbox"] = new JsonArray(w, s, w + side, s + side) };
            }
            else
            {
                arguments["area"] = area.AsText();
            }

            Geometry wanted = box ? GeometryFactory.Default.ToGeometry(new Envelope(w, w + side, s, s + side)) : area;
            List<(long Fid, double Score)> expected = fixture.BruteForce(query, tile => tile.Footprint?.Intersects(wanted) == true && (sources.Length == 0 || tile.Source.StartsWith("photo", StringComparison.Ordinal)), k);
            JsonObject result = await fixture.CallAsync(arguments);
            AssertSame(expected, result);
            sizes.Add(expected.Count);
        }

        Assert.True(sizes.Count > 10, "the filters are too much alike");
    }

    [Fact]
    public async Task The_confidence_is_that_of_the_calibration_for_the_language()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        await fixture.Plugin.CallAsync("rs.index", new JsonObject { ["index"] = index, ["rasters"] = new JsonArray(IndexFile.Photo), ["tile_size"] = 256 });
        LoadedModel model = fixture.Plugin.Models.Get(new ModelChoice(null), new RecordingContext(), CancellationToken.None);
        foreach ((string language, string text) in ((string, string)[])[("en", "a road"), ("zh", "道路")])
        {
            JsonObject result = await fixture.Plugin.CallAsync("rs.retrieve", new JsonObject { ["index"] = index, ["texts"] = new JsonArray(text), ["language"] = language, ["k"] = 3 });
            Assert.Null(result["confidence_note"]);
            Assert.All(result["hits"]!.AsArray(), hit => Assert.Equal(model.Calibration!.MatchConfidence((double)hit!["score"]!, language), (double)hit["confidence"]!, 2e-4));
        }
    }

    [Fact]
    public async Task All_tiles_come_when_more_are_asked_for()
    {
        JsonObject result = await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a lake"), ["k"] = 100_000 });
        AssertSame(fixture.BruteForce(fixture.Model.Texts.Encode(["a lake"], CancellationToken.None)[0], _ => true, int.MaxValue), result);
    }

    [Fact]
    public async Task Examples_and_counter_examples_are_combined_as_documented()
    {
        string image = Fixtures.Path("classify", "eurosat", "River", "River_1237.jpg");
        JsonObject result = await fixture.CallAsync(new JsonObject
        {
            ["texts"] = new JsonArray("a river", "water"),
            ["images"] = new JsonArray(image),
            ["not_texts"] = new JsonArray("a forest"),
            ["not_weight"] = 0.25,
            ["k"] = 5,
        });

        float[][] texts = fixture.Model.Texts.Encode(["a river", "water", "a forest"], CancellationToken.None);
        float[] river = await fixture.EmbedAsync(image);
        double[] sum = [.. Enumerable.Range(0, river.Length).Select(d => ((texts[0][d] + (double)texts[1][d] + river[d]) / 3) - (0.25 * texts[2][d]))];
        double norm = Math.Sqrt(sum.Sum(value => value * value));
        AssertSame(fixture.BruteForce([.. sum.Select(value => (float)(value / norm))], _ => true, 5), result);
        Assert.Contains("mixes", (string)result["confidence_note"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_stands_for_the_mean_of_its_tiles()
    {
        (double x, double y) = ((West + East) / 2, (South + North) / 2);
        JsonObject result = await fixture.CallAsync(new JsonObject { ["place"] = FormattableString.Invariant($"POINT ({x} {y})"), ["k"] = 30 });
        AssertSame(fixture.BruteForce(fixture.MeanAt(new Point(x, y)), _ => true, 30), result);

        // The same place in longitude and latitude, as GeoJSON has it.
        (double lon, double lat) = (x / 20037508.342789244 * 180, (Math.Atan(Math.Exp(y / 20037508.342789244 * Math.PI)) * 360 / Math.PI) - 90);
        JsonObject same = await fixture.CallAsync(new JsonObject { ["place"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(lon, lat) }, ["k"] = 30 });
        Assert.Equal(result["hits"]!.ToJsonString(), same["hits"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_like_a_place_can_be_kept_out()
    {
        (double x, double y) = (West + 100, North - 100);
        JsonObject result = await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a forest"), ["not_place"] = FormattableString.Invariant($"POINT ({x} {y})"), ["not_weight"] = 0.75, ["k"] = 8 });

        float[] text = fixture.Model.Texts.Encode(["a forest"], CancellationToken.None)[0], unlike = fixture.MeanAt(new Point(x, y));
        double[] query = [.. text.Zip(unlike, (a, b) => a - (0.75 * b))];
        double norm = Math.Sqrt(query.Sum(value => value * value));
        AssertSame(fixture.BruteForce([.. query.Select(value => (float)(value / norm))], _ => true, 8), result);
    }

    [Fact]
    public async Task Distinct_matches_never_overlap_and_the_best_stays()
    {
        JsonObject all = await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a road"), ["k"] = 10_000, ["sources"] = new JsonArray("photo*") });
        JsonObject distinct = await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a road"), ["k"] = 20, ["sources"] = new JsonArray("photo*"), ["distinct"] = true });

        List<(string Uri, int X, int Y)> kept = [];
        foreach (JsonNode? hit in all["hits"]!.AsArray())
        {
            (string uri, int x, int y) = ((string)hit!["uri"]!, (int)hit["window"]![0]!, (int)hit["window"]![1]!);
            if (!kept.Exists(other => other.Uri == uri && Math.Abs(other.X - x) < RetrieveFixture.TileSize && Math.Abs(other.Y - y) < RetrieveFixture.TileSize))
            {
                kept.Add((uri, x, y));
            }
        }

        Assert.Equal(kept.Take(20), distinct["hits"]!.AsArray().Select(hit => ((string)hit!["uri"]!, (int)hit["window"]![0]!, (int)hit["window"]![1]!)));
    }

    [Fact]
    public async Task Dates_and_names_choose_rasters()
    {
        JsonObject result = await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a road"), ["from_date"] = "2026-06-01", ["to_date"] = "2026-06-30", ["k"] = 10_000 });
        Assert.All(result["hits"]!.AsArray(), hit => Assert.Equal(("photo_20260630.tif", "2026-06-30"), ((string)hit!["source"]!, (string)hit["date"]!)));
        Assert.Equal(IndexFile.Count(fixture.Index, "tiles WHERE date = '2026-06-30'"), (int)result["count"]!);
    }

    [GdalFact]
    public async Task Areas_come_from_geojson_wkt_and_geopackage_alike()
    {
        using TemporaryFolder folder = new();
        Envelope box = new(West + 100, West + 300, South + 100, South + 250);
        string wkt = GeometryFactory.Default.ToGeometry(box).AsText();
        File.WriteAllText(folder.File("area.wkt"), wkt);
        File.WriteAllText(folder.File("area.csv"), $"id,wkt\n1,\"{wkt}\"\n");
        GdalPrograms.Run("ogr2ogr", "-a_srs", "EPSG:3857", "-nln", "areas", folder.File("area.gpkg"), folder.File("area.csv"), "-oo", "GEOM_POSSIBLE_NAMES=wkt", "-oo", "KEEP_GEOM_COLUMNS=NO");
        GdalPrograms.Run("ogr2ogr", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=12", folder.File("area.geojson"), folder.File("area.gpkg"), "areas");
        string extent = (await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a road"), ["k"] = 1000, ["extent"] = new JsonObject { ["bbox"] = new JsonArray(box.MinX, box.MinY, box.MaxX, box.MaxY) } }))["hits"]!.ToJsonString();
        foreach (string name in (string[])["area.wkt", "area.gpkg", "area.geojson", "area.gpkg|layername=areas"])
        {
            JsonObject result = await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a road"), ["k"] = 1000, ["area_file"] = folder.File(name) });
            Assert.Equal(extent, result["hits"]!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("{\"from_date\":\"2030-01-01\"}", "dates")]
    [InlineData("{\"extent\":{\"bbox\":[0,0,1,1]}}", "extent")]
    [InlineData("{\"area\":\"POLYGON ((0 0, 1 0, 1 1, 0 0))\",\"sources\":[\"photo*\"]}", "area")]
    public async Task An_empty_result_says_which_filter_left_nothing(string filter, string name)
    {
        JsonObject arguments = JsonNode.Parse(filter)!.AsObject();
        arguments["texts"] = new JsonArray("a road");
        JsonObject result = await fixture.CallAsync(arguments);

        Assert.Empty(result["hits"]!.AsArray());
        Assert.Contains($"the filter {name}", (string)result["notice"]!, StringComparison.Ordinal);
    }

    [GdalFact]
    public async Task Matches_become_a_layer_a_geojson_and_pictures()
    {
        using TemporaryFolder folder = new();
        JsonObject result = await fixture.CallAsync(new JsonObject
        {
            ["texts"] = new JsonArray("a road"),
            ["k"] = 7,
            ["sources"] = new JsonArray("photo*", "nowhere*"),
            ["matches"] = folder.File("m.gpkg"),
            ["geojson"] = folder.File("m.geojson"),
            ["thumbnails"] = folder.File("pictures"),
            ["thumbnail_size"] = 32,
        });

        string layer = GdalPrograms.Run("ogrinfo", "-al", "-so", folder.File("m.gpkg"), "matches");
        Assert.Contains("Feature Count: 7", layer, StringComparison.Ordinal);
        Assert.Contains("ID[\"EPSG\",3857]", layer, StringComparison.Ordinal);
        Assert.Contains("graduatedSymbol", (string)SqliteRows.Of(folder.File("m.gpkg"), "SELECT styleQML FROM layer_styles")[0][0]!, StringComparison.Ordinal);
        string json = GdalPrograms.Run("ogrinfo", "-al", folder.File("m.geojson"));
        Assert.Contains("Feature Count: 7", json, StringComparison.Ordinal);
        JsonNode features = JsonNode.Parse(File.ReadAllText(folder.File("m.geojson")))!;
        foreach ((JsonNode? hit, int i) in result["hits"]!.AsArray().Select((hit, i) => (hit, i)))
        {
            Assert.Equal((double)hit!["score"]!, (double)features["features"]![i]!["properties"]!["score"]!, 1e-6);
            if (hit["bbox"] is JsonNode box)
            {
                double lon = (double)box[0]! / 20037508.342789244 * 180;
                Assert.Equal(lon, features["features"]![i]!["geometry"]!["coordinates"]![0]!.AsArray().Min(at => (double)at![0]!), 1e-6);
            }

            DecodedImage picture = ImageFile.Decode((string)hit["thumbnail"]!);
            Assert.Equal((32, 32), (picture.Width, picture.Height));
        }

        Assert.Equal("rs.retrieve", (string)features["provenance"]!["tool"]!);
        Assert.Equal(7, Directory.GetFiles(folder.File("pictures")).Length);
    }

    [Fact]
    public async Task A_picture_shows_the_pixels_of_its_tile()
    {
        using TemporaryFolder folder = new();
        JsonObject result = await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a road"), ["k"] = 1, ["sources"] = new JsonArray("photo*"), ["thumbnails"] = folder.File("p") });
        JsonNode hit = result["hits"]![0]!;
        using IRasterReader raster = RasterFile.Open((string)hit["uri"]!);
        RasterWindow window = new((int)hit["window"]![0]!, (int)hit["window"]![1]!, (int)hit["window"]![2]!, (int)hit["window"]![3]!);
        byte[] expected = ByteStretch.ReadRgb(raster, window, [1, 2, 3], ByteStretch.FromRaster(raster, [1, 2, 3], CancellationToken.None), CancellationToken.None);

        DecodedImage picture = ImageFile.Decode((string)hit["thumbnail"]!);
        byte[] rgb = [.. Enumerable.Range(0, expected.Length).Select(i => picture.Pixels[(i / 3 * picture.Channels) + (i % 3)])];
        Assert.Equal(expected, rgb);
    }

    [GdalFact]
    public async Task A_heat_map_has_the_cosine_of_every_patch_where_it_lies()
    {
        using TemporaryFolder folder = new();
        JsonObject result = await fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a road"), ["k"] = 2, ["sources"] = new JsonArray("photo*"), ["heat_map"] = folder.File("heat.gpkg") });
        int side = fixture.Model.Images.PatchesPerSide;
        Assert.Contains($"Feature Count: {2 * side * side}\n", GdalPrograms.Run("ogrinfo", "-al", "-so", folder.File("heat.gpkg"), "patches"), StringComparison.Ordinal);

        JsonNode hit = result["hits"]![1]!;
        using IRasterReader raster = RasterFile.Open((string)hit["uri"]!);
        RasterWindow window = new((int)hit["window"]![0]!, (int)hit["window"]![1]!, (int)hit["window"]![2]!, (int)hit["window"]![3]!);
        byte[] rgb = ByteStretch.ReadRgb(raster, window, [1, 2, 3], ByteStretch.FromRaster(raster, [1, 2, 3], CancellationToken.None), CancellationToken.None);
        float[] features = fixture.Model.Images.EncodePatches([fixture.Model.Images.Preprocessor.ResizeAndCrop(new PixelImage(rgb, window.Width, window.Height, 3))], CancellationToken.None)[0];
        float[] query = fixture.Model.Texts.Encode(["a road"], CancellationToken.None)[0];
        List<object?[]> cells = SqliteRows.Of(folder.File("heat.gpkg"), "SELECT score, row, col, minx, maxy FROM patches JOIN rtree_patches_geom ON id = fid WHERE rank = 2 ORDER BY row, col");
        for (int i = 0; i < cells.Count; i++)
        {
            Assert.Equal(Vectors.Cosine(features.AsSpan(i * query.Length, query.Length), query), (double)cells[i][0]!, 1e-6);
            (double x, double y) = raster.Transform.ToMap(window.X + ((double)(i % side) * window.Width / side), window.Y + ((double)(i / side) * window.Height / side));
            Assert.Equal(x, (double)cells[i][3]!, 2.0);
            Assert.Equal(y, (double)cells[i][4]!, 2.0);
        }

        Assert.Equal(side * side, cells.Count);
    }

    [Fact]
    public async Task A_raster_that_is_gone_is_found_without_a_picture()
    {
        using TemporaryFolder folder = new();
        string raster = folder.File("gone.tif"), index = folder.File("index.gpkg");
        File.Copy(IndexFile.Photo, raster);
        await fixture.Plugin.CallAsync("rs.index", IndexFile.Arguments(index, raster));
        File.Delete(raster);
        JsonObject result = await fixture.Plugin.CallAsync("rs.retrieve", new JsonObject { ["index"] = index, ["texts"] = new JsonArray("a road"), ["k"] = 2, ["thumbnails"] = folder.File("p") });

        Assert.Equal(2, (int)result["count"]!);
        Assert.All(result["hits"]!.AsArray(), hit =>
        {
            Assert.Null(hit!["thumbnail"]);
            Assert.Contains("not where it was", (string)hit["note"]!, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_raster_out_of_the_callers_reach_is_not_opened_though_the_index_names_it()
    {
        using TemporaryFolder folder = new();
        RecordingContext remote = new() { Reach = path => path.StartsWith(folder.File(""), StringComparison.Ordinal) };
        JsonObject result = await fixture.Plugin.CallAsync("rs.retrieve", new JsonObject { ["index"] = fixture.Index, ["texts"] = new JsonArray("a road"), ["k"] = 3, ["thumbnails"] = folder.File("p"), ["heat_map"] = folder.File("h.gpkg") }, remote);

        Assert.Equal(3, (int)result["count"]!);
        Assert.All(result["hits"]!.AsArray(), hit =>
        {
            Assert.Null(hit!["thumbnail"]);
            Assert.Contains("outside what this caller may reach", (string)hit["note"]!, StringComparison.Ordinal);
        });
        Assert.Empty(Directory.GetFiles(folder.File("p")));
    }

    [Fact]
    public async Task A_changed_index_is_seen_at_once()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        JsonObject query = new() { ["index"] = index, ["texts"] = new JsonArray("a road"), ["k"] = 1000 };
        await fixture.Plugin.CallAsync("rs.index", IndexFile.Arguments(index, IndexFile.Photo));
        Assert.Equal(64, (int)(await fixture.Plugin.CallAsync("rs.retrieve", (JsonObject)query.DeepClone()))["count"]!);
        await fixture.Plugin.CallAsync("rs.index", IndexFile.Arguments(index, Fixtures.Path("rasters", "derived", "no_georef.tif")));
        int more = (int)(await fixture.Plugin.CallAsync("rs.retrieve", (JsonObject)query.DeepClone()))["count"]!;
        Assert.Equal(IndexFile.Count(index, "tiles"), more);

        // Another program deletes rows, as QGIS may.
        using (SqliteConnection other = new(new SqliteConnectionStringBuilder { DataSource = index, Pooling = false }.ToString()))
        {
            other.Open();
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = "DELETE FROM tile_embeddings WHERE tile_fid <= 10";
            command.ExecuteNonQuery();
        }

        Assert.Equal(more - 10, (int)(await fixture.Plugin.CallAsync("rs.retrieve", (JsonObject)query.DeepClone()))["count"]!);
    }

    [Fact]
    public async Task Another_model_is_refused_with_what_to_do()
    {
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => fixture.CallAsync(new JsonObject { ["texts"] = new JsonArray("a road"), ["model"] = ModelStore.DefaultModel }));

        Assert.Equal(ErrorIds.IndexModel, failure.Id);
        Assert.Contains(ModelStore.DefaultModel, failure.Message, StringComparison.Ordinal);
        Assert.Contains("rs.index", failure.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", ErrorIds.ArgumentInvalid, "nothing")]
    [InlineData("{\"texts\":[\" \"]}", ErrorIds.ArgumentInvalid, "nothing")]
    [InlineData("{\"texts\":[\"x\"],\"index\":\"no/such.gpkg\"}", ErrorIds.FileMissing, "such.gpkg")]
    [InlineData("{\"texts\":[\"x\"],\"index\":\"@photo\"}", ErrorIds.IndexInvalid, "no GeoPackage")]
    [InlineData("{\"texts\":[\"x\"],\"index\":\"@cut\"}", ErrorIds.IndexInvalid, "")]
    [InlineData("{\"texts\":[\"x\"],\"sources\":[\"atlantis.tif\"]}", ErrorIds.ArgumentInvalid, "atlantis.tif")]
    [InlineData("{\"texts\":[\"x\"],\"language\":\"tlh\"}", ErrorIds.LanguageUnknown, "tlh")]
    [InlineData("{\"images\":[\"no/such.png\"]}", ErrorIds.FileMissing, "such.png")]
    [InlineData("{\"place\":\"somewhere\"}", ErrorIds.ArgumentInvalid, "place")]
    [InlineData("{\"place\":\"POINT (0 0)\"}", ErrorIds.ArgumentInvalid, "no tile")]
    [InlineData("{\"texts\":[\"x\"],\"area\":\"POLYGON ((0 0, 1 0\"}", ErrorIds.ArgumentInvalid, "area")]
    [InlineData("{\"texts\":[\"x\"],\"area_file\":\"no/such.geojson\"}", ErrorIds.FileMissing, "such.geojson")]
    [InlineData("{\"texts\":[\"x\"],\"area_file\":\"@photo\"}", ErrorIds.ArgumentInvalid, ".tif")]
    [InlineData("{\"texts\":[\"x\"],\"extent\":{\"bbox\":[1,0,0,1]}}", ErrorIds.ArgumentInvalid, "extent")]
    [InlineData("{\"texts\":[\"x\"],\"from_date\":\"2026-06-31\"}", ErrorIds.ArgumentInvalid, "2026-06-31")]
    [InlineData("{\"texts\":[\"x\"],\"from_date\":\"2026-06-30\",\"to_date\":\"2026-06-29\"}", ErrorIds.ArgumentInvalid, "first day")]
    [InlineData("{\"texts\":[\"x\"],\"not_texts\":[\"x\"],\"not_weight\":1}", ErrorIds.ArgumentInvalid, "the same")]
    public async Task Bad_input_is_named(string text, string id, string inMessage)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("cut.gpkg"), File.ReadAllBytes(fixture.Index)[..20_000]);
        JsonObject arguments = JsonNode.Parse(text.Replace("@photo", IndexFile.Photo, StringComparison.Ordinal).Replace("@cut", folder.File("cut.gpkg"), StringComparison.Ordinal))!.AsObject();

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => fixture.CallAsync(arguments));

        Assert.Equal(id, failure.Id);
        Assert.Contains(inMessage, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
    }

    private static void AssertSame(List<(long Fid, double Score)> expected, JsonObject result)
    {
        (long Fid, double Score)[] found = [.. result["hits"]!.AsArray().Select(hit => ((long)hit!["id"]!, (double)hit["score"]!))];
        Assert.Equal(expected.Count, found.Length);
        Assert.Equal(expected.Count, (int)result["count"]!);
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i].Score, found[i].Score, 2e-6);
        }

        // Where scores tie in float32 the order may differ, but each must have its own score.
        Dictionary<long, double> scores = expected.ToDictionary(one => one.Fid, one => one.Score);
        double last = expected.Count > 0 ? expected[^1].Score : 0;
        Assert.All(found, one => Assert.True(scores.TryGetValue(one.Fid, out double score) ? Math.Abs(score - one.Score) < 2e-6 : Math.Abs(one.Score - last) < 2e-6, $"{one.Fid} has no place here"));
    }
}
