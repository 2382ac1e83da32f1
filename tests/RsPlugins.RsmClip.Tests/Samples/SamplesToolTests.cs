using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Retrieve;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Samples;

public sealed class SamplesToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const int Tile = 64;

    private static readonly string Photo = Path.Combine(Fixtures.Root, "plugins", "rsmclip", "demo", "orthophoto.tif");

    [Fact]
    public async Task Tiles_belong_to_the_polygon_that_their_middle_lies_in()
    {
        using TemporaryFolder folder = new();
        string labels = Labels(folder, (Box(0, 0, 400, 723), "water"), (Box(400, 0, 934, 300), "a field"));

        JsonObject made = await CutAsync(folder, labels, validation: 0.25);

        JsonObject[] rows = Rows(folder);
        Assert.Equal((6 * 11) + (8 * 5), rows.Length);
        Assert.Equal(rows.Length, (int)made["count"]!);
        Assert.Equal(new HashSet<string> { "water", "a field" }, rows.Select(row => (string)row["class"]!).ToHashSet());
        Assert.All(rows, row => Assert.Equal((string)row["class"]!, (string)row["text"]!["pt"]!));
        Assert.Equal(["a field:30:10", "water:50:16"], made["classes"]!.AsArray().Select(one => $"{one!["name"]}:{one["train"]}:{one["val"]}"));
        using IRasterReader raster = RasterFile.Open(Photo);
        ByteStretch stretch = ByteStretch.FromRaster(raster, [1, 2, 3], CancellationToken.None);
        foreach ((JsonObject row, Envelope place) in rows.Zip(Places(folder)))
        {
            (double column, double line) = raster.Transform.ToPixel(place.MinX, place.MaxY);
            RasterWindow window = new((int)Math.Round(column), (int)Math.Round(line), Tile, Tile);
            Assert.Equal(window.X + (Tile / 2) < 400 ? "water" : "a field", (string)row["class"]!);
            DecodedImage image = ImageFile.Decode(folder.File($"out/images/{row["image"]}"));
            byte[] expected = ByteStretch.ReadRgb(raster, window, [1, 2, 3], stretch, CancellationToken.None);
            Assert.Equal(expected, Enumerable.Range(0, Tile * Tile * 3).Select(i => image.Pixels[(i / 3 * image.Channels) + (i % 3)]));
        }

        string config = await File.ReadAllTextAsync((string)made["config"]!);
        Assert.Contains("languages: [pt]", config, StringComparison.Ordinal);
        Assert.Contains($"start_from: {JsonSerializer.Serialize(PluginFixture.TinyModel)}", config, StringComparison.Ordinal);
        Assert.Equal(["images", "samples.jsonl", "tiles.gpkg", "training.yaml"], Directory.GetFileSystemEntries(folder.File("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_tile_is_cut_around_points_and_small_polygons_of_another_crs_and_inside_the_raster()
    {
        using TemporaryFolder folder = new();
        using IRasterReader raster = RasterFile.Open(Photo);
        ICrsTransform degrees = CrsTransform.Find(raster.Crs!, new Crs(4326));
        FeatureCollection features = [];
        foreach ((double column, double row, string name) in ((double, double, string)[])[(300.5, 200.5, "tank"), (2, 3, "corner"), (5000, 10, "beside")])
        {
            features.Add(new Feature(new Point(ToDegrees(column, row)), new AttributesTable { { "kind", name } }));
        }

        Coordinate[] small = [ToDegrees(500, 500), ToDegrees(508, 500), ToDegrees(508, 508), ToDegrees(500, 500)];
        features.Add(new Feature(new Polygon(new LinearRing(small)), new AttributesTable { { "kind", "hut" } }));
        await File.WriteAllTextAsync(folder.File("points.geojson"), JsonSerializer.Serialize(features, GeoJsonGeometry.Options));

        await CutAsync(folder, folder.File("points.geojson"));

        Dictionary<string, Envelope> places = Rows(folder).Zip(Places(folder)).ToDictionary(pair => (string)pair.First["class"]!, pair => pair.Second);
        Assert.Equal(["corner", "hut", "tank"], places.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((300 - (Tile / 2), 200 - (Tile / 2)), At(places["tank"]));
        Assert.Equal((0, 0), At(places["corner"]));
        Assert.InRange(At(places["hut"]).Column, 500 - (Tile / 2), 508 - (Tile / 2));

        (int Column, int Row) At(Envelope place)
        {
            (double column, double row) = raster.Transform.ToPixel(place.MinX, place.MaxY);
            return ((int)Math.Round(column), (int)Math.Round(row));
        }

        Coordinate ToDegrees(double column, double row)
        {
            (double x, double y) = raster.Transform.ToMap(column, row);
            (double longitude, double latitude) = degrees.Apply(x, y);
            return new Coordinate(longitude, latitude);
        }
    }

    [Fact]
    public async Task A_tile_of_two_classes_is_left_out_and_the_same_labels_give_the_same_samples()
    {
        using TemporaryFolder folder = new(), again = new();
        (Polygon, string)[] shapes = [(Box(0, 0, 512, 512), "one"), (Box(448, 448, 934, 723), "two")];

        await CutAsync(folder, Labels(folder, shapes), most: 20);
        await CutAsync(again, Labels(again, shapes), most: 20);

        JsonObject[] rows = Rows(folder);
        Assert.Equal([20, 20], rows.GroupBy(row => (string)row["class"]!).Select(group => group.Count()));
        Assert.Equal(await File.ReadAllTextAsync(folder.File("out/samples.jsonl")), await File.ReadAllTextAsync(again.File("out/samples.jsonl")));
        Assert.Equal(Places(folder), Places(again));
        using IRasterReader raster = RasterFile.Open(Photo);
        (double x, double y) = raster.Transform.ToMap(448 + (Tile / 2), 448 + (Tile / 2));
        Assert.DoesNotContain(Places(folder), place => place.Contains(x, y));
    }

    [Fact]
    public async Task What_validates_lies_in_blocks_of_its_own()
    {
        using TemporaryFolder folder = new();
        string labels = Labels(folder, (Box(0, 0, 467, 723), "one"), (Box(467, 0, 934, 723), "two"));

        await CutAsync(folder, labels, validation: 0.3);

        using IRasterReader raster = RasterFile.Open(Photo);
        const int Block = 4 * Tile;
        IEnumerable<IGrouping<(string, int, int), string>> blocks = Rows(folder).Zip(Places(folder)).GroupBy(
            pair =>
            {
                (double column, double row) = raster.Transform.ToPixel(pair.Second.Centre.X, pair.Second.Centre.Y);
                return ((string)pair.First["class"]!, (int)column / Block, (int)row / Block);
            },
            pair => (string)pair.First["split"]!);
        Assert.Equal(2, blocks.SelectMany(block => block).Distinct().Count());
        Assert.All(blocks.GroupBy(block => block.Key.Item1), ofClass => Assert.InRange(ofClass.Count(block => block.Distinct().Count() > 1), 0, 1));
    }

    [Theory]
    [InlineData("column", "no column \"sort\"", "kind")]
    [InlineData("one class", "fewer than two classes", "two classes")]
    [InlineData("taken", "is not empty", "another folder")]
    [InlineData("no labels", "does not exist", "path")]
    public async Task What_is_wrong_is_told_and_leaves_nothing(string fault, string message, string hint)
    {
        using TemporaryFolder folder = new();
        string labels = Labels(folder, (Box(0, 0, 200, 200), "one"), (Box(300, 300, 600, 600), fault == "one class" ? "one" : "two"));
        if (fault == "taken")
        {
            Directory.CreateDirectory(folder.File("out"));
            await File.WriteAllTextAsync(folder.File("out/mine.txt"), "");
        }

        string[] before = Entries(folder);
        ToolException told = await Assert.ThrowsAsync<ToolException>(() => CutAsync(folder, fault == "no labels" ? folder.File("none.gpkg") : labels, column: fault == "column" ? "sort" : "kind"));

        Assert.Contains(message, told.Message, StringComparison.Ordinal);
        Assert.Contains(hint, told.Hint, StringComparison.Ordinal);
        Assert.Equal(before, Entries(folder));
    }

    [Fact]
    public async Task A_cancelled_cut_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource cancel = new();
        string labels = Labels(folder, (Box(0, 0, 400, 723), "one"), (Box(400, 0, 934, 723), "two"));
        RecordingContext context = new(progress =>
        {
            if (progress.Done > 3)
            {
                cancel.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync("rs.samples", Arguments(folder, labels), context, cancel.Token));

        Assert.Equal([labels], Entries(folder));
    }

    private static JsonObject Arguments(TemporaryFolder folder, string labels) =>
        new() { ["raster"] = Photo, ["labels"] = labels, ["column"] = "kind", ["output"] = folder.File("out"), ["tile_size"] = Tile, ["model"] = PluginFixture.TinyModel, ["language"] = "pt" };

    private static Polygon Box(double left, double top, double right, double bottom)
    {
        using IRasterReader raster = RasterFile.Open(Photo);
        (double Column, double Row)[] corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        return new Polygon(new LinearRing([.. corners.Select(corner => raster.Transform.ToMap(corner.Column, corner.Row)).Select(at => new Coordinate(at.X, at.Y))]));
    }

    private static string Labels(TemporaryFolder folder, params (Polygon Shape, string Name)[] shapes)
    {
        using IRasterReader raster = RasterFile.Open(Photo);
        using GeoPackageWriter writer = new(folder.File("labels.gpkg"), "labels", raster.Crs, [new("kind", GeoPackageColumnType.Text)]);
        foreach ((Polygon shape, string name) in shapes)
        {
            writer.Add(shape, name);
        }

        writer.Commit();
        return folder.File("labels.gpkg");
    }

    private static string[] Entries(TemporaryFolder folder) => Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.File("any"))!);

    private static JsonObject[] Rows(TemporaryFolder folder) => [.. File.ReadLines(folder.File("out/samples.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static Envelope[] Places(TemporaryFolder folder)
    {
        using GeoPackageFile file = GeoPackageFile.Open(folder.File("out/tiles.gpkg"), write: false);
        using Microsoft.Data.Sqlite.SqliteCommand command = file.Connection.CreateCommand();
        command.CommandText = "SELECT geom FROM tiles ORDER BY fid";
        using Microsoft.Data.Sqlite.SqliteDataReader reader = command.ExecuteReader();
        List<Envelope> found = [];
        while (reader.Read())
        {
            found.Add(file.Decode(reader.GetFieldValue<byte[]>(0)).EnvelopeInternal);
        }

        return [.. found];
    }

    private Task<JsonObject> CutAsync(TemporaryFolder folder, string labels, double validation = 0.2, int most = 500, string column = "kind")
    {
        JsonObject arguments = Arguments(folder, labels);
        (arguments["validation_share"], arguments["most"], arguments["column"]) = (validation, most, column);
        return plugin.CallAsync("rs.samples", arguments);
    }
}
