using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Regions;

/// <summary>Reads a class map row by row.</summary>
internal static class ClassMapRows
{
    private const int RowsAtOnce = 256;
    private const int PixelsAtOnce = 8 << 20;

    /// <summary>All rows of the first band, from the top; some of them are read together.</summary>
    /// <param name="map">The class map.</param>
    /// <param name="cancellationToken">Ends the reading between two rows.</param>
    public static IEnumerable<(int Y, ReadOnlyMemory<byte> Row)> Of(IRasterReader map, CancellationToken cancellationToken)
    {
        int atOnce = Math.Clamp(PixelsAtOnce / map.Width, 1, RowsAtOnce);
        for (int top = 0; top < map.Height; top += atOnce)
        {
            int rows = Math.Min(atOnce, map.Height - top);
            RasterBlock block = map.Read(new RasterWindow(0, top, map.Width, rows), [1], cancellationToken);
            for (int row = 0; row < rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return (top + row, block.Data.Slice(row * map.Width, map.Width));
            }
        }
    }
}
