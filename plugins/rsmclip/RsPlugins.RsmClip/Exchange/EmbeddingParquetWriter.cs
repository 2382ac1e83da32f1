using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Parquet;
using Parquet.Schema;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>Writes rows of embeddings as GeoParquet, a row group at a time, so that memory does not grow with the file.</summary>
internal sealed class EmbeddingParquetWriter : IAsyncDisposable
{
    private const int GroupRows = 8192;
    private static readonly DataField Values = EmbeddingColumns.Schema.GetDataFields().Single(field => field.MaxRepetitionLevel > 0);
    private readonly FileStream file;
    private readonly ParquetWriter writer;
    private readonly WKBWriter encoder = new(ByteOrder.LittleEndian);
    private readonly List<(string Id, EmbeddingRow Row)> waiting = new(GroupRows);

    private EmbeddingParquetWriter(FileStream file, ParquetWriter writer)
    {
        this.file = file;
        this.writer = writer;
    }

    /// <summary>Extent of all footprints, or null while there is none.</summary>
    public Envelope? Extent { get; private set; }

    /// <summary>Types of all footprints.</summary>
    public HashSet<string> Types { get; } = [];

    public static async Task<EmbeddingParquetWriter> CreateAsync(string path, CancellationToken cancellationToken)
    {
        FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite);
        try
        {
            return new EmbeddingParquetWriter(file, await ParquetWriter.CreateAsync(EmbeddingColumns.Schema, file, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd }, cancellationToken: cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Adds a row that has a source and a place.</summary>
    public async Task AddAsync(string id, EmbeddingRow row, CancellationToken cancellationToken)
    {
        waiting.Add((id, row));
        if (row.Footprint is Geometry footprint)
        {
            Types.Add(footprint.GeometryType);
            (Extent ??= new Envelope()).ExpandToInclude(footprint.EnvelopeInternal);
        }

        if (waiting.Count == GroupRows)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes what is left, and the footer.</summary>
    public async Task CompleteAsync(Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        writer.CustomMetadata = metadata;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync().ConfigureAwait(false);
        await file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync(EmbeddingColumns.Id, [.. waiting.Select(one => one.Id)]).ConfigureAwait(false);
        await group.WriteAsync(EmbeddingColumns.Source, [.. waiting.Select(one => one.Row.Source!)]).ConfigureAwait(false);
        await group.WriteAsync<DateOnly>(EmbeddingColumns.Date, waiting.Select(one => one.Row.Date).ToArray(), cancellationToken: cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < EmbeddingColumns.Place.Count; i++)
        {
            await group.WriteAsync<int>(EmbeddingColumns.Place[i], waiting.Select(one => PlaceOf(one.Row)[i]).ToArray(), cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        float[] values = [.. waiting.SelectMany(one => one.Row.Embedding)];
        int[] repetitions = [.. waiting.SelectMany(one => one.Row.Embedding.Select((_, i) => i == 0 ? 0 : 1))];
        int[] definitions = new int[values.Length];
        Array.Fill(definitions, Values.MaxDefinitionLevel);
        await group.WriteAllPartsAsync<float>(Values, values, definitions, repetitions, cancellationToken).ConfigureAwait(false);
        await group.WriteAsync(EmbeddingColumns.Footprint, [.. waiting.Select(one => one.Row.Footprint is Geometry footprint ? encoder.Write(footprint) : null!)]).ConfigureAwait(false);
        group.CompleteValidate();
        waiting.Clear();
    }

    private static int[] PlaceOf(EmbeddingRow row)
    {
        Geo.Tiles.Tile tile = row.Tile!.Value;
        return [tile.Row, tile.Column, tile.Window.X, tile.Window.Y, tile.Window.Width, tile.Window.Height];
    }
}
