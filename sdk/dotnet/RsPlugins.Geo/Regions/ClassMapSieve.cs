using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Regions;

/// <summary>Gives small regions of a class map the class that they share the longest border with. Two passes over the map; memory is a few rows and one byte a region.</summary>
public static class ClassMapSieve
{
    /// <summary>Writes the map without its small regions. Neighbours of a class that was merged may be small as well, so it can take several runs until none is.</summary>
    /// <param name="map">The class map; its first band is read.</param>
    /// <param name="target">Gets all rows; it is not completed.</param>
    /// <param name="minimumArea">Regions of less than this area are merged, in the units of <paramref name="pixelArea"/>.</param>
    /// <param name="pixelArea">The area of a pixel in a row.</param>
    /// <param name="report">Told the share of the work that is done, 0 to 1, or null.</param>
    /// <param name="cancellationToken">Ends the work between two rows.</param>
    /// <returns>How many regions were merged. A small region that borders on no class stays.</returns>
    /// <exception cref="RasterException">The map cannot be read.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static long Merge(IRasterReader map, ClassMapWriter target, double minimumArea, Func<int, double> pixelArea, Action<double>? report, CancellationToken cancellationToken)
    {
        byte noData = (byte)(map.NoData ?? ClassMapWriter.NoData);
        SmallRegions regions = new(map.Width, noData, minimumArea);
        foreach ((int y, ReadOnlyMemory<byte> row) in ClassMapRows.Of(map, cancellationToken))
        {
            report?.Invoke(y / (2.0 * map.Height));
            regions.Add(row.Span, pixelArea(y));
        }

        regions.Complete();
        RegionLabels labels = new(map.Width);
        byte[] above = [], result = new byte[map.Width];
        foreach ((int y, ReadOnlyMemory<byte> row) in ClassMapRows.Of(map, cancellationToken))
        {
            report?.Invoke((map.Height + y) / (2.0 * map.Height));
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
}
