using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Preview;
using RsPlugins.RsmClip.Retrieve;
using RsPlugins.RsmClip.Tests.Index;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Preview;

public sealed class PreviewToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const int Width = 5000;
    private const int Height = 2300;

    private static readonly string Photo = Path.Combine(Fixtures.Root, "plugins", "rsmclip", "demo", "orthophoto.tif");

    private static readonly Geometry[] Shapes =
    [
        Box(0, 0, 10, 10),
        new Polygon(new LinearRing([new(20, 0), new(30, 0), new(30, 10), new(20, 10), new(20, 0)]), [new LinearRing([new(23, 3), new(27, 3), new(27, 7), new(23, 7), new(23, 3)])]),
    ];

    [Fact]
    public async Task An_image_is_drawn_small_in_its_own_colours()
    {
        using TemporaryFolder folder = new();

        JsonObject drawn = await DrawAsync(Photo, folder, 1000), small = await DrawAsync(Photo, folder, 200, "small.png");

        DecodedImage picture = ImageFile.Decode((string)drawn["picture"]!), reduced = ImageFile.Decode((string)small["picture"]!);
        Assert.Equal(("raster", 934, 723, "EPSG:26914"), ((string)drawn["kind"]!, (int)drawn["width"]!, (int)drawn["height"]!, (string)drawn["crs"]!));
        Assert.Equal((934, 723, 200, 155), (picture.Width, picture.Height, reduced.Width, reduced.Height));
        using IRasterReader raster = RasterFile.Open(Photo);
        byte[] expected = ByteStretch.ReadRgb(raster, new RasterWindow(0, 361, 934, 1), [1, 2, 3], ByteStretch.FromRaster(raster, [1, 2, 3], CancellationToken.None), CancellationToken.None);
        byte[] row = picture.Pixels[(361 * 934 * picture.Channels)..(362 * 934 * picture.Channels)];
        Assert.Equal(expected, Enumerable.Range(0, 934 * 3).Select(i => row[(i / 3 * picture.Channels) + (i % 3)]));
        Assert.Equal(4, drawn["bbox"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("codecs/cog_mask.tif")]
    [InlineData("codecs/one_strip_deflate.tif")]
    [InlineData("codecs/palette_small.tif")]
    [InlineData("codecs/rgba.png")]
    [InlineData("codecs/nodata_nan.tif")]
    public async Task Every_kind_of_raster_is_drawn(string name)
    {
        using TemporaryFolder folder = new();

        JsonObject drawn = await DrawAsync(Fixtures.Path("rasters", name), folder, 48);

        DecodedImage picture = ImageFile.Decode((string)drawn["picture"]!);
        Assert.Equal(Math.Min(48, Math.Max((int)drawn["width"]!, (int)drawn["height"]!)), Math.Max(picture.Width, picture.Height));
        Assert.True(picture.Pixels.Distinct().Count() > 2);
    }

    [Fact]
    public async Task It_tells_how_far_it_is_and_can_be_cancelled_without_leaving_anything()
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource cancel = new();
        RecordingContext watched = new();

        string map = MakeMap(folder).Path;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync("rs.preview", Arguments(map, folder.File("none.png"), 300), new RecordingContext(_ => cancel.Cancel()), cancel.Token));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(map)!, "*.png"));

        await plugin.CallAsync("rs.preview", Arguments(map, folder.File("all.png"), 300), watched);
        Assert.True(watched.Reports.Count > 1, $"{watched.Reports.Count} reports");
        Assert.Equal(1, watched.Reports.Last().Fraction);
    }

    [Theory]
    [InlineData(256, 256, 1000, 190)]
    [InlineData(5000, 1, 1000, 460)]
    [InlineData(64, 16, 1000, 79 * 144)]
    [InlineData(16, 16, 50, 50 * 23)]
    public void Each_pixel_shows_the_sample_in_its_middle_and_only_pieces_with_samples_are_read_a_row_at_once(int blockWidth, int blockHeight, int side, int mostPieces)
    {
        using TemporaryFolder folder = new();
        (string map, byte[] classes) = MakeMap(folder);
        using WatchedRaster raster = new(RasterFile.Open(map), (blockWidth, blockHeight));
        List<double> told = [];

        RasterPicture picture = RasterPicture.Draw(raster, side, told.Add, CancellationToken.None);

        int[] columns = SampleRun.Middles(Width, picture.Width), rows = SampleRun.Middles(Height, picture.Height);
        Assert.Equal((side, side * Height / Width), (picture.Width, picture.Height));
        Assert.All(Enumerable.Range(0, picture.Width * picture.Height), i => Assert.Equal(30 * classes[(rows[i / side] * Width) + columns[i % side]], picture.Rgba[i * 4]));
        Assert.True(raster.LargestWindow <= Width, $"{raster.LargestWindow} pixels at once");
        Assert.InRange(raster.Pieces.Count, 1, mostPieces);
        Assert.True(told.SequenceEqual(told.Order()) && told[^1] == 1, "progress");
    }

    [Fact]
    public async Task Layers_are_drawn_with_their_holes_north_up_from_three_formats()
    {
        using TemporaryFolder folder = new();
        string package = folder.File("layer.gpkg"), json = folder.File("layer.geojson"), shapes = folder.File("layer.shp");
        using (GeoPackageWriter writer = new(package, "shapes", new Crs(3857), []))
        {
            foreach (Geometry shape in Shapes)
            {
                writer.Add((Polygon)shape);
            }

            writer.Commit();
        }

        await File.WriteAllTextAsync(json, """{"type":"FeatureCollection","features":[""" + string.Join(',', Shapes.Select(shape => $$"""{"type":"Feature","properties":{},"geometry":{{JsonSerializer.Serialize(shape, GeoJsonGeometry.Options)}}}""")) + "]}");
        Shapefile.WriteAllFeatures(Shapes.Select(shape => new Feature(shape, new AttributesTable { { "id", 1 } })), shapes);

        foreach (string layer in (string[])[package, json, shapes])
        {
            JsonObject drawn = await DrawAsync(layer, folder, 311);
            DecodedImage picture = ImageFile.Decode((string)drawn["picture"]!);
            int Opacity(double x, double y) => picture.Pixels[((((int)Math.Round((10 - y) * (picture.Height - 13) / 10.0) + 6) * picture.Width) + (int)Math.Round(x * (picture.Width - 13) / 30) + 6) * 4 + 3];

            Assert.Equal(("vector", 2L), ((string)drawn["kind"]!, (long)drawn["features"]!));
            Assert.Equal([0.0, 0, 30, 10], drawn["bbox"]!.AsArray().Select(side => (double)side!));
            Assert.Equal(311, picture.Width);
            Assert.True(Opacity(5, 5) > 40 && Opacity(21.5, 5) > 40 && Opacity(25, 8.5) > 40, layer);
            Assert.Equal((0, 0), (Opacity(15, 5), Opacity(25, 5)));
        }
    }

    [Fact]
    public async Task Points_and_lines_are_drawn_and_an_empty_layer_gives_no_picture()
    {
        using TemporaryFolder folder = new();
        string points = folder.File("points.json"), empty = folder.File("empty.json");
        await File.WriteAllTextAsync(points, """{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[8,60]},{"type":"LineString","coordinates":[[8,60],[10,61]]}]}""");
        await File.WriteAllTextAsync(empty, """{"type":"FeatureCollection","features":[]}""");

        JsonObject drawn = await DrawAsync(points, folder, 100), nothing = await DrawAsync(empty, folder, 100, "empty.png");

        DecodedImage picture = ImageFile.Decode((string)drawn["picture"]!);
        Assert.True(picture.Pixels.Where((_, i) => i % 4 == 3).Count(alpha => alpha > 0) > 50);
        Assert.True(Math.Abs(picture.Width - picture.Height) < 8, "a degree of longitude is half as long there");
        Assert.Null(nothing["picture"]);
        Assert.Equal(0L, (long)nothing["features"]!);
        Assert.False(File.Exists(folder.File("empty.png")));
    }

    [Theory]
    [InlineData("{ \"type\": \"FeatureCollection\", \"features\": [ { ", ErrorIds.ArgumentInvalid)]
    [InlineData("{ \"a\": 1 }", ErrorIds.ArgumentInvalid)]
    [InlineData("SQLite format 3\0 and nothing more", ErrorIds.ArgumentInvalid)]
    [InlineData("no image", ErrorIds.RasterUnsupported)]
    public async Task What_cannot_be_drawn_is_told(string content, string id)
    {
        using TemporaryFolder folder = new();
        string file = folder.File("file");
        await File.WriteAllTextAsync(file, content);

        ToolException refused = await Assert.ThrowsAsync<ToolException>(() => DrawAsync(file, folder, 100));

        Assert.Equal(id, refused.Id);
        Assert.False(string.IsNullOrEmpty(refused.Hint));
        Assert.Equal(ErrorIds.FileMissing, (await Assert.ThrowsAsync<ToolException>(() => DrawAsync(folder.File("missing.tif"), folder, 100))).Id);
        Assert.Equal(ErrorIds.ArgumentInvalid, (await Assert.ThrowsAsync<ToolException>(() => DrawAsync(IndexFile.Photo, folder, 5000))).Id);
    }

    private static (string Path, byte[] Classes) MakeMap(TemporaryFolder folder)
    {
        byte[] classes = new byte[Width * Height];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = (byte)(((i % Width / 100) + (i / Width / 50)) % 7);
        }

        string map = folder.File("map.tif");
        ClassMapWriter.Write(map, classes, Width, Height, [.. Enumerable.Range(0, 7).Select(i => new ClassColor($"c{i}", (byte)(30 * i), (byte)(200 - (20 * i)), 7))], null, null, CancellationToken.None);
        return (map, classes);
    }

    private static Polygon Box(double west, double south, double east, double north) => (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(west, east, south, north));

    private static JsonObject Arguments(string file, string picture, int size) => new() { ["file"] = file, ["picture"] = picture, ["size"] = size };

    private Task<JsonObject> DrawAsync(string file, TemporaryFolder folder, int size, string name = "picture.png") => plugin.CallAsync("rs.preview", Arguments(file, folder.File(name), size));
}
