using Microsoft.Data.Sqlite;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Vectors;

/// <summary>Fills the table of spatial reference systems.</summary>
internal static class SpatialReference
{
    /// <summary>Number given to a CRS that has a definition, but no EPSG code.</summary>
    private const int CustomId = 100000;

    /// <summary>Inserts the three rows that the standard demands and the one of the layer.</summary>
    /// <returns>The layer's srs_id: the EPSG code, a number of its own, or -1 when the CRS is unknown.</returns>
    public static int Insert(SqliteConnection connection, Crs? crs)
    {
        InsertStandard(connection);
        return InsertOwn(connection, crs);
    }

    /// <summary>Inserts the three rows that the standard demands.</summary>
    public static void InsertStandard(SqliteConnection connection)
    {
        Row(connection, "Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system");
        Row(connection, "Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system");
        Row(connection, "WGS 84 geodetic", 4326, "EPSG", 4326, EpsgWkt.Of(4326)!, "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid");
    }

    /// <summary>Inserts the row of a layer.</summary>
    /// <returns>Its srs_id, as <see cref="Insert"/> gives it.</returns>
    public static int InsertOwn(SqliteConnection connection, Crs? crs)
    {
        if (crs?.Epsg is int code)
        {
            if (code != 4326)
            {
                Row(connection, FormattableString.Invariant($"EPSG:{code}"), code, "EPSG", code, crs.Wkt ?? EpsgWkt.Of(code) ?? "undefined", null);
            }

            return code;
        }

        if (crs?.Wkt is string wkt)
        {
            Row(connection, crs.ToString(), CustomId, "NONE", CustomId, wkt, null);
            return CustomId;
        }

        return -1;
    }

    private static void Row(SqliteConnection connection, string name, int id, string organization, int code, string definition, string? description)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "INSERT INTO gpkg_spatial_ref_sys VALUES ($name, $id, $organization, $code, $definition, $description)";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$organization", organization);
        command.Parameters.AddWithValue("$code", code);
        command.Parameters.AddWithValue("$definition", definition);
        command.Parameters.AddWithValue("$description", (object?)description ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
