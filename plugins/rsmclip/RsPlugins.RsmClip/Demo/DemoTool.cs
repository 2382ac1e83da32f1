using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Geo;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Classify;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Retrieve;
using RsPlugins.RsmClip.Segment;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Demo;

/// <summary>rs.demo: classifies, indexes, searches and segments the rasters that come with the plugin, and makes a report to look at. Needs no network.</summary>
public sealed class DemoTool : PluginTool<DemoArguments>
{
    // At the orthophoto's 5 m a tile covers 640 m, at the winter picture's 0.6 m some 77 m: what images of EuroSAT and of UC Merced cover, on which the model was trained.
    private const int TileSize = 128;
    private const int Stride = 24;
    private const int IndexStride = 64;
    private const int Matches = 5;

    // A pixel in the large lake at the left border of the orthophoto.
    private const int LakeColumn = 110;
    private const int LakeRow = 310;
    private const string Classes = """
        [{"name": "woods", "prompts": "forest|dense trees", "color": "#1b7837"},
         {"name": "road", "prompts": "highway|freeway|road", "color": "#d6604d"},
         {"name": "open land", "prompts": "field|open land|chaparral|beach", "color": "#f6e8c3"}]
        """;

    // The small model takes smooth snow for water, so the first search is kept to the orthophoto: it shows a filter as well.
    private static readonly (string Words, string Language, string? About, string? Source)[] Queries =
        [("a lake", "en", "in the orthophoto only", "orthophoto.tif"), ("uma floresta", "pt", "a forest", null), ("автомагистраль", "ru", "a motorway", null)];


    private readonly ModelPool models;
    private readonly IndexCache indexes;

    internal DemoTool(ModelPool models, IndexCache indexes)
    {
        this.models = models;
        this.indexes = indexes;
    }

    /// <inheritdoc/>
    public override string Name => "rs.demo";

    /// <inheritdoc/>
    protected override JsonObject Run(DemoArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();

        // It opens what came with the plugin and what it wrote itself, whoever calls.
        using IDisposable hold = FileReach.HoldTo(_ => true);
        ProgressShare Step(double from, double to) => new(context, from, to) { Reach = null };
        string content = Path.GetFullPath(Path.Combine(models.Store.ContentFolder, "..", "demo"));
        string photo = Path.Combine(content, "orthophoto.tif"), winter = Path.Combine(content, "winter.tif");
        string folder = Path.GetFullPath(string.IsNullOrWhiteSpace(arguments.Output) ? "demo-output" : arguments.Output);
        OutputPaths files = new(Path.Combine(folder, "tiles.gpkg"), Path.Combine(folder, "classes.tif"), Path.Combine(folder, "scores.tif"));
        string index = Path.Combine(folder, "index.gpkg"), segments = Path.Combine(folder, "segments.tif"), polygons = Path.Combine(folder, "segments.gpkg");
        ClassifyArguments classify = new()
        {
            Raster = photo,
            ClassSet = "eurosat",
            Languages = arguments.Languages is { Count: > 0 } languages ? languages : ["en", "pt", "ru"],
            TileSize = TileSize,
            Stride = Stride,
            Model = arguments.Model,
        };
        using IRasterReader raster = RasterFile.Open(photo), snow = RasterFile.Open(winter);
        ClassificationResult classes = Classification.Run(models, classify, files, Step(0, 0.4), cancellationToken);
        JsonObject indexed = Call(new IndexTool(models), new IndexArguments { Index = index, Rasters = [photo, winter], Crs = "EPSG:4326", TileSize = TileSize, Stride = IndexStride, Model = arguments.Model }, Step(0.4, 0.6), cancellationToken);
        List<DemoSearch> searches = Search(index, folder, raster, arguments.Model, Step(0.6, 0.7), cancellationToken);
        JsonObject segmented = Call(
            new SegmentTool(models),
            new SegmentArguments { Raster = winter, Classes = JsonElement.Parse(Classes), TileSize = TileSize, Stride = Stride, Tapered = true, Refinements = 5, MinimumArea = 150, Model = arguments.Model, ClassMap = segments, Polygons = polygons },
            Step(0.7, 1),
            cancellationToken);
        IReadOnlyList<int> bands = BandChoice.Default(raster);
        byte[] rgb = ByteStretch.ReadRgb(raster, new RasterWindow(0, 0, raster.Width, raster.Height), bands, ByteStretch.FromRaster(raster, bands, cancellationToken), cancellationToken);
        string more = DemoSections.Searches(indexed, searches) + DemoSections.Segments(snow, segmented, cancellationToken);
        using StagedFile report = new(Path.Combine(folder, "report.html"));
        File.WriteAllText(report.Path, DemoReport.Html(classes, ImageFile.EncodePng(rgb, raster.Width, raster.Height, 3), raster, more, [.. ((string[])[files.Tiles, files.ClassMap, files.ScoreMap, index, segments, polygons]).Where(File.Exists)]));
        report.Commit();
        return new JsonObject
        {
            ["report"] = report.FinalPath,
            ["tiles"] = files.Tiles,
            ["class_map"] = files.ClassMap,
            ["index"] = index,
            ["segments"] = segments,
            ["segment_polygons"] = polygons,
            ["cells"] = classes.Counts.Sum(),
            ["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 2),
        };
    }

    private List<DemoSearch> Search(string index, string folder, IRasterReader photo, string? model, IToolContext context, CancellationToken cancellationToken)
    {
        RetrieveTool tool = new(models, indexes);
        List<DemoSearch> searches = [];
        RetrieveArguments Next() => new() { Index = index, Model = model, K = Matches, Distinct = true, ThumbnailSize = TileSize, Thumbnails = Path.Combine(folder, "matches", (searches.Count + 1).ToString(CultureInfo.InvariantCulture)) };
        foreach ((string words, string language, string? about, string? source) in Queries)
        {
            RetrieveArguments wanted = Next() with { Texts = [words], Language = language, Sources = source is null ? null : [source] };
            searches.Add(new DemoSearch(words, language, about, Call(tool, wanted, context, cancellationToken)));
        }

        (double x, double y) = photo.Transform.ToMap(LakeColumn + 0.5, LakeRow + 0.5);
        JsonElement place = JsonSerializer.SerializeToElement(string.Create(CultureInfo.InvariantCulture, $"POINT({x} {y})"));
        searches.Add(new DemoSearch("Like the lake in the west of the orthophoto", null, null, Call(tool, Next() with { Place = place, Crs = photo.Crs?.ToString() }, context, cancellationToken)));
        return searches;
    }

    private static JsonObject Call<TArguments>(ITool tool, TArguments arguments, IToolContext context, CancellationToken cancellationToken) =>
        tool.CallAsync(JsonSerializer.SerializeToElement(arguments, ToolJson.Options), context, cancellationToken).GetAwaiter().GetResult();
}
