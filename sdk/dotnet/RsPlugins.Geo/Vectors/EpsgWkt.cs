namespace RsPlugins.Geo.Vectors;

/// <summary>WKT 1 definitions of the systems that can be written down from their code alone.</summary>
internal static class EpsgWkt
{
    private const string Wgs84 = """GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]""";

    /// <summary>The definition of a code, or null for one that is not built in: readers then look the code up in their own register.</summary>
    public static string? Of(int code) => code switch
    {
        3857 => $"""PROJCS["WGS 84 / Pseudo-Mercator",{Wgs84},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]]""",
        >= 32601 and <= 32660 => Utm(code, code - 32600, north: true),
        >= 32701 and <= 32760 => Utm(code, code - 32700, north: false),
        _ => null,
    };

    private static string Utm(int code, int zone, bool north) => FormattableString.Invariant(
        $"""PROJCS["WGS 84 / UTM zone {zone}{(north ? "N" : "S")}",{Wgs84},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",{(zone * 6) - 183}],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",{(north ? 0 : 10000000)}],UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","{code}"]]""");
}
