using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Parquet;
using Parquet.Schema;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>Reads rows of embeddings from GeoParquet, a row group at a time: files of rs.export, and those of others that have a list of numbers "embedding" or "embeddings".</summary>
internal sealed class EmbeddingParquetReader : IAsyncDisposable
{
    private readonly ParquetReader reader;
    private readonly DataField embedding;
    private readonly DataField? source;
    private readonly DataField? date;
    private readonly DataField? geometry;
    private readonly DataField[] place;
    private readonly WKBReader decoder = new();

    private EmbeddingParquetReader(ParquetReader reader)
    {
        this.reader = reader;
        DataField[] fields = reader.Schema.GetDataFields();
        embedding = fields.FirstOrDefault(field => EmbeddingColumns.EmbeddingNames.Contains(field.Path.FirstPart) && field.MaxRepetitionLevel == 1 && (field.ClrType == typeof(float) || field.ClrType == typeof(double)))
            ?? throw new ToolException(ErrorIds.FileDamaged, "The file has no column \"embedding\" or \"embeddings\" with lists of numbers.", "Give a GeoParquet file of rs.export, or one with the columns of Earth Index or Clay.");
        Crs = ExchangeMetadata.CrsOf(Json(ExchangeMetadata.GeoKey), out string column);
        geometry = fields.FirstOrDefault(field => field.Path.ToString() == column && field.MaxRepetitionLevel == 0);
        source = fields.FirstOrDefault(field => EmbeddingColumns.SourceNames.Contains(field.Path.ToString()));
        date = fields.FirstOrDefault(field => field.Path.ToString() == EmbeddingColumns.Date.Name && field.ClrType == typeof(DateOnly));
        place = [.. EmbeddingColumns.Place.Select(own => fields.FirstOrDefault(field => field.Path.ToString() == own.Name && field.ClrType == typeof(int) && !field.IsNullable)).OfType<DataField>()];
    }

    /// <summary>The CRS of the footprints, or null when the file says that it has none.</summary>
    public Crs? Crs { get; }

    /// <summary>Number of rows.</summary>
    public long Rows => reader.Metadata?.NumRows ?? 0;

    /// <summary>Opens a file.</summary>
    /// <exception cref="ToolException">It has no embeddings, or a CRS without a code.</exception>
    public static async Task<EmbeddingParquetReader> OpenAsync(string path, CancellationToken cancellationToken)
    {
        ParquetReader reader = await ParquetReader.CreateAsync(path, new ParquetOptions { UseDateOnlyTypeForDates = true }, cancellationToken).ConfigureAwait(false);
        try
        {
            return new EmbeddingParquetReader(reader);
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>An entry of the footer, or null.</summary>
    public JsonNode? Json(string key)
    {
        try
        {
            return reader.CustomMetadata.TryGetValue(key, out string? text) ? JsonNode.Parse(text) : null;
        }
        catch (JsonException broken)
        {
            throw new ToolException(ErrorIds.FileDamaged, $"The metadata \"{key}\" of the file is no JSON.", "Write the file anew.", broken.Message, broken);
        }
    }

    /// <summary>All rows in their order. A row without an embedding has one of length 0.</summary>
    public async IAsyncEnumerable<EmbeddingRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            int count = checked((int)group.RowCount);
            float[][] embeddings = await EmbeddingsAsync(group, count, cancellationToken).ConfigureAwait(false);
            string?[] sources = new string?[count];
            byte[]?[] footprints = new byte[]?[count];
            DateOnly?[] dates = new DateOnly?[count];
            int[][] places = [.. place.Select(_ => new int[count])];
            if (source is not null)
            {
                await group.ReadAsync(source, sources.AsMemory(), null, cancellationToken).ConfigureAwait(false);
            }

            if (date is not null)
            {
                await group.ReadAsync<DateOnly>(date, dates.AsMemory(), null, cancellationToken).ConfigureAwait(false);
            }

            if (geometry is not null)
            {
                await group.ReadAsync(geometry, footprints.AsMemory(), null, cancellationToken).ConfigureAwait(false);
            }

            for (int p = 0; p < place.Length; p++)
            {
                await group.ReadAsync<int>(place[p], places[p].AsMemory(), null, cancellationToken).ConfigureAwait(false);
            }

            for (int row = 0; row < count; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new EmbeddingRow(sources[row], dates[row], TileOf(places, row), footprints[row] is byte[] wkb ? decoder.Read(wkb) : null, embeddings[row]);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private static Tile? TileOf(int[][] places, int row) => places.Length == EmbeddingColumns.Place.Count
        ? new Tile(places[0][row], places[1][row], new RasterWindow(places[2][row], places[3][row], places[4][row], places[5][row])) : null;

    private async Task<float[][]> EmbeddingsAsync(ParquetRowGroupReader group, int count, CancellationToken cancellationToken)
    {
        int slots = checked((int)group.GetMetadata(embedding)!.MetaData!.NumValues);
        int[] definitions = new int[slots], repetitions = new int[slots];
        float[] values;
        if (embedding.ClrType == typeof(float))
        {
            values = new float[slots];
            await group.ReadRawAsync<float>(embedding, values, definitions, repetitions, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            double[] wide = new double[slots];
            await group.ReadRawAsync<double>(embedding, wide, definitions, repetitions, cancellationToken).ConfigureAwait(false);
            values = Array.ConvertAll(wide, value => (float)value);
        }

        float[][] rows = new float[count][];
        List<float> current = [];
        for (int slot = 0, value = 0, row = 0; row < count; row++)
        {
            current.Clear();
            do
            {
                if (definitions[slot] == embedding.MaxDefinitionLevel)
                {
                    current.Add(values[value++]);
                }

                slot++;
            }
            while (slot < slots && repetitions[slot] > 0);

            rows[row] = [.. current];
        }

        return rows;
    }
}
