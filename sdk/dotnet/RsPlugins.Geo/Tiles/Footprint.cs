using NetTopologySuite.Geometries;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Tiles;

/// <summary>The area on the map that a window covers.</summary>
public static class Footprint
{
    /// <summary>The outline of a window in map coordinates.</summary>
    /// <param name="window">The pixels.</param>
    /// <param name="transform">The raster's geotransform, rotated or not.</param>
    /// <returns>A polygon of four corners, x east and y north in the units of the raster's CRS, its shell counter-clockwise.</returns>
    public static Polygon Of(RasterWindow window, GeoTransform transform)
    {
        Coordinate topLeft = Corner(window.X, window.Y);
        LinearRing ring = new([topLeft, Corner(window.X, window.Bottom), Corner(window.Right, window.Bottom), Corner(window.Right, window.Y), topLeft.Copy()]);
        return new Polygon(ring.IsCCW ? ring : (LinearRing)ring.Reverse());

        Coordinate Corner(long column, long row)
        {
            (double x, double y) = transform.ToMap(column, row);
            return new Coordinate(x, y);
        }
    }

    /// <summary>
    /// An area in another system. A straight edge may become a curve there, so vertices are added until no edge leaves the true one by more than the tolerance.
    /// In geographic systems an area across the 180th meridian comes as two parts.
    /// </summary>
    /// <param name="area">A polygon or several, in the system that <paramref name="transform"/> comes from; no pole may lie inside where it goes to a geographic system.</param>
    /// <param name="transform">The transform.</param>
    /// <param name="tolerance">Largest distance from the true edge, in units of the target system (degrees in geographic ones), more than 0.</param>
    /// <returns>The area in the target system, x east and y north, shells counter-clockwise.</returns>
    /// <exception cref="RasterException">A vertex has no coordinates in the target system.</exception>
    /// <exception cref="ArgumentException">The area is no polygon, or the tolerance is not more than 0.</exception>
    public static Geometry Transformed(Geometry area, ICrsTransform transform, double tolerance)
    {
        if (area is not (Polygon or MultiPolygon))
        {
            throw new ArgumentException("A polygon is needed.", nameof(area));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        return new CurvedEdges(transform, tolerance).Transform(area);
    }
}
