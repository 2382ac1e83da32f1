using NetTopologySuite.Geometries;
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
}
