using System.Text.Json;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Retrieve;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Preview;

/// <summary>A layer of vectors: the first of a GeoPackage, GeoJSON, or a shapefile. The kind of file is told from its first bytes.</summary>
/// <param name="Crs">The system of its coordinates, or null where it is not known.</param>
/// <param name="Features">Its geometries, read anew each time.</param>
internal sealed record VectorSource(Crs? Crs, IEnumerable<Geometry> Features)
{
    private const long MostBytesAtOnce = 256L << 20;
    private const int ShapefileCode = 9994;

    /// <summary>Opens a layer; null where the file is none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ToolException">It is one that cannot be read.</exception>
    public static VectorSource? TryOpen(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        Span<byte> start = stackalloc byte[64];
        using (FileStream stream = File.OpenRead(path))
        {
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }

        try
        {
            return start switch
            {
                [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e', ..] => OpenGeoPackage(path),
                [0, 0, ShapefileCode >> 8, ShapefileCode & 0xFF, ..] => OpenShapefile(path),
                _ when start.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{', ..] => OpenGeoJson(path),
                _ => null,
            };
        }
        catch (Exception failure) when (failure is SqliteException or JsonException or ShapefileException or InvalidDataException or ArgumentException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{Path.GetFileName(path)} is damaged, or no layer that can be read here.", "GeoPackage, GeoJSON and shapefiles are drawn; check the file in a GIS.", failure.Message, failure);
        }
    }

    private static VectorSource? OpenGeoPackage(string path)
    {
        using GeoPackageFile file = GeoPackageFile.Open(path, write: false);
        using SqliteCommand command = file.Connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'gpkg_geometry_columns'";
        if (command.ExecuteScalar() is 0L)
        {
            return null;
        }

        command.CommandText = "SELECT table_name, column_name FROM gpkg_geometry_columns LIMIT 1";
        using SqliteDataReader reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        string table = reader.GetString(0), column = reader.GetString(1);
        return new VectorSource(file.ReferenceOf(table), ReadGeoPackage(path, table, column));
    }

    private static IEnumerable<Geometry> ReadGeoPackage(string path, string table, string column)
    {
        using GeoPackageFile file = GeoPackageFile.Open(path, write: false);
        using SqliteCommand command = file.Connection.CreateCommand();
        command.CommandText = $"SELECT {Quoted(column)} FROM {Quoted(table)} WHERE {Quoted(column)} IS NOT NULL";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return file.Decode(reader.GetFieldValue<byte[]>(0));
        }
    }

    private static VectorSource OpenGeoJson(string path)
    {
        CheckSize(path);
        using FileStream stream = File.OpenRead(path);
        using JsonDocument document = JsonDocument.Parse(stream);
        Geometry?[] parts = document.RootElement.GetProperty("type").GetString() switch
        {
            "FeatureCollection" => [.. document.RootElement.Deserialize<FeatureCollection>(GeoJsonGeometry.Options)!.Select(feature => feature.Geometry)],
            "Feature" => [document.RootElement.Deserialize<IFeature>(GeoJsonGeometry.Options)!.Geometry],
            _ => [document.RootElement.Deserialize<Geometry>(GeoJsonGeometry.Options)],
        };
        return new VectorSource(new Crs(4326), parts.OfType<Geometry>().ToArray());
    }

    private static VectorSource OpenShapefile(string path)
    {
        CheckSize(path);
        string projection = Path.ChangeExtension(path, ".prj");
        return new VectorSource(File.Exists(projection) ? new Crs(null, File.ReadAllText(projection)) : null, Shapefile.ReadAllGeometries(path));
    }

    // These are read at once.
    private static void CheckSize(string path)
    {
        if (new FileInfo(path).Length > MostBytesAtOnce)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{Path.GetFileName(path)} has over {MostBytesAtOnce >> 20} MiB, too much to be read at once.", "Convert it to a GeoPackage: ogr2ogr OUTPUT.gpkg INPUT");
        }
    }

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
