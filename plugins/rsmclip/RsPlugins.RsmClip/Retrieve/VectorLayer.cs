using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Union;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>Reads the areas of vector files, all features of a layer as one geometry.</summary>
internal static class VectorLayer
{
    /// <summary>Reads a layer of a GeoPackage.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layer">The layer; null for the first.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it is empty.</exception>
    public static (Geometry Area, Crs? Crs) ReadGeoPackage(string path, string? layer)
    {
        using GeoPackageFile file = GeoPackageFile.Open(path, write: false);
        (string Table, string Column)[] layers = [.. Rows(file, "SELECT table_name, column_name FROM gpkg_geometry_columns", row => (row.GetString(0), row.GetString(1)))];
        (string table, string column) = layers.FirstOrDefault(one => layer is null || one.Table == layer);
        if (table is null)
        {
            throw new ArgumentException(layer is null ? "The file has no layer." : $"The file has no layer \"{layer}\".", nameof(layer));
        }

        Geometry[] parts = [.. Rows(file, $"SELECT {Quoted(column)} FROM {Quoted(table)} WHERE {Quoted(column)} IS NOT NULL", row => file.Decode(row.GetFieldValue<byte[]>(0)))];
        return (parts.Length > 0 ? UnaryUnionOp.Union(parts) : throw new ArgumentException("The layer is empty.", nameof(layer)), file.ReferenceOf(table));
    }

    /// <summary>Reads GeoJSON, which is longitude and latitude, or WKT, whose CRS is not told.</summary>
    public static (Geometry Area, Crs? Crs) ReadText(string text) =>
        text.TrimStart().StartsWith('{') ? (GeoJsonGeometry.Read(text), new Crs(4326)) : (new WKTReader().Read(text), null);

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static List<T> Rows<T>(GeoPackageFile file, string sql, Func<SqliteDataReader, T> read)
    {
        using SqliteCommand command = file.Connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
