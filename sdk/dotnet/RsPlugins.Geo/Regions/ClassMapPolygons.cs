using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Regions;

/// <summary>
/// Turns class maps of any size into polygons, one a region. All polygons are valid (OGC 06-103r4), and those of a map are a coverage: neighbours share their edges corner by corner.
/// Memory is a few rows of the map and the outlines of the regions that the rows run through.
/// </summary>
public static class ClassMapPolygons
{
    /// <summary>Traces a class map from top to bottom.</summary>
    /// <param name="map">The map; its first band is read, its nodata value has no polygons.</param>
    /// <param name="report">Told the share of the rows that were read, 0 to 1, or null.</param>
    /// <param name="cancellationToken">Ends the work between two rows.</param>
    /// <returns>The regions in the order in which they end, from the top.</returns>
    /// <exception cref="RasterException">The map cannot be read.</exception>
    /// <exception cref="ArgumentException">The map's samples are not 8-bit.</exception>
    public static IEnumerable<ClassRegion> Trace(IRasterReader map, Action<double>? report, CancellationToken cancellationToken)
    {
        if (map.Type != SampleType.UInt8)
        {
            throw new ArgumentException("A class map has samples of 8 bits.", nameof(map));
        }

        // Without a georeference a GIS draws a raster from the origin downwards: rows count as negative y.
        GeoTransform transform = map.IsGeoreferenced ? map.Transform : new GeoTransform(0, 1, 0, 0, 0, -1);
        return Regions(map, transform, report, cancellationToken);
    }

    private static IEnumerable<ClassRegion> Regions(IRasterReader map, GeoTransform transform, Action<double>? report, CancellationToken cancellationToken)
    {
        RegionTracer tracer = new(map.Width, (byte)(map.NoData ?? ClassMapWriter.NoData));
        foreach ((int y, ReadOnlyMemory<byte> row) in ClassMapRows.Of(map, cancellationToken))
        {
            report?.Invoke((double)y / map.Height);
            foreach (TracedRegion region in tracer.Add(row.Span))
            {
                yield return ToPolygon(region, transform);
            }
        }

        foreach (TracedRegion region in tracer.Complete())
        {
            yield return ToPolygon(region, transform);
        }
    }

    private static ClassRegion ToPolygon(TracedRegion region, GeoTransform transform)
    {
        List<LinearRing> holes = [];
        LinearRing? shell = null;
        foreach (List<(int X, int Y)> ring in region.Rings.SelectMany(Simple))
        {
            Coordinate[] corners = new Coordinate[ring.Count + 1];
            for (int i = 0; i < corners.Length; i++)
            {
                (double x, double y) = transform.ToMap(ring[i % ring.Count].X, ring[i % ring.Count].Y);
                corners[i] = new Coordinate(x, y);
            }

            LinearRing line = new(corners);
            if (IsClockwise(ring))
            {
                shell = line.IsCCW ? line : (LinearRing)line.Reverse();
            }
            else
            {
                holes.Add(line.IsCCW ? (LinearRing)line.Reverse() : line);
            }
        }

        return new ClassRegion(region.Class, region.Pixels, new Polygon(shell, [.. holes]));
    }

    /// <summary>A ring that touches itself at corners, taken apart into rings that do not.</summary>
    private static IEnumerable<List<(int X, int Y)>> Simple(List<(int X, int Y)> ring)
    {
        Dictionary<(int X, int Y), int> places = new(ring.Count);
        List<(int X, int Y)> path = [];
        foreach ((int X, int Y) corner in ring)
        {
            if (places.TryGetValue(corner, out int first))
            {
                List<(int X, int Y)> loop = path[first..];
                foreach ((int X, int Y) passed in loop.Skip(1))
                {
                    places.Remove(passed);
                }

                path.RemoveRange(first + 1, path.Count - first - 1);
                yield return loop;
            }
            else
            {
                places.Add(corner, path.Count);
                path.Add(corner);
            }
        }

        yield return path;
    }

    /// <summary>Whether a ring runs clockwise where y grows downwards: around a region, not around a hole in it.</summary>
    private static bool IsClockwise(List<(int X, int Y)> ring)
    {
        long twice = 0;
        for (int i = 0; i < ring.Count; i++)
        {
            ((int x, int y), (int nextX, int nextY)) = (ring[i], ring[(i + 1) % ring.Count]);
            twice += ((long)x * nextY) - ((long)nextX * y);
        }

        return twice > 0;
    }
}
