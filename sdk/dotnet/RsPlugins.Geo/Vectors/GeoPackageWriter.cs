using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Vectors;

/// <summary>
/// Writes one layer of polygons to a new GeoPackage 1.2 (OGC 12-128r15) with a spatial index, in one transaction: without <see cref="Commit"/> the file holds no layer.
/// Not thread-safe.
/// </summary>
public sealed class GeoPackageWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly GeoPackageGeoWriter encoder = new() { HandleOrdinates = Ordinates.XY };
    private readonly SqliteCommand insert;
    private readonly SqliteCommand index;
    private readonly string layer;
    private readonly int reference;
    private readonly IReadOnlyList<GeoPackageColumn> columns;
    private readonly Envelope extent = new();
    private bool committed;

    /// <summary>Starts a file. An existing one is replaced.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="layerName">Name of the layer; it must not be empty or start with "gpkg_", "rtree_" or "sqlite_".</param>
    /// <param name="crs">The CRS of all polygons, or null when it is unknown (SRS -1 of the standard).</param>
    /// <param name="columns">The attribute columns.</param>
    /// <exception cref="ArgumentException">A name cannot be used.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public GeoPackageWriter(string path, string layerName, Crs? crs, IReadOnlyList<GeoPackageColumn> columns)
    {
        CheckNames(layerName, columns);
        layer = layerName;
        this.columns = columns;
        File.Delete(path);
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute(FormattableString.Invariant($"PRAGMA application_id = {0x47504B47}; PRAGMA user_version = 10200;"));
            transaction = connection.BeginTransaction();
            Execute(GeoPackageSchema.Tables);
            reference = SpatialReference.Insert(connection, crs);
            Execute(GeoPackageSchema.Layer(layer, reference, columns));
            insert = Prepare($"INSERT INTO {Quoted(layer)} (geom{string.Concat(columns.Select(c => ", " + Quoted(c.Name)))}) VALUES ($geom{string.Concat(columns.Select((_, i) => ", $c" + i))}); SELECT last_insert_rowid();",
                ["$geom", .. columns.Select((_, i) => "$c" + i)]);
            index = Prepare($"INSERT INTO {Quoted(Rtree)} VALUES ($id, $minx, $maxx, $miny, $maxy)", ["$id", "$minx", "$maxx", "$miny", "$maxy"]);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw Failure(path, e);
        }
    }

    private string Rtree => $"rtree_{layer}_geom";

    /// <summary>Adds a polygon.</summary>
    /// <param name="polygon">x east, y north, in the layer's CRS; null for a feature that lies nowhere.</param>
    /// <param name="values">One value a column, or null; text, integers, floating-point numbers or bytes.</param>
    /// <exception cref="ArgumentException">Another number of values than columns.</exception>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void Add(Polygon? polygon, params IReadOnlyList<object?> values)
    {
        if (values.Count != columns.Count)
        {
            throw new ArgumentException($"There are {columns.Count} columns, but {values.Count} values.", nameof(values));
        }

        try
        {
            Polygon? placed = polygon;
            if (placed is not null && placed.SRID != reference)
            {
                placed = (Polygon)placed.Copy();
                placed.SRID = reference;
            }

            insert.Parameters[0].Value = placed is null ? DBNull.Value : encoder.Write(placed);
            for (int i = 0; i < values.Count; i++)
            {
                insert.Parameters[i + 1].Value = values[i] ?? DBNull.Value;
            }

            object? fid = insert.ExecuteScalar();
            if (placed is null)
            {
                return;
            }

            Envelope box = placed.EnvelopeInternal;
            index.Parameters[0].Value = fid;
            (index.Parameters[1].Value, index.Parameters[2].Value) = (box.MinX, box.MaxX);
            (index.Parameters[3].Value, index.Parameters[4].Value) = (box.MinY, box.MaxY);
            index.ExecuteNonQuery();
            extent.ExpandToInclude(box);
        }
        catch (SqliteException e)
        {
            throw Failure(connection.DataSource, e);
        }
    }

    /// <summary>Adds a style by which QGIS opens the layer coloured by the values of a text column.</summary>
    /// <param name="column">A column of the layer.</param>
    /// <param name="colors">Values and their colours.</param>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void AddStyle(string column, IReadOnlyList<ClassColor> colors) => AddStyle("classes", QgisStyle.Categories(column, colors));

    /// <summary>Adds a style by which QGIS opens the layer coloured from light to dark by a number.</summary>
    /// <param name="column">A column of the layer.</param>
    /// <param name="low">The number that gets the lightest colour.</param>
    /// <param name="high">The number that gets the darkest one.</param>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void AddGradedStyle(string column, double low, double high) => AddStyle("graded", QgisStyle.Graded(column, low, high));

    /// <summary>Adds metadata in JSON about the layer.</summary>
    /// <param name="standard">URI of the standard that the metadata follows.</param>
    /// <param name="json">The metadata.</param>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void AddMetadata(string standard, string json)
    {
        try
        {
            Execute(GeoPackageSchema.MetadataTables);
            using SqliteCommand command = Prepare("INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) VALUES ('dataset', $standard, 'application/json', $json);"
                + "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, md_file_id) VALUES ('table', $layer, last_insert_rowid())", ["$standard", "$json", "$layer"]);
            (command.Parameters[0].Value, command.Parameters[1].Value, command.Parameters[2].Value) = (standard, json, layer);
            command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw Failure(connection.DataSource, e);
        }
    }

    /// <summary>Completes the file. Nothing can be added afterwards.</summary>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void Commit()
    {
        try
        {
            Execute(GeoPackageSchema.RtreeTriggers(layer));
            if (!extent.IsNull)
            {
                using SqliteCommand command = Prepare("UPDATE gpkg_contents SET min_x = $minx, min_y = $miny, max_x = $maxx, max_y = $maxy WHERE table_name = $layer", ["$minx", "$miny", "$maxx", "$maxy", "$layer"]);
                object[] values = [extent.MinX, extent.MinY, extent.MaxX, extent.MaxY, layer];
                for (int i = 0; i < values.Length; i++)
                {
                    command.Parameters[i].Value = values[i];
                }

                command.ExecuteNonQuery();
            }

            transaction.Commit();
            committed = true;
        }
        catch (SqliteException e)
        {
            throw Failure(connection.DataSource, e);
        }
    }

    /// <summary>Closes the file; without <see cref="Commit"/> everything added is dropped.</summary>
    public void Dispose()
    {
        insert.Dispose();
        index.Dispose();
        if (!committed && connection.State == System.Data.ConnectionState.Open)
        {
            try
            {
                transaction.Rollback();
            }
            catch (Exception e) when (e is SqliteException or InvalidOperationException)
            {
                // SQLite has rolled back by itself when the disk was full.
            }
        }

        transaction.Dispose();
        connection.Dispose();
    }

    internal static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static void CheckNames(string layerName, IReadOnlyList<GeoPackageColumn> columns)
    {
        if (string.IsNullOrWhiteSpace(layerName) || layerName.Contains('\0') || new[] { "gpkg_", "rtree_", "sqlite_" }.Any(p => layerName.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"\"{layerName}\" cannot be the name of a layer.", nameof(layerName));
        }

        HashSet<string> names = new(["fid", "geom"], StringComparer.OrdinalIgnoreCase);
        foreach (GeoPackageColumn column in columns)
        {
            if (string.IsNullOrWhiteSpace(column.Name) || !names.Add(column.Name))
            {
                throw new ArgumentException($"\"{column.Name}\" cannot be the name of a column.", nameof(columns));
            }
        }
    }

    private static IOException Failure(string path, SqliteException e) =>
        new($"{path} cannot be written: {(e.SqliteErrorCode == 13 ? "the disk is full" : e.Message)}", e);

    private void AddStyle(string name, string qml)
    {
        try
        {
            Execute(GeoPackageSchema.StyleTable);
            using SqliteCommand command = Prepare(GeoPackageSchema.InsertStyle, ["$a", "$b", "$c"]);
            command.Parameters[0].Value = layer;
            command.Parameters[1].Value = name;
            command.Parameters[2].Value = qml;
            command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw Failure(connection.DataSource, e);
        }
    }

    private SqliteCommand Prepare(string sql, IReadOnlyList<string> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (string parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        }

        return command;
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
