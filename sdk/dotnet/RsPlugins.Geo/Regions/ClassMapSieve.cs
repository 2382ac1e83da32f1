using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Regions;

/// <summary>Gives small regions of a class map the class that they share the longest border with. Two passes over the map; memory is a few rows and one byte a region.</summary>
public static class ClassMapSieve
{
    private const int RowsAtOnce = 256;

    /// <summary>Writes the map without its small regions. Neighbours of a class that was merged may be small as well, so it can take several runs until none is.</summary>
    /// <param name="map">The class map; its first band is read.</param>
    /// <param name="target">Gets all rows; it is not completed.</param>
    /// <param name="minimumArea">Regions of less than this area are merged, in the units of <paramref name="pixelArea"/>.</param>
    /// <param name="pixelArea">The area of a pixel in a row.</param>
    /// <param name="cancellationToken">Ends the work between two rows.</param>
    /// <returns>How many regions were merged. A small region that borders on no class stays.</returns>
    /// <exception cref="RasterException">The map cannot be read.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static long Merge(IRasterReader map, ClassMapWriter target, double minimumArea, Func<int, double> pixelArea, CancellationToken cancellationToken)
    {
        byte noData = (byte)(map.NoData ?? ClassMapWriter.NoData);
        SmallRegions regions = new(map.Width, noData, minimumArea);
        foreach ((int y, ReadOnlyMemory<byte> row) in Rows(map, cancellationToken))
        {
            regions.Add(row.Span, pixelArea(y));
        }

        regions.Complete();
        RegionLabels labels = new(map.Width);
        byte[] above = [], result = new byte[map.Width];
        foreach ((int _, ReadOnlyMemory<byte> row) in Rows(map, cancellationToken))
        {
            labels.Next(above, row.Span, (_, _) => { });
            for (int x = 0; x < result.Length; x++)
            {
                result[x] = row.Span[x] == noData ? ClassMapWriter.NoData : regions.TargetOf(labels.Row[x]);
            }

            target.AddRows(result, cancellationToken);
            above = row.ToArray();
        }

        return regions.Merged;
    }

    private static IEnumerable<(int Y, ReadOnlyMemory<byte> Row)> Rows(IRasterReader map, CancellationToken cancellationToken)
    {
        for (int top = 0; top < map.Height; top += RowsAtOnce)
        {
            int rows = Math.Min(RowsAtOnce, map.Height - top);
            RasterBlock block = map.Read(new RasterWindow(0, top, map.Width, rows), [1], cancellationToken);
            for (int row = 0; row < rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return (top + row, block.Data.Slice(row * map.Width, map.Width));
            }
        }
    }
}
