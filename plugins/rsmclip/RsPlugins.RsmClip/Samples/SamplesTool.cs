using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Samples;

/// <summary>rs.samples: cuts tiles out of a raster by labelled polygons and points, with the configuration of a training on them.</summary>
public sealed class SamplesTool : PluginTool<SamplesArguments>
{
    private const int LargestTile = 1024;

    // Side of a block in tiles.
    private const int Block = 4;

    private readonly ModelPool models;

    internal SamplesTool(ModelPool models) => this.models = models;

    /// <inheritdoc/>
    public override string Name => "rs.samples";

    /// <inheritdoc/>
    protected override JsonObject Run(SamplesArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        Check(arguments);
        string language = Languages.Checked(arguments.Language);
        string model = models.Store.Find(arguments.Model).Folder;
        LabelLayer labels = LabelLayer.Read(arguments.Labels, arguments.Column);
        using IRasterReader raster = RasterFile.Open(arguments.Raster);
        context.Report(new ToolProgress(null, "finding tiles"));
        IReadOnlyList<Sample> samples = Choose(raster, labels, arguments, cancellationToken);
        using SampleFolder folder = new(arguments.Output);
        JsonObject provenance = new()
        {
            ["tool"] = Name,
            ["version"] = typeof(SamplesTool).Assembly.GetName().Version!.ToString(3),
            ["arguments"] = JsonSerializer.SerializeToNode(arguments, ToolJson.Options),
            ["time"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        folder.Cut(raster, samples, language, provenance, done => context.Report(ToolProgress.Of("cutting tiles", done, samples.Count, "tiles")), cancellationToken);
        int training = samples.Count(sample => sample.Split == "train");
        folder.Configure(model, language, training, arguments.Steps);
        string path = folder.Commit();
        return new JsonObject
        {
            ["config"] = Path.Combine(path, SampleFolder.ConfigName),
            ["tiles"] = Path.Combine(path, SampleFolder.TilesName),
            ["count"] = samples.Count,
            ["classes"] = new JsonArray([.. samples.GroupBy(sample => sample.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (JsonNode)new JsonObject
            {
                ["name"] = group.Key,
                ["train"] = group.Count(sample => sample.Split == "train"),
                ["val"] = group.Count(sample => sample.Split == "val"),
            })]),
            ["provenance"] = provenance,
        };
    }

    private static void Check(SamplesArguments arguments)
    {
        if (arguments.TileSize is < 16 or > LargestTile || arguments.Most < 0 || arguments.Steps < 1 || arguments.ValidationShare is not (>= 0 and <= 0.9))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "A number is beyond what makes sense.", $"Tiles have 16 to {LargestTile} pixels, validation takes at most 0.9, a training has at least one step.");
        }
    }

    private static IReadOnlyList<Sample> Choose(IRasterReader raster, LabelLayer labels, SamplesArguments arguments, CancellationToken cancellationToken)
    {
        EmptyTiles empty = new(raster);
        List<Sample> samples = [];

        // Neighbours show the same ground: what a training is judged by must lie elsewhere than what it learns from.
        int side = Block * arguments.TileSize;
        int across = ((raster.Width - 1) / side) + 1;
        int[] ranks = [.. Enumerable.Range(0, across * (((raster.Height - 1) / side) + 1))];
        new Random(0).Shuffle(ranks);
        foreach (IGrouping<string, (RasterWindow Window, string Name)> group in LabelledTiles.Of(raster, labels, arguments.TileSize, cancellationToken).GroupBy(tile => tile.Name, StringComparer.Ordinal))
        {
            (RasterWindow Window, string Name)[] tiles = [.. group.Where(tile => !empty.Holds(tile.Window, cancellationToken))];

            // The same labels give the same samples.
            new Random(0).Shuffle(tiles);
            int count = arguments.Most > 0 ? Math.Min(arguments.Most, tiles.Length) : tiles.Length;
            int validation = Math.Min(count - 1, (int)Math.Round(count * arguments.ValidationShare));
            samples.AddRange(tiles.Take(count)
                .OrderBy(tile => ranks[(tile.Window.Y / side * across) + (tile.Window.X / side)]).ThenBy(tile => tile.Window.Y).ThenBy(tile => tile.Window.X)
                .Select((tile, place) => new Sample(tile.Window, tile.Name, place < validation ? "val" : "train")));
        }

        return samples.Select(sample => sample.Name).Distinct(StringComparer.Ordinal).Count() > 1
            ? samples
            : throw new ToolException(ErrorIds.ArgumentInvalid, "The labels give tiles of fewer than two classes on this raster.", "Label at least two classes where the raster lies, or choose smaller tiles.");
    }
}
