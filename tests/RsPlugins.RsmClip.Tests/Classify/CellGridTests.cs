using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Classify;

namespace RsPlugins.RsmClip.Tests.Classify;

public sealed class CellGridTests
{
    [Theory]
    [InlineData(934, 723, 64, 64)]
    [InlineData(934, 723, 128, 16)]
    [InlineData(100, 100, 64, 48)]
    [InlineData(64, 64, 64, 64)]
    [InlineData(50, 30, 64, 32)]
    [InlineData(65, 129, 64, 63)]
    public void Every_cell_gets_the_votes_of_exactly_the_tiles_that_hold_it(int width, int height, int tileSize, int stride)
    {
        TileGrid tiles = new(width, height, tileSize, stride, TileEdge.Shift);
        CellGrid cells = new(tiles);
        int[,] votes = new int[cells.Rows, cells.Columns];
        foreach (Tile tile in tiles.Tiles())
        {
            (int firstRow, int lastRow, int firstColumn, int lastColumn) = cells.Under(tile.Window);
            for (int row = firstRow; row <= lastRow; row++)
            {
                for (int column = firstColumn; column <= lastColumn; column++)
                {
                    votes[row, column]++;
                }
            }
        }

        for (int row = 0; row < cells.Rows; row++)
        {
            for (int column = 0; column < cells.Columns; column++)
            {
                RasterWindow cell = cells.Window(row, column);
                int holding = tiles.Tiles().Count(tile => tile.Window.X <= cell.X && tile.Window.Y <= cell.Y && tile.Window.Right >= cell.Right && tile.Window.Bottom >= cell.Bottom);
                Assert.True(holding > 0, $"no tile holds cell {row}, {column}");
                Assert.Equal(holding, votes[row, column]);
            }
        }
    }
}
