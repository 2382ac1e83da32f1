using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Vectors;

/// <summary>
/// A GeoPackage 1.2 (OGC 12-128r15) that is changed in place: the tables of the standard, layers of polygons whose spatial index follows every change, tables without geometry, and metadata.
/// Rows are read and written through <see cref="Connection"/>. Not thread-safe.
/// </summary>
public sealed class GeoPackageFile : IDisposable
{
    private const int ApplicationId = 0x47504B47;
    private const int Version = 10200;
    private readonly GeoPackageGeoWriter encoder = new() { HandleOrdinates = Ordinates.XY };
    private readonly GeoPackageGeoReader decoder = new();

    private GeoPackageFile(SqliteConnection connection) => Connection = connection;

    /// <summary>The open database, with foreign keys on and the functions that the spatial index's triggers call.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>Whether the file holds no table at all yet.</summary>
    public bool IsEmpty => Scalar("SELECT count(*) FROM sqlite_master") is 0L;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Whether it is to be changed; it is made, without a table, where it does not exist.</param>
    /// <returns>The file, which the caller disposes.</returns>
    /// <exception cref="SqliteException">The file is missing, no database, or may not be opened.</exception>
    public static GeoPackageFile Open(string path, bool write)
    {
        SqliteConnectionStringBuilder options = new() { DataSource = path, Pooling = false, ForeignKeys = true, Mode = write ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly };
        GeoPackageFile file = new(new SqliteConnection(options.ToString()));
        try
        {
            file.Connection.Open();
            file.AddFunctions();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Makes the tables of the standard in an empty file.</summary>
    public void CreateTables()
    {
        Execute(FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};") + GeoPackageSchema.Tables + GeoPackageSchema.MetadataTables);
        SpatialReference.InsertStandard(Connection);
    }

    /// <summary>Enters a CRS.</summary>
    /// <param name="crs">The CRS, or null for one that is unknown.</param>
    /// <returns>Its srs_id: the EPSG code, a number of its own, or -1 when the CRS is unknown.</returns>
    public int AddReference(Crs? crs) => crs?.Epsg is int code && Scalar("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id = $a", code) is not 0L ? code : SpatialReference.InsertOwn(Connection, crs);

    /// <summary>Makes a layer of polygons with a spatial index.</summary>
    /// <param name="layer">Its name; the key is "fid", the geometry "geom".</param>
    /// <param name="reference">An srs_id of <see cref="AddReference"/>.</param>
    /// <param name="columns">The attribute columns.</param>
    public void AddLayer(string layer, int reference, IReadOnlyList<GeoPackageColumn> columns) =>
        Execute(GeoPackageSchema.Layer(layer, reference, columns) + GeoPackageSchema.RtreeTriggers(layer));

    /// <summary>Adds the style by which QGIS opens a layer as outlines, so that what lies below is seen. Once a file.</summary>
    /// <param name="layer">The layer.</param>
    public void AddOutlineStyle(string layer)
    {
        Execute(GeoPackageSchema.StyleTable);
        Execute(GeoPackageSchema.InsertStyle, layer, "outlines", QgisStyle.Outlines());
    }

    /// <summary>Enters a table without geometry into the contents, so that others show it.</summary>
    /// <param name="table">A table that exists and has an integer primary key.</param>
    /// <param name="description">What it holds.</param>
    public void AddAttributes(string table, string description) =>
        Execute("INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ($a, 'attributes', $a, $b)", table, description);

    /// <summary>Adds metadata in JSON.</summary>
    /// <param name="table">The table that it speaks of.</param>
    /// <param name="standard">URI of the standard that the metadata follows.</param>
    /// <param name="json">The metadata.</param>
    public void AddMetadata(string table, string standard, string json)
    {
        Execute("INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) VALUES ('dataset', $a, 'application/json', $b)", standard, json);
        Execute("INSERT INTO gpkg_metadata_reference (reference_scope, table_name, md_file_id) VALUES ('table', $a, last_insert_rowid())", table);
    }

    /// <summary>Enters the extent of a layer, and the time of its last change, into the contents.</summary>
    /// <param name="layer">The layer.</param>
    public void UpdateContents(string layer) => Execute(
        $"""
        UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'),
            (min_x, min_y, max_x, max_y) = (SELECT min(ST_MinX(geom)), min(ST_MinY(geom)), max(ST_MaxX(geom)), max(ST_MaxY(geom)) FROM {GeoPackageWriter.Quoted(layer)})
        WHERE table_name = $a
        """, layer);

    /// <summary>The CRS of a layer, or null when it is unknown.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>The EPSG code, or the definition where there is no code.</returns>
    public Crs? ReferenceOf(string layer)
    {
        using SqliteCommand command = Command("SELECT organization, organization_coordsys_id, definition, srs_name FROM gpkg_spatial_ref_sys JOIN gpkg_geometry_columns USING (srs_id) WHERE table_name = $a AND srs_id > 0", [layer]);
        using SqliteDataReader reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        string? definition = reader.GetString(2) is { Length: > 0 } wkt && wkt != "undefined" ? wkt : null;
        return reader.GetString(0).Equals("EPSG", StringComparison.OrdinalIgnoreCase) ? new Crs(reader.GetInt32(1), definition) : new Crs(null, definition, reader.GetString(3));
    }

    /// <summary>A polygon as the standard's blob.</summary>
    /// <param name="polygon">x east, y north, in the CRS.</param>
    /// <param name="reference">The srs_id.</param>
    /// <returns>Header with bounding box, then WKB.</returns>
    public byte[] Encode(Polygon polygon, int reference)
    {
        polygon.SRID = reference;
        return encoder.Write(polygon);
    }

    /// <summary>A geometry from the standard's blob.</summary>
    /// <param name="blob">Header and WKB.</param>
    /// <returns>The geometry, x east and y north.</returns>
    public Geometry Decode(byte[] blob) => decoder.Read(blob);

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    private void AddFunctions()
    {
        Connection.CreateFunction("ST_IsEmpty", (byte[]? blob) => blob is null ? (bool?)null : Box(blob).IsNull, isDeterministic: true);
        Add("ST_MinX", box => box.MinX);
        Add("ST_MaxX", box => box.MaxX);
        Add("ST_MinY", box => box.MinY);
        Add("ST_MaxY", box => box.MaxY);

        void Add(string name, Func<Envelope, double> side) =>
            Connection.CreateFunction(name, (byte[]? blob) => blob is not null && Box(blob) is { IsNull: false } box ? side(box) : (double?)null, isDeterministic: true);
    }

    private Envelope Box(byte[] blob) => GeoPackageBox.Read(blob) ?? decoder.Read(blob).EnvelopeInternal;

    private object? Scalar(string sql, params object[] values)
    {
        using SqliteCommand command = Command(sql, values);
        return command.ExecuteScalar();
    }

    private void Execute(string sql, params object[] values)
    {
        using SqliteCommand command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, object[] values)
    {
        SqliteCommand command = Connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue("$" + (char)('a' + i), values[i]);
        }

        return command;
    }
}
