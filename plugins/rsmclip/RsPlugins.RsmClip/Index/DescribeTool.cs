using System.Globalization;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>rs.describe: tells what an index holds, and whether its rasters are still as they were.</summary>
public sealed class DescribeTool : PluginTool<DescribeArguments>
{
    /// <inheritdoc/>
    public override string Name => "rs.describe";

    /// <inheritdoc/>
    protected override JsonObject Run(DescribeArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        string path = Path.GetFullPath(arguments.Index);
        using TileIndex index = TileIndex.Open(path);
        return TileIndex.Guarded(path, () =>
        {
            IReadOnlyDictionary<long, long> tiles = index.TilesBySource();
            List<JsonNode> rasters = [];
            foreach (IndexSource source in index.Sources())
            {
                cancellationToken.ThrowIfCancellationRequested();
                rasters.Add(Describe(source, tiles.GetValueOrDefault(source.Id), context));
            }

            FileInfo file = new(path);
            return new JsonObject
            {
                ["rasters"] = new JsonArray([.. rasters]),
                ["models"] = new JsonArray([.. index.Models().Select(model => (JsonNode)new JsonObject { ["id"] = model.Name, ["sha256"] = model.ContentHash, ["precision"] = model.Precision })]),
                ["tiles"] = tiles.Values.Sum(),
                ["crs"] = index.Crs?.ToString(),
                ["size_bytes"] = file.Length,
                ["changed"] = file.LastWriteTimeUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            };
        });
    }

    private static JsonObject Describe(IndexSource source, long tiles, IToolContext context) => new()
    {
        ["path"] = source.Path,
        ["name"] = source.Name,
        ["tiles"] = tiles,
        ["date"] = source.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["width"] = source.Width,
        ["height"] = source.Height,
        ["tile_size"] = source.Grid.TileSize,
        ["state"] = StateOf(source, context),
    };

    // A remote client does not learn of files that it may not reach.
    private static string? StateOf(IndexSource source, IToolContext context)
    {
        if (context.Reach?.Invoke(source.Path) == false)
        {
            return null;
        }

        try
        {
            return !File.Exists(source.Path) ? "missing" : SourceStamp.Look(source.Path).LooksLike(source.Stamp) ? "unchanged" : "changed";
        }
        catch (IOException)
        {
            return "missing";
        }
    }
}
