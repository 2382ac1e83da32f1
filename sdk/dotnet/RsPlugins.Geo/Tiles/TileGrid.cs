using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Tiles;

/// <summary>Lays square tiles over a raster, row by row. A tile's place depends on the raster's size and the grid's parameters only.</summary>
public sealed class TileGrid
{
    /// <summary>Makes a grid.</summary>
    /// <param name="rasterWidth">Pixels across, at least 1.</param>
    /// <param name="rasterHeight">Pixels down, at least 1.</param>
    /// <param name="tileSize">Side of a tile in pixels, at least 1.</param>
    /// <param name="stride">Pixels from one tile to the next, 1 to <paramref name="tileSize"/>.</param>
    /// <param name="edge">What happens at the right and lower border.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range, or the grid has more than 2^31 - 1 tiles.</exception>
    public TileGrid(int rasterWidth, int rasterHeight, int tileSize, int stride, TileEdge edge)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rasterWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rasterHeight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(tileSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stride, tileSize);
        RasterWidth = rasterWidth;
        RasterHeight = rasterHeight;
        TileSize = tileSize;
        Stride = stride;
        Edge = edge;
        Columns = Places(rasterWidth);
        Rows = Places(rasterHeight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)Columns * Rows, int.MaxValue, nameof(stride));
    }

    /// <summary>Pixels across of the raster.</summary>
    public int RasterWidth { get; }

    /// <summary>Pixels down of the raster.</summary>
    public int RasterHeight { get; }

    /// <summary>Side of a tile in pixels.</summary>
    public int TileSize { get; }

    /// <summary>Pixels from one tile to the next.</summary>
    public int Stride { get; }

    /// <summary>What happens at the border.</summary>
    public TileEdge Edge { get; }

    /// <summary>Tiles in a row.</summary>
    public int Columns { get; }

    /// <summary>Tiles in a column.</summary>
    public int Rows { get; }

    /// <summary>Tiles in all.</summary>
    public int Count => Columns * Rows;

    /// <summary>A tile by its place in reading order.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such tile.</exception>
    public Tile this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return At(index / Columns, index % Columns);
        }
    }

    /// <summary>A tile by row and column.</summary>
    /// <param name="row">From 0 at the top.</param>
    /// <param name="column">From 0 at the left.</param>
    /// <returns>The tile.</returns>
    public Tile At(int row, int column) =>
        new(row, column, new RasterWindow(Start(column, RasterWidth), Start(row, RasterHeight), TileSize, TileSize));

    /// <summary>All tiles, row by row.</summary>
    /// <returns>The tiles in the order of their index.</returns>
    public IEnumerable<Tile> Tiles()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    private int Places(int length)
    {
        if (length < TileSize)
        {
            return Edge == TileEdge.Skip ? 0 : 1;
        }

        int steps = (length - TileSize) / Stride;
        bool rest = (length - TileSize) % Stride != 0;
        return steps + 1 + (rest && Edge != TileEdge.Skip ? 1 : 0);
    }

    private int Start(int place, int length)
    {
        long start = (long)place * Stride;
        return (int)(Edge == TileEdge.Shift ? Math.Min(start, Math.Max(0, length - TileSize)) : start);
    }
}
