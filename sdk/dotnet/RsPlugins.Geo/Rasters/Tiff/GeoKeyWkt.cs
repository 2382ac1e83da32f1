using System.Globalization;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>
/// Writes a projected CRS that GeoKeys define by parameters, not by a code, as WKT 1. Projections and parameter names: OGC 19-008 annex C and OGC 01-009.
/// </summary>
internal static class GeoKeyWkt
{
    private const int StandardParallel1 = 3078;
    private const int StandardParallel2 = 3079;
    private const int OriginLongitude = 3080;
    private const int OriginLatitude = 3081;
    private const int FalseEasting = 3082;
    private const int FalseNorthing = 3083;
    private const int FalseOriginLongitude = 3084;
    private const int FalseOriginLatitude = 3085;
    private const int FalseOriginEasting = 3086;
    private const int FalseOriginNorthing = 3087;
    private const int CenterLongitude = 3088;
    private const int CenterLatitude = 3089;
    private const int OriginScale = 3092;
    private const int PoleLongitude = 3095;

    /// <summary>The definition, or null when a key that it needs is missing or of a kind that is not known here.</summary>
    public static string? Projected(IReadOnlyDictionary<int, int> codes, IReadOnlyDictionary<int, double> values, string name)
    {
        if (Geographic(codes, values) is not string geographic || Unit(codes, values) is not string unit || codes.GetValueOrDefault(2054, 9102) != 9102)
        {
            return null;
        }

        double easting = Value(FalseEasting, FalseOriginEasting), northing = Value(FalseNorthing, FalseOriginNorthing);
        double longitude = Value(OriginLongitude, FalseOriginLongitude, CenterLongitude, PoleLongitude), latitude = Value(OriginLatitude, FalseOriginLatitude, CenterLatitude);
        double scale = values.GetValueOrDefault(OriginScale, 1), first = values.GetValueOrDefault(StandardParallel1), second = values.GetValueOrDefault(StandardParallel2);
        (string Method, (string Name, double Value)[] Parameters)? projection = codes.GetValueOrDefault(3075) switch
        {
            1 => ("Transverse_Mercator", [("latitude_of_origin", latitude), ("central_meridian", longitude), ("scale_factor", scale)]),
            7 when values.ContainsKey(StandardParallel1) => ("Mercator_2SP", [("standard_parallel_1", first), ("central_meridian", longitude)]),
            7 => ("Mercator_1SP", [("latitude_of_origin", latitude), ("central_meridian", longitude), ("scale_factor", scale)]),
            8 => ("Lambert_Conformal_Conic_2SP", [("latitude_of_origin", latitude), ("central_meridian", longitude), ("standard_parallel_1", first), ("standard_parallel_2", second)]),
            9 => ("Lambert_Conformal_Conic_1SP", [("latitude_of_origin", latitude), ("central_meridian", longitude), ("scale_factor", scale)]),
            10 => ("Lambert_Azimuthal_Equal_Area", [("latitude_of_center", latitude), ("longitude_of_center", longitude)]),
            11 => ("Albers_Conic_Equal_Area", [("latitude_of_center", latitude), ("longitude_of_center", longitude), ("standard_parallel_1", first), ("standard_parallel_2", second)]),
            15 => ("Polar_Stereographic", [("latitude_of_origin", latitude), ("central_meridian", Value(PoleLongitude, OriginLongitude)), ("scale_factor", scale)]),
            16 => ("Oblique_Stereographic", [("latitude_of_origin", latitude), ("central_meridian", longitude), ("scale_factor", scale)]),
            24 => ("Sinusoidal", [("longitude_of_center", longitude)]),
            _ => null,
        };
        if (projection is not (string method, (string Name, double Value)[] parameters))
        {
            return null;
        }

        string all = string.Concat(parameters.Append(("false_easting", easting)).Append(("false_northing", northing)).Select(p => $"PARAMETER[\"{p.Item1}\",{Number(p.Item2)}],"));
        return $"PROJCS[\"{Clean(name)}\",{geographic},PROJECTION[\"{method}\"],{all}{unit},AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]]";

        double Value(params ReadOnlySpan<int> keys)
        {
            foreach (int key in keys)
            {
                if (values.TryGetValue(key, out double value))
                {
                    return value;
                }
            }

            return 0;
        }
    }

    private static string? Geographic(IReadOnlyDictionary<int, int> codes, IReadOnlyDictionary<int, double> values)
    {
        switch (codes.GetValueOrDefault(2048))
        {
            case 4326:
                return Ellipsoid("WGS 84", "WGS_1984", "WGS 84", 6378137, 298.257223563, 4326);
            case 4269:
                return Ellipsoid("NAD83", "North_American_Datum_1983", "GRS 1980", 6378137, 298.257222101, 4269);
            case 4258:
                return Ellipsoid("ETRS89", "European_Terrestrial_Reference_System_1989", "GRS 1980", 6378137, 298.257222101, 4258);
            case > 0 and < 32767:
                return null;
        }

        if (!values.TryGetValue(2057, out double major) || codes.GetValueOrDefault(2051, 8901) != 8901)
        {
            return null;
        }

        double flattening = values.TryGetValue(2059, out double inverse) ? inverse : values.TryGetValue(2058, out double minor) && minor < major ? major / (major - minor) : 0;
        return Ellipsoid("unknown", "unknown", "unknown", major, flattening, null);
    }

    private static string Ellipsoid(string name, string datum, string ellipsoid, double major, double inverseFlattening, int? code) =>
        $"GEOGCS[\"{name}\",DATUM[\"{datum}\",SPHEROID[\"{ellipsoid}\",{Number(major)},{Number(inverseFlattening)}]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]"
        + (code is null ? "]" : FormattableString.Invariant($",AUTHORITY[\"EPSG\",\"{code}\"]]"));

    private static string? Unit(IReadOnlyDictionary<int, int> codes, IReadOnlyDictionary<int, double> values) => codes.GetValueOrDefault(3076, 9001) switch
    {
        9001 => "UNIT[\"metre\",1]",
        9002 => "UNIT[\"foot\",0.3048]",
        9003 => "UNIT[\"US survey foot\",0.304800609601219]",
        32767 when values.TryGetValue(3077, out double size) && size > 0 => $"UNIT[\"unknown\",{Number(size)}]",
        _ => null,
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Clean(string name) => name.Replace("\"", "'", StringComparison.Ordinal);
}
