using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>rs.export: writes the embeddings of a tile index as GeoParquet, in longitude and latitude, for other programs.</summary>
public sealed class ExportTool : PluginTool<ExportArguments>
{
    // A thousandth of a metre at the equator.
    private const double Tolerance = 1e-8;
    private const int ReportEvery = 1024;

    /// <inheritdoc/>
    public override string Name => "rs.export";

    /// <inheritdoc/>
    protected override JsonObject Run(ExportArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        string path = Path.GetFullPath(string.IsNullOrWhiteSpace(arguments.Parquet) ? Path.ChangeExtension(arguments.Index, ".parquet") : arguments.Parquet);
        if (path == Path.GetFullPath(arguments.Index))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "The output has the name of the index.", "Give it a name of its own.");
        }

        using TileIndex index = TileIndex.Open(arguments.Index);
        return TileIndex.Guarded(arguments.Index, () =>
        {
            IndexModel model = ModelOf(index, arguments.Model);
            JsonObject provenance = Provenance.Of(Name, arguments, model);
            using StagedFile staged = new(path);
            long rows = WriteAsync(index, model, staged.Path, provenance, context, cancellationToken).GetAwaiter().GetResult();
            staged.Commit();
            return new JsonObject { ["parquet"] = path, ["tiles"] = rows, ["dimension"] = model.Dimension, ["model"] = model.Name, ["model_sha256"] = model.ContentHash, ["precision"] = model.Precision, ["provenance"] = provenance };
        });
    }

    private static async Task<long> WriteAsync(TileIndex index, IndexModel model, string path, JsonObject provenance, IToolContext context, CancellationToken cancellationToken)
    {
        ICrsTransform? transform = index.Crs is Crs crs ? CrsTransform.Find(crs, new Crs(4326)) : null;
        Dictionary<long, IndexSource> sources = index.Sources().ToDictionary(source => source.Id);
        long total = index.CountTiles(), done = 0;
        EmbeddingParquetWriter writer = await EmbeddingParquetWriter.CreateAsync(path, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (EmbeddedTile one in index.EmbeddedTiles(model))
            {
                cancellationToken.ThrowIfCancellationRequested();
                IndexSource source = sources[one.Tile.SourceId];
                float[] embedding = [.. MemoryMarshal.Cast<byte, Half>(one.Embedding).ToArray().Select(value => (float)value)];
                Geometry? footprint = one.Footprint is null || transform is null ? null : index.Crs!.Epsg == 4326 ? one.Footprint : Footprint.Transformed(one.Footprint, transform, Tolerance);
                string id = FormattableString.Invariant($"{(source.Stamp.ContentHash.Length > 0 ? source.Stamp.ContentHash[..16] : source.Name)}/{one.Tile.Tile.Row}/{one.Tile.Tile.Column}");
                await writer.AddAsync(id, new EmbeddingRow(source.Path, source.Date, one.Tile.Tile, footprint, embedding), cancellationToken).ConfigureAwait(false);
                if (++done % ReportEvery == 0)
                {
                    context.Report(ToolProgress.Of("writing", done, total, "tiles"));
                }
            }

            ExchangedSource[] kept = [.. sources.Values.Select(source => ExchangedSource.Of(source, index.StateOf(source.Id, model)))];
            await writer.CompleteAsync(ExchangeMetadata.Of(model, kept, writer.Extent, writer.Types, provenance), cancellationToken).ConfigureAwait(false);
        }

        return done;
    }

    private static IndexModel ModelOf(TileIndex index, string? wanted)
    {
        IndexModel[] models = [.. index.Models()];
        IndexModel? found = models.LastOrDefault(model => string.IsNullOrWhiteSpace(wanted) || model.Name == wanted || model.ContentHash.StartsWith(wanted, StringComparison.OrdinalIgnoreCase));
        return found ?? throw new ToolException(ErrorIds.IndexModel, models.Length == 0 ? "The index holds no embeddings." : $"The index holds embeddings of {string.Join<IndexModel>(" and ", models)}, none of {wanted}.", "Leave the model empty to take the one that came last.");
    }
}
