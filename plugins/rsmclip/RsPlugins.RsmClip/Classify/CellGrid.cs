using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;

namespace RsPlugins.RsmClip.Classify;

/// <summary>
/// The cells that get a label: squares of one stride, the last ones cut off at the raster's border. A tile votes for every cell that lies wholly inside it, so with a stride equal to the tile size
/// the cells are the tiles.
/// </summary>
public sealed class CellGrid
{
    /// <summary>Lays cells under a tile grid.</summary>
    /// <param name="tiles">The tiles, with <see cref="TileEdge.Shift"/>.</param>
    public CellGrid(TileGrid tiles)
    {
        Tiles = tiles;
        Size = tiles.Stride;
        Columns = (tiles.RasterWidth + Size - 1) / Size;
        Rows = (tiles.RasterHeight + Size - 1) / Size;
    }

    /// <summary>The tiles.</summary>
    public TileGrid Tiles { get; }

    /// <summary>Side of a cell in pixels.</summary>
    public int Size { get; }

    /// <summary>Cells in a row.</summary>
    public int Columns { get; }

    /// <summary>Cells in a column.</summary>
    public int Rows { get; }

    /// <summary>The pixels of a cell.</summary>
    /// <param name="row">From 0, from the top.</param>
    /// <param name="column">From 0, from the left.</param>
    public RasterWindow Window(int row, int column) =>
        new(column * Size, row * Size, Math.Min(Size, Tiles.RasterWidth - (column * Size)), Math.Min(Size, Tiles.RasterHeight - (row * Size)));

    /// <summary>The cells wholly inside a tile.</summary>
    /// <param name="tile">The tile's pixels.</param>
    /// <returns>First and last row, first and last column.</returns>
    public (int FirstRow, int LastRow, int FirstColumn, int LastColumn) Under(RasterWindow tile)
    {
        (int firstRow, int lastRow) = Span(tile.Y, tile.Height, Tiles.RasterHeight, Rows);
        (int firstColumn, int lastColumn) = Span(tile.X, tile.Width, Tiles.RasterWidth, Columns);
        return (firstRow, lastRow, firstColumn, lastColumn);
    }

    private (int First, int Last) Span(int start, int length, int raster, int cells)
    {
        long end = (long)start + length;
        return ((start + Size - 1) / Size, end >= raster ? cells - 1 : (int)(end / Size) - 1);
    }
}
