using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Classify;

/// <summary>The two outputs of a classification, written under temporary names and given their final ones together at the end.</summary>
internal sealed class MapFiles : IDisposable
{
    private const string Layer = "tiles";
    private const string NamesSuffix = ".aux.xml";
    private readonly StagedFile vector;
    private readonly StagedFile raster;
    private readonly GeoPackageWriter writer;
    private readonly ClassSet classes;
    private readonly IReadOnlyList<string> languages;
    private readonly CellGrid cells;
    private readonly GeoTransform transform;
    private readonly IRasterReader source;
    private readonly byte[] map;
    private readonly float scale;
    private bool closed;

    public MapFiles(string vectorPath, string rasterPath, IRasterReader source, CellGrid cells, ClassSet classes, IReadOnlyList<string> languages, double logitScale)
    {
        this.source = source;
        this.cells = cells;
        this.classes = classes;
        this.languages = languages;
        scale = (float)logitScale;

        // Without a georeference a GIS draws a raster from the origin downwards: rows count as negative y.
        transform = source.IsGeoreferenced ? source.Transform : new GeoTransform(0, 1, 0, 0, 0, -1);
        map = new byte[checked(cells.Columns * cells.Rows)];
        Array.Fill(map, ClassMapWriter.NoData);
        vector = new StagedFile(vectorPath);
        raster = new StagedFile(rasterPath);
        GeoPackageColumn[] columns =
        [
            new("label", GeoPackageColumnType.Text), new("class_id", GeoPackageColumnType.Integer), new("score", GeoPackageColumnType.Real), new("probability", GeoPackageColumnType.Real),
            new("second_label", GeoPackageColumnType.Text), new("second_score", GeoPackageColumnType.Real), new("second_probability", GeoPackageColumnType.Real),
            new("votes", GeoPackageColumnType.Integer), new("row", GeoPackageColumnType.Integer), new("col", GeoPackageColumnType.Integer),
            .. languages.Count > 1 ? languages.Select(language => new GeoPackageColumn($"label_{language}", GeoPackageColumnType.Text)) : [],
        ];
        try
        {
            writer = new GeoPackageWriter(vector.Path, Layer, source.Crs, columns);
        }
        catch
        {
            vector.Dispose();
            throw;
        }
    }

    /// <summary>Class of each cell, row by row; <see cref="ClassMapWriter.NoData"/> where there is none.</summary>
    public byte[] Map => map;

    public void Add(Cell cell)
    {
        int best = Inference.Vectors.ArgMax(cell.Cosines);
        float[] others = [.. cell.Cosines];
        others[best] = float.NegativeInfinity;
        int second = Inference.Vectors.ArgMax(others);
        float[] probabilities = Inference.Vectors.SoftMax(cell.Cosines, scale);
        map[(cell.Row * cells.Columns) + cell.Column] = (byte)best;
        object?[] values =
        [
            Name(best, languages[0]), best, (double)cell.Cosines[best], (double)probabilities[best],
            Name(second, languages[0]), (double)cell.Cosines[second], (double)probabilities[second],
            cell.Votes, cell.Row, cell.Column,
            .. languages.Count > 1 ? languages.Select((language, i) => (object?)Name(cell.ByLanguage[i], language)) : [],
        ];
        Polygon polygon = Footprint.Of(cell.Window, transform);
        writer.Add(polygon, values);
    }

    /// <summary>Completes both files, then gives them their names.</summary>
    public void Commit(JsonObject provenance, CancellationToken cancellationToken)
    {
        ClassColor[] colors = [.. classes.Classes.Select(Color)];
        writer.AddStyle("label", colors);
        writer.Commit();
        writer.Dispose();
        closed = true;
        AddMetadata(vector.Path, provenance);
        ClassMapWriter.Write(raster.Path, map, cells.Columns, cells.Rows, colors, transform.Part(0, 0, cells.Size, cells.Size), source.Crs, cancellationToken);
        AddMetadata(raster.Path, colors.Length, provenance);
        cancellationToken.ThrowIfCancellationRequested();
        File.Move(raster.Path + NamesSuffix, raster.FinalPath + NamesSuffix, overwrite: true);
        raster.Commit();
        vector.Commit();
    }

    public void Dispose()
    {
        if (!closed)
        {
            writer.Dispose();
        }

        File.Delete(raster.Path + NamesSuffix);
        vector.Dispose();
        raster.Dispose();
    }

    private string Name(int index, string language) => classes.Classes[index].NameIn(language);

    private ClassColor Color(PromptClass one)
    {
        (byte red, byte green, byte blue) = ClassColors.Parse(one.Color)!.Value;
        return new ClassColor(one.NameIn(languages[0]), red, green, blue);
    }

    /// <summary>Adds the provenance as GeoPackage metadata (OGC 12-128r15, extension gpkg_metadata).</summary>
    private static void AddMetadata(string path, JsonObject provenance)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            BEGIN;
            CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
            CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER, timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
              md_file_id INTEGER NOT NULL, md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id), CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
            INSERT INTO gpkg_metadata (id, md_scope, md_standard_uri, mime_type, metadata) VALUES (1, 'dataset', 'https://www.w3.org/TR/prov-overview/', 'application/json', $json);
            INSERT INTO gpkg_metadata_reference (reference_scope, table_name, md_file_id) VALUES ('table', $layer, 1);
            INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES
              ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec120/#extension_metadata', 'read-write'),
              ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec120/#extension_metadata', 'read-write');
            COMMIT;
            """;
        command.Parameters.AddWithValue("$json", provenance.ToJsonString());
        command.Parameters.AddWithValue("$layer", Layer);
        command.ExecuteNonQuery();
    }

    /// <summary>Adds the provenance to the names file, where gdalinfo shows it.</summary>
    private static void AddMetadata(string path, int classCount, JsonObject provenance)
    {
        XDocument names = XDocument.Load(path + NamesSuffix);
        XElement metadata = new("Metadata", new XElement("MDI", new XAttribute("key", "CLASSES"), classCount));
        foreach ((string key, JsonNode? value) in provenance)
        {
            string text = value is JsonValue simple && simple.TryGetValue(out string? plain) ? plain : value?.ToJsonString() ?? "";
            metadata.Add(new XElement("MDI", new XAttribute("key", $"RSPLUGINS_{key.ToUpperInvariant()}"), text));
        }

        names.Root!.AddFirst(metadata);

        // GDAL reads the file only when it begins with the root element.
        File.WriteAllText(path + NamesSuffix, names.ToString());
    }
}
