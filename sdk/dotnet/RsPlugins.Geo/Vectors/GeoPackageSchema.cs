namespace RsPlugins.Geo.Vectors;

/// <summary>The tables and triggers of GeoPackage 1.2 (OGC 12-128r15, annexes C and F.3), and QGIS's table of styles.</summary>
internal static class GeoPackageSchema
{
    public const string Tables = """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """;

    // As QGIS makes it; its features are no layer of their own, so the contents table lists it as attributes.
    public const string StyleTable = """
        CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
            useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('layer_styles', 'attributes', 'layer_styles', '');
        """;

    // The extension gpkg_metadata, in which provenance is kept.
    public const string MetadataTables = """
        CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
        CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER, timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            md_file_id INTEGER NOT NULL, md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id), CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
        INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES
            ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec120/#extension_metadata', 'read-write'),
            ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec120/#extension_metadata', 'read-write');
        """;

    /// <summary>A layer of polygons, its spatial index, and their rows in the tables of the standard.</summary>
    public static string Layer(string layer, int reference, IReadOnlyList<GeoPackageColumn> columns)
    {
        string types = string.Concat(columns.Select(c => ", " + GeoPackageWriter.Quoted(c.Name) + " " + c.Type.ToString().ToUpperInvariant()));
        string text = "'" + layer.Replace("'", "''", StringComparison.Ordinal) + "'";
        return FormattableString.Invariant($"""
            CREATE TABLE {GeoPackageWriter.Quoted(layer)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POLYGON{types});
            CREATE VIRTUAL TABLE {GeoPackageWriter.Quoted($"rtree_{layer}_geom")} USING rtree(id, minx, maxx, miny, maxy);
            INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ({text}, 'features', {text}, '', {reference});
            INSERT INTO gpkg_geometry_columns VALUES ({text}, 'geom', 'POLYGON', {reference}, 0, 0);
            INSERT INTO gpkg_extensions VALUES ({text}, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
            """);
    }

    // Parameters: layer, name, style.
    public const string InsertStyle = "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner) VALUES ('', '', $a, 'geom', $b, $c, '', 1, '', '')";

    /// <summary>The triggers that keep the spatial index right when others edit the layer.</summary>
    public static string RtreeTriggers(string layer)
    {
        string table = GeoPackageWriter.Quoted(layer), tree = GeoPackageWriter.Quoted($"rtree_{layer}_geom");
        string insert = $"INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));";
        return $"""
            CREATE TRIGGER {Name("insert")} AFTER INSERT ON {table} WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN {insert} END;
            CREATE TRIGGER {Name("update1")} AFTER UPDATE OF geom ON {table} WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN {insert} END;
            CREATE TRIGGER {Name("update2")} AFTER UPDATE OF geom ON {table} WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM {tree} WHERE id = OLD.fid; END;
            CREATE TRIGGER {Name("update3")} AFTER UPDATE ON {table} WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM {tree} WHERE id = OLD.fid; {insert} END;
            CREATE TRIGGER {Name("update4")} AFTER UPDATE ON {table} WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM {tree} WHERE id IN (OLD.fid, NEW.fid); END;
            CREATE TRIGGER {Name("delete")} AFTER DELETE ON {table} WHEN OLD.geom NOT NULL BEGIN DELETE FROM {tree} WHERE id = OLD.fid; END;
            """;

        string Name(string what) => GeoPackageWriter.Quoted($"rtree_{layer}_geom_{what}");
    }
}
