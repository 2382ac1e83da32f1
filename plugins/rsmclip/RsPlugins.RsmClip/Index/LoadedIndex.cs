using System.Runtime.InteropServices;

namespace RsPlugins.RsmClip.Index;

/// <summary>The tiles of an index and their embeddings by one model, in memory: a row each. Thread-safe.</summary>
/// <param name="Model">The model.</param>
/// <param name="Matrix">The embeddings.</param>
/// <param name="Tiles">The tile of each row.</param>
/// <param name="Sources">The sources by their numbers.</param>
internal sealed record LoadedIndex(IndexModel Model, EmbeddingMatrix Matrix, IReadOnlyList<IndexTile> Tiles, IReadOnlyDictionary<long, IndexSource> Sources)
{
    // An int8 code and a float16 a value; a tile, its place in the list and in the table of keys.
    private const int BytesPerValue = 3;
    private const int BytesPerTile = 96;
    private readonly Lazy<Dictionary<long, int>> rows = new(() => Tiles.Select((tile, row) => (tile.Fid, row)).ToDictionary());

    /// <summary>Memory it takes, about.</summary>
    public long Bytes => Tiles.Count * (((long)Model.Dimension * BytesPerValue) + BytesPerTile);

    /// <summary>The row of a tile, or null when it has no embedding by the model.</summary>
    public int? RowOf(long fid) => rows.Value.TryGetValue(fid, out int row) ? row : null;

    /// <summary>The source of a row.</summary>
    public IndexSource SourceOf(int row) => Sources[Tiles[row].SourceId];

    /// <summary>Reads an index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="model">Whose embeddings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static LoadedIndex Load(TileIndex index, IndexModel model, CancellationToken cancellationToken)
    {
        Dictionary<long, IndexSource> sources = index.Sources().ToDictionary(source => source.Id);
        Dictionary<long, IndexTile> tiles = index.Tiles().Where(tile => sources.ContainsKey(tile.SourceId)).ToDictionary(tile => tile.Fid);
        List<IndexTile> order = new(tiles.Count);
        EmbeddingMatrixBuilder builder = new(model.Dimension);
        index.ReadEmbeddings(
            model,
            (fid, embedding) =>
            {
                // Other programs may have deleted a tile without its embedding.
                if (tiles.TryGetValue(fid, out IndexTile tile))
                {
                    order.Add(tile);
                    builder.Append(MemoryMarshal.Cast<byte, Half>(embedding));
                }
            },
            cancellationToken);
        return new LoadedIndex(model, builder.Build(cancellationToken), order, sources);
    }
}
