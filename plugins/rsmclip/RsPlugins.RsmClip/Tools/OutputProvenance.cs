using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;

namespace RsPlugins.RsmClip.Tools;

/// <summary>Writes where a result comes from into the result.</summary>
internal static class OutputProvenance
{
    /// <summary>Adds the provenance to the side file of a raster (".aux.xml"), where gdalinfo shows it.</summary>
    /// <param name="raster">The raster, whose side file exists.</param>
    /// <param name="provenance">What to add.</param>
    public static void AddToRaster(string raster, JsonObject provenance)
    {
        string side = raster + ".aux.xml";
        XDocument document = XDocument.Load(side);
        XElement metadata = new("Metadata");
        foreach ((string key, JsonNode? value) in provenance)
        {
            string text = value is JsonValue simple && simple.TryGetValue(out string? plain) ? plain : value?.ToJsonString() ?? "";
            metadata.Add(new XElement("MDI", new XAttribute("key", $"RSPLUGINS_{key.ToUpperInvariant()}"), text));
        }

        document.Root!.AddFirst(metadata);

        // GDAL reads the file only when it begins with the root element.
        File.WriteAllText(side, document.ToString());
    }

    /// <summary>Adds the provenance to a GeoPackage as metadata (OGC 12-128r15, extension gpkg_metadata).</summary>
    /// <param name="path">The GeoPackage.</param>
    /// <param name="layer">The layer it is about.</param>
    /// <param name="provenance">What to add.</param>
    public static void AddToGeoPackage(string path, string layer, JsonObject provenance)
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
        command.Parameters.AddWithValue("$layer", layer);
        command.ExecuteNonQuery();
    }
}
