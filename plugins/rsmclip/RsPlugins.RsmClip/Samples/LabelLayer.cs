using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Retrieve;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Samples;

/// <summary>Features with the name of their class.</summary>
/// <param name="Crs">The system of their coordinates, or null where it is not known.</param>
/// <param name="Features">The features; those without a geometry or a name are left out.</param>
internal sealed record LabelLayer(Crs? Crs, IReadOnlyList<(Geometry Shape, string Name)> Features)
{
    /// <summary>Reads a GeoPackage or GeoJSON.</summary>
    /// <param name="path">The file, with the layer of a GeoPackage behind <c>|layername=</c>; else its first.</param>
    /// <param name="column">The column with the names.</param>
    /// <exception cref="ToolException">There is no such file, layer or column, or nothing in it.</exception>
    public static LabelLayer Read(string path, string column)
    {
        string[] parts = path.Split("|layername=", 2);
        string file = Path.GetFullPath(parts[0]);
        if (!File.Exists(file))
        {
            throw new ToolException(ErrorIds.FileMissing, $"The file {file} does not exist.", "Check the path.");
        }

        try
        {
            LabelLayer layer = Path.GetExtension(file).Equals(".gpkg", StringComparison.OrdinalIgnoreCase) ? ReadGeoPackage(file, parts.ElementAtOrDefault(1), column) : ReadGeoJson(file, column);
            return layer.Features.Count > 0 ? layer : throw new ToolException(ErrorIds.ArgumentInvalid, $"{Path.GetFileName(file)} has no feature with a name in \"{column}\".", "Name the column that holds the classes.");
        }
        catch (Exception wrong) when (wrong is SqliteException or JsonException or ArgumentException or FormatException or InvalidOperationException)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{Path.GetFileName(file)} holds no labels that can be read here.", "Give a GeoPackage or GeoJSON with polygons or points.", wrong.Message, wrong);
        }
    }

    private static LabelLayer ReadGeoPackage(string path, string? layer, string column)
    {
        using GeoPackageFile file = GeoPackageFile.Open(path, write: false);
        using SqliteCommand command = file.Connection.CreateCommand();
        command.CommandText = "SELECT table_name, column_name FROM gpkg_geometry_columns WHERE $layer IS NULL OR table_name = $layer LIMIT 1";
        command.Parameters.AddWithValue("$layer", (object?)layer ?? DBNull.Value);
        string table, geometry;
        using (SqliteDataReader found = command.ExecuteReader())
        {
            (table, geometry) = found.Read() ? (found.GetString(0), found.GetString(1)) : throw new ArgumentException("The file has no such layer.", nameof(layer));
        }

        CheckColumn(file, table, column);
        command.CommandText = $"SELECT {Quoted(geometry)}, {Quoted(column)} FROM {Quoted(table)} WHERE {Quoted(geometry)} IS NOT NULL AND {Quoted(column)} IS NOT NULL";
        List<(Geometry, string)> features = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            Add(features, file.Decode(reader.GetFieldValue<byte[]>(0)), reader.GetValue(1));
        }

        return new LabelLayer(file.ReferenceOf(table), features);
    }

    private static void CheckColumn(GeoPackageFile file, string table, string column)
    {
        using SqliteCommand command = file.Connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        if (!names.Contains(column, StringComparer.OrdinalIgnoreCase))
        {
            throw Unknown(column, names);
        }
    }

    private static LabelLayer ReadGeoJson(string path, string column)
    {
        using FileStream stream = File.OpenRead(path);
        FeatureCollection collection = JsonSerializer.Deserialize<FeatureCollection>(stream, GeoJsonGeometry.Options) ?? throw new JsonException("There are no features.");
        if (collection.Count > 0 && !collection.Any(feature => feature.Attributes?.Exists(column) == true))
        {
            throw Unknown(column, collection[0].Attributes?.GetNames() ?? []);
        }

        List<(Geometry, string)> features = [];
        foreach (IFeature feature in collection)
        {
            Add(features, feature.Geometry, feature.Attributes?.GetOptionalValue(column));
        }

        return new LabelLayer(new Crs(4326), features);
    }

    private static void Add(List<(Geometry, string)> features, Geometry? shape, object? name)
    {
        string text = Convert.ToString(name, CultureInfo.InvariantCulture)?.Trim() ?? "";
        if (shape is { IsEmpty: false } && text.Length > 0)
        {
            features.Add((shape, text));
        }
    }

    private static ToolException Unknown(string column, IReadOnlyCollection<string> names) =>
        new(ErrorIds.ArgumentInvalid, $"The labels have no column \"{column}\".", $"Their columns are {string.Join(", ", names)}.");

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
