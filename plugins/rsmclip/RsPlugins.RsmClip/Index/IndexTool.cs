using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>rs.index: makes the tiles of rasters searchable, and keeps them so when rasters come, change, move and go.</summary>
public sealed class IndexTool(ModelPool models) : PluginTool<IndexArguments>
{
    /// <inheritdoc/>
    public override string Name => "rs.index";

    /// <inheritdoc/>
    protected override JsonObject Run(IndexArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        string path = Path.GetFullPath(arguments.Index);
        bool existed = File.Exists(path);
        Crs? crs = IndexReference.Parse(arguments.Crs);
        string[] named = [.. arguments.Rasters ?? [], .. string.IsNullOrWhiteSpace(arguments.Folder) ? [] : (string[])[arguments.Folder]];
        IReadOnlyList<string> rasters = RasterPaths.Find(named);
        if (rasters.Count == 0 && (!existed || named.Length > 0))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, named.Length == 0 ? "No raster is named." : "There is no raster in what is named.", "Name rasters, folders with rasters, or patterns such as images/**/*.tif.");
        }

        using TileIndexWriter writer = TileIndexWriter.Open(path);
        try
        {
            return TileIndex.Guarded(path, () => Update(writer, arguments, crs, named.Length == 0, rasters, context, cancellationToken));
        }
        finally
        {
            writer.Abandon();
            writer.RemoveWhenEmpty = !existed;
        }
    }

    private JsonObject Update(TileIndexWriter writer, IndexArguments arguments, Crs? crs, bool all, IReadOnlyList<string> rasters, IToolContext context, CancellationToken cancellationToken)
    {
        LoadedModel model = models.Get(IndexedModel.Choose(writer.Index, arguments, models.Store), context, cancellationToken);
        IndexArguments filled = IndexGrid.Fill(arguments, writer.Index, model.Config);
        SetCrs(writer, crs);
        IReadOnlyList<IndexSource> sources = writer.Index.Sources();

        // Without rasters the index is compared with its own: what changed, moved or went is found, and what another model lacks is made.
        // Its paths came from inside a file: the hash of what a remote client may not reach is not for it to learn.
        IReadOnlyList<string> wanted = all ? [.. sources.Select(source => source.Path).Where(path => context.Reach?.Invoke(path) != false && File.Exists(path))] : rasters;
        IndexPlan plan = IndexPlan.Make(wanted, sources, arguments, context, cancellationToken);
        using RasterHeaders headers = new();
        if (writer.Index.Crs is null)
        {
            SetCrs(writer, IndexReference.ForSeveral([.. plan.Added.Select(added => added.Path)], headers, cancellationToken));
        }

        writer.Transact(() =>
        {
            writer.Use(model);
            IndexGrid.Keep(filled, writer);
        });
        Indexing run = new(writer, model, filled, headers, context);
        run.Run(plan, cancellationToken);
        if (run.Skipped.Count > 0 && writer.Index.Sources().Count == 0)
        {
            throw new ToolException(ErrorIds.RasterUnreadable, $"No raster could be indexed. {Path.GetFileName(run.Skipped[0].Path)}: {run.Skipped[0].Reason}", "Check the rasters.");
        }

        JsonObject? captions = IndexedCaptions.Add(writer, arguments, model, context, cancellationToken);
        context.Report(new ToolProgress(1, "writing", "Completing the index"));
        JsonObject provenance = Provenance.Of(Name, filled, model);
        writer.Complete(provenance.ToJsonString());
        JsonObject result = Result(writer.Index, plan, run, model, provenance, context);
        result["captions"] = captions;
        return result;
    }

    private static void SetCrs(TileIndexWriter writer, Crs? crs)
    {
        if (crs is null)
        {
            return;
        }

        if (writer.Index.Crs is Crs before && !IndexReference.Same(before, crs))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The index has the CRS {before}; it cannot become {crs}.", "Give no CRS, or make a new index.");
        }

        if (writer.Index.Crs is null)
        {
            writer.Transact(() => writer.SetCrs(crs));
        }
    }

    private static JsonObject Result(TileIndex index, IndexPlan plan, Indexing run, LoadedModel model, JsonObject provenance, IToolContext context)
    {
        List<string> notices = [.. model.Notice is string notice ? (string[])[notice] : []];
        if (run.Unplaced.Count > 0)
        {
            notices.Add($"{run.Unplaced.Count} rasters have no georeference, name no CRS, or reach beyond what {index.Crs?.ToString() ?? "the index"} can show: tiles of them are found, but lie nowhere on the map ({string.Join(", ", run.Unplaced.Take(3).Select(Path.GetFileName))}).");
        }

        if (plan.Unreachable.Count > 0)
        {
            notices.Add($"{plan.Unreachable.Count} rasters of the index cannot be reached and were kept ({plan.Unreachable[0].Path}).");
        }

        notices.ForEach(text => context.Log.LogWarning("{Notice}", text));
        HashSet<string> skipped = [.. run.Skipped.Select(skip => skip.Path)];
        return new JsonObject
        {
            ["index"] = index.Path,
            ["sources"] = index.Sources().Count,
            ["tiles"] = index.CountTiles(),
            ["embedded"] = run.Embedded,
            ["added"] = plan.Added.Count(added => !skipped.Contains(added.Path)),
            ["changed"] = plan.Changed.Count(source => !skipped.Contains(source.Path)),
            ["moved"] = plan.Moved.Count,
            ["removed"] = plan.Removed.Count,
            ["unchanged"] = plan.Unchanged.Count + plan.Touched.Count,
            ["skipped"] = new JsonArray([.. run.Skipped.Select(skip => (JsonNode)new JsonObject { ["path"] = skip.Path, ["reason"] = skip.Reason })]),
            ["crs"] = index.Crs?.ToString(),
            ["model"] = model.Id,
            ["model_sha256"] = model.Export.ContentHash,
            ["precision"] = model.Export.Precision,
            ["notice"] = notices.Count > 0 ? string.Join(" ", notices) : null,
            ["provenance"] = provenance,
        };
    }
}
