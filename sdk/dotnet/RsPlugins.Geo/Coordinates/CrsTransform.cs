using RsPlugins.Geo.Gdal;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Coordinates;

/// <summary>
/// Finds transforms between coordinate reference systems. Systems on WGS 84, ETRS89 and the like in transverse Mercator (UTM), Lambert, Albers and Mercator projections, and Web Mercator, are transformed by
/// managed code, at most 5 mm from PROJ; all others by PROJ itself where GDAL is found (<see cref="GdalLibrary"/>).
/// </summary>
public static class CrsTransform
{
    private const string Remedy = "Or transform the data to WGS 84 (EPSG:4326), to UTM or to Web Mercator first, for instance with ogr2ogr -t_srs EPSG:4326 or gdalwarp -t_srs EPSG:4326.";

    /// <summary>Finds the transform from one system to another.</summary>
    /// <param name="from">The system of what goes in.</param>
    /// <param name="to">The system of what comes out.</param>
    /// <returns>The transform; it may be kept and used from several threads.</returns>
    /// <exception cref="RasterException">GDAL was not found, and one of the systems is not built in or there is a shift between their datums; or GDAL does not know it either (<see cref="RasterErrorKind.Unsupported"/>, with what to do).</exception>
    public static ICrsTransform Find(Crs from, Crs to)
    {
        if (from.Epsg is int code ? code == to.Epsg : to.Epsg is null && from.Wkt is not null && from.Wkt == to.Wkt)
        {
            return new SameCrs(from, to);
        }

        KnownCrs? source = KnownCrs.Of(from), target = KnownCrs.Of(to);
        if (source is not null && target is not null && source.Shares(target))
        {
            return new KnownTransform(from, source.Projection, to, target.Projection);
        }

        if (GdalLibrary.Api is GdalApi gdal)
        {
            return new GdalCrsTransform(gdal, from, to);
        }

        string reason = source is null ? $"{from} is not built in" : target is null ? $"{to} is not built in" : $"between {source.Datum} and {target.Datum} there is a shift";
        throw new RasterException(RasterErrorKind.Unsupported, $"Coordinates in {from} cannot be transformed to {to} here: {reason}. {GdalLibrary.Status.Problem}", $"{GdalLibrary.Status.Hint} {Remedy}");
    }

    internal static RasterException Outside(double x, double y, Crs from, Crs to) =>
        new(RasterErrorKind.Unsupported, FormattableString.Invariant($"The place {x:0.######}, {y:0.######} in {from} has no exact coordinates in {to}."), "Choose a system that is made for the place, for instance its UTM zone or WGS 84 (EPSG:4326).");
}
