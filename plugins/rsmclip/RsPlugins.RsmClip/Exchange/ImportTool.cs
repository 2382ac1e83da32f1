using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NetTopologySuite.IO;
using Parquet;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>rs.import: makes a tile index of embeddings in GeoParquet.</summary>
public sealed class ImportTool : PluginTool<ImportArguments>
{
    /// <summary>COR_E_IO: Parquet.Net's word for a file of another kind; the system's own errors have their numbers.</summary>
    private const int NoSystemError = unchecked((int)0x80131620);

    /// <inheritdoc/>
    public override string Name => "rs.import";

    /// <inheritdoc/>
    protected override JsonObject Run(ImportArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        string path = Path.GetFullPath(string.IsNullOrWhiteSpace(arguments.Index) ? Path.ChangeExtension(arguments.Parquet, ".gpkg") : arguments.Index);
        if (File.Exists(path))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{path} exists; an import does not replace an index.", "Name a new file, or delete that one first.");
        }

        try
        {
            using StagedFile staged = new(path);
            JsonObject result = ImportAsync(arguments, staged.Path, path, context, cancellationToken).GetAwaiter().GetResult();
            staged.Commit();
            return result;
        }
        catch (Exception failure) when (failure is ParquetException or ParseException or InvalidDataException or JsonException or NotSupportedException or EndOfStreamException or IOException { HResult: NoSystemError })
        {
            throw new ToolException(ErrorIds.FileDamaged, $"{Path.GetFileName(arguments.Parquet)} cannot be read as GeoParquet.", "Check that the file is complete and GeoParquet, for instance with gpq validate.", failure.Message, failure);
        }
    }

    private async Task<JsonObject> ImportAsync(ImportArguments arguments, string staged, string path, IToolContext context, CancellationToken cancellationToken)
    {
        EmbeddingParquetReader reader = await EmbeddingParquetReader.OpenAsync(arguments.Parquet, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            using TileIndexWriter writer = TileIndexWriter.Open(staged);
            ImportedRows import = new(writer, reader, Path.GetFullPath(arguments.Parquet));
            writer.Begin();
            await foreach (EmbeddingRow row in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                import.Add(row);
                if (import.Seen % ImportedRows.Batch == 0)
                {
                    writer.Commit();
                    context.Report(ToolProgress.Of("reading", import.Seen, reader.Rows, "tiles"));
                    writer.Begin();
                }
            }

            IndexModel model = import.Complete();
            writer.Commit();
            JsonObject provenance = Provenance.Of(Name, arguments, model);
            writer.Complete(provenance.ToJsonString());
            if (import.Notice is string notice)
            {
                context.Log.LogWarning("{Notice}", notice);
            }

            return new JsonObject
            {
                ["index"] = path, ["tiles"] = import.Stored, ["sources"] = writer.Index.Sources().Count, ["dimension"] = model.Dimension,
                ["model"] = model.Name, ["model_sha256"] = model.ContentHash, ["precision"] = model.Precision, ["notice"] = import.Notice, ["provenance"] = provenance,
            };
        }
    }
}
