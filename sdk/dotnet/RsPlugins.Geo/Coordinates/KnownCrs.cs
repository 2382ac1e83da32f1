using ProjNet.CoordinateSystems;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;

namespace RsPlugins.Geo.Coordinates;

/// <summary>
/// A system that is transformed without PROJ. Which ones these are is told from the definition: a datum that is WGS 84 or, by its publisher, takes WGS 84 coordinates as they are,
/// and a projection whose results by ProjNET were compared with PROJ's.
/// </summary>
/// <param name="Projection">The projection on the datum.</param>
/// <param name="Datum">The datum's group: coordinates go unchanged within a group, and between a group and <see cref="Wgs84"/>.</param>
internal sealed record KnownCrs(IProjection Projection, string Datum)
{
    private const string Wgs84 = "WGS 84";

    /// <summary>From the names of datums to their groups. ETRS89 and its national realisations are one; between others there are shifts of decimetres to metres (GDA94 to GDA2020: 1.8 m).</summary>
    private static readonly Dictionary<string, string> Datums = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WGS_1984"] = Wgs84,
        ["European_Terrestrial_Reference_System_1989"] = "ETRS89",
        ["Reseau_Geodesique_Francais_1993"] = "ETRS89",
        ["Reseau_Geodesique_Francais_1993_v1"] = "ETRS89",
        ["SWEREF99"] = "ETRS89",
        ["ETRF2000_Poland"] = "ETRS89",
        ["Estonia_1997"] = "ETRS89",
        ["North_American_Datum_1983"] = "NAD83",
        ["NAD83_Canadian_Spatial_Reference_System"] = "NAD83(CSRS)",
        ["Sistema_de_Referencia_Geocentrico_para_las_AmericaS_2000"] = "SIRGAS 2000",
        ["Geocentric_Datum_of_Australia_1994"] = "GDA94",
        ["Geocentric_Datum_of_Australia_2020"] = "GDA2020",
        ["New_Zealand_Geodetic_Datum_2000"] = "NZGD2000",
        ["Japanese_Geodetic_Datum_2011"] = "JGD2011",
        ["China_2000"] = "CGCS2000",
    };

    /// <summary>Compared with PROJ 9.1 at their places of use: 1 mm or better. ProjNET's Mercator_2SP is wrong by hundreds of kilometres; its oblique and double projections go with shifted datums.</summary>
    private static readonly HashSet<string> Projections = new(StringComparer.OrdinalIgnoreCase)
    {
        "Transverse_Mercator", "Lambert_Conformal_Conic_2SP", "Lambert_Azimuthal_Equal_Area", "Albers_Conic_Equal_Area", "Mercator_1SP",
    };

    /// <summary>The system, or null when it is not one of those.</summary>
    public static KnownCrs? Of(Crs crs)
    {
        if (crs.Epsg is 3857)
        {
            return new KnownCrs(new WebMercatorProjection(), Wgs84);
        }

        string? wkt = (crs.Epsg is int code ? EpsgWkt.Of(code) : null) ?? crs.Wkt;

        // A PROJ string in the definition goes before the definition, and this parser does not see it.
        return wkt is null || wkt.Contains("EXTENSION[\"PROJ4\"", StringComparison.OrdinalIgnoreCase) ? null : Parse(wkt) switch
        {
            GeographicCoordinateSystem geographic when DatumOf(geographic) is string datum => new KnownCrs(new GeographicProjection(), datum),
            ProjectedCoordinateSystem projected when Projections.Contains(projected.Projection.Name) && DatumOf(projected.GeographicCoordinateSystem) is string datum && IsPlain(datum, projected) =>
                new KnownCrs(new ProjNetProjection(projected), datum),
            _ => null,
        };
    }

    /// <summary>Whether coordinates on the datums of both are the same.</summary>
    public bool Shares(KnownCrs other) => Datum == other.Datum || Datum == Wgs84 || other.Datum == Wgs84;

    private static CoordinateSystem? Parse(string wkt)
    {
        try
        {
            return new CoordinateSystemFactory().CreateFromWkt(wkt);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or FormatException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException)
        {
            // Whatever ProjNET's parser makes of a definition that it does not know.
            return null;
        }
    }

    private static string? DatumOf(GeographicCoordinateSystem system) =>
        system.PrimeMeridian.Longitude == 0
        && Math.Abs(system.AngularUnit.RadiansPerUnit - (Math.PI / 180)) < 1e-12
        && system.HorizontalDatum.Wgs84Parameters is null or { HasZeroValuesOnly: true }
            ? Datums.GetValueOrDefault(system.HorizontalDatum.Name) : null;

    // In Hawaii and on the Aleutians PROJ takes other parameters for NAD83, up to 0.9 m away.
    private static bool IsPlain(string datum, ProjectedCoordinateSystem system) => datum != "NAD83" || ProjNetProjection.CentralMeridian(system) > -150;
}
