using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;

namespace RsPlugins.Geo.Regions;

/// <summary>
/// Areas of polygons in square metres. In a geographic system, and in Web Mercator, whose own unit is no metre on the ground, they are those on the ellipsoid: with the authalic function
/// q(φ) = (1 − e²)·[sin φ / (1 − e² sin² φ) − ln((1 − e sin φ) / (1 + e sin φ)) / 2e] (Snyder 1987, Map Projections, equation 3-12) the area below an edge is a²/2 · ∫ q dλ.
/// That is exact for edges along parallels and meridians, as outlines of pixels are; q is taken as a straight line along others. In other projected systems areas are plane.
/// </summary>
public sealed partial class AreaMeasure
{
    private const int WebMercator = 3857;
    private const double MercatorRadius = 6378137;
    private readonly double squareMetres;
    private readonly Ellipsoid? ellipsoid;
    private readonly Func<Coordinate, (double Longitude, double Latitude)> toDegrees;

    private AreaMeasure(double squareMetres, Ellipsoid? ellipsoid, Func<Coordinate, (double Longitude, double Latitude)> toDegrees)
    {
        (this.squareMetres, this.ellipsoid, this.toDegrees) = (squareMetres, ellipsoid, toDegrees);
    }

    /// <summary>Finds out how to measure in a CRS.</summary>
    /// <param name="crs">The CRS of the polygons; coordinates are x east, y north (longitude and latitude in degrees in a geographic system).</param>
    /// <returns>The measure, or null when the CRS does not tell its unit.</returns>
    public static AreaMeasure? For(Crs? crs)
    {
        string? wkt = crs is null ? null : crs.Wkt ?? (crs.Epsg is int code ? EpsgWkt.Of(code) : null);
        if (crs?.Epsg == WebMercator)
        {
            return new AreaMeasure(1, Ellipsoid.Wgs84, FromWebMercator);
        }

        if (crs?.Epsg is int geographic && EpsgRange.IsGeographic(geographic))
        {
            return new AreaMeasure(1, Ellipsoid.Of(wkt) ?? Ellipsoid.Wgs84, corner => (corner.X, corner.Y));
        }

        if (wkt is null)
        {
            return null;
        }

        if (wkt.TrimStart().StartsWith("GEOGCS", StringComparison.OrdinalIgnoreCase))
        {
            return Ellipsoid.Of(wkt) is Ellipsoid known ? new AreaMeasure(1, known, corner => (corner.X, corner.Y)) : null;
        }

        // The unit of a projected system stands after that of the geographic one inside it.
        return wkt.TrimStart().StartsWith("PROJCS", StringComparison.OrdinalIgnoreCase)
            && Unit().Matches(wkt) is { Count: > 0 } units
            && double.Parse(units[^1].Groups[1].ValueSpan, CultureInfo.InvariantCulture) is double metres and > 0
            ? new AreaMeasure(metres * metres, null, corner => (corner.X, corner.Y))
            : null;
    }

    /// <summary>The area of a polygon without its holes.</summary>
    /// <param name="polygon">In the CRS of this measure.</param>
    /// <returns>Square metres.</returns>
    public double Of(Polygon polygon) => ellipsoid is null
        ? polygon.Area * squareMetres
        : Math.Abs(Below(polygon.Shell, ellipsoid)) - polygon.Holes.Sum(hole => Math.Abs(Below(hole, ellipsoid)));

    private double Below(LineString ring, Ellipsoid shape)
    {
        double sum = 0;
        (double longitude, double latitude) = toDegrees(ring.GetCoordinateN(0));
        for (int i = 1; i < ring.NumPoints; i++)
        {
            (double nextLongitude, double nextLatitude) = toDegrees(ring.GetCoordinateN(i));
            sum += (nextLongitude - longitude) * (shape.Authalic(latitude) + shape.Authalic(nextLatitude)) / 2;
            (longitude, latitude) = (nextLongitude, nextLatitude);
        }

        return sum * Math.PI / 180 * shape.Major * shape.Major / 2;
    }

    private static (double Longitude, double Latitude) FromWebMercator(Coordinate corner) =>
        (corner.X / MercatorRadius * 180 / Math.PI, ((2 * Math.Atan(Math.Exp(corner.Y / MercatorRadius))) - (Math.PI / 2)) * 180 / Math.PI);

    [GeneratedRegex("""UNIT\["[^"]*",\s*([0-9.eE+-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex("""SPHEROID\["[^"]*",\s*([0-9.eE+-]+),\s*([0-9.eE+-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Spheroid();

    private sealed record Ellipsoid(double Major, double Eccentricity)
    {
        public static Ellipsoid Wgs84 { get; } = Of(6378137, 298.257223563);

        public static Ellipsoid? Of(string? wkt) => wkt is not null && Spheroid().Match(wkt) is { Success: true } match
            ? Of(double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), double.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : null;

        public double Authalic(double latitude)
        {
            double sine = Math.Sin(latitude * Math.PI / 180);
            if (Eccentricity == 0)
            {
                return 2 * sine;
            }

            double e = Eccentricity, squared = e * e;
            return (1 - squared) * ((sine / (1 - (squared * sine * sine))) - (Math.Log((1 - (e * sine)) / (1 + (e * sine))) / (2 * e)));
        }

        private static Ellipsoid Of(double major, double inverseFlattening)
        {
            double flattening = inverseFlattening > 0 ? 1 / inverseFlattening : 0;
            return new Ellipsoid(major, Math.Sqrt(flattening * (2 - flattening)));
        }
    }
}
