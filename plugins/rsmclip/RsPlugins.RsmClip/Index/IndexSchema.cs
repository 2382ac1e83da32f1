using RsPlugins.Geo.Vectors;

namespace RsPlugins.RsmClip.Index;

/// <summary>The tables of a tile index.</summary>
internal static class IndexSchema
{
    /// <summary>Raised when an older reader would misread the file.</summary>
    public const int Format = 1;

    /// <summary>The layer of tile footprints.</summary>
    public const string Layer = "tiles";

    /// <summary>Attribute columns of the layer; the window is x, y, width and height in pixels.</summary>
    public static IReadOnlyList<GeoPackageColumn> TileColumns { get; } =
    [
        new("source_id", GeoPackageColumnType.Integer), new("source", GeoPackageColumnType.Text), new("date", GeoPackageColumnType.Text),
        new("row", GeoPackageColumnType.Integer), new("col", GeoPackageColumnType.Integer),
        new("x", GeoPackageColumnType.Integer), new("y", GeoPackageColumnType.Integer), new("width", GeoPackageColumnType.Integer), new("height", GeoPackageColumnType.Integer),
    ];

    /// <summary>Tables without geometry, and what each holds.</summary>
    public static IReadOnlyList<(string Table, string Description)> Attributes { get; } =
    [
        ("tile_index", "Settings of the tile index"),
        ("sources", "Rasters that the tile index covers"),
        ("models", "Models whose embeddings the tile index holds"),
        ("source_models", "How far each raster is embedded by each model"),
        ("tile_embeddings", "Embeddings of the tiles: little-endian float16"),
    ];

    // Triggers beside the foreign keys: GDAL and QGIS leave those off.
    public const string Tables = """
        CREATE TABLE tile_index (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL UNIQUE, value TEXT);
        CREATE TABLE sources (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, content_hash TEXT NOT NULL, size INTEGER NOT NULL, modified TEXT NOT NULL,
            width INTEGER NOT NULL, height INTEGER NOT NULL, crs TEXT, bands TEXT NOT NULL, stretch TEXT NOT NULL, tile_size INTEGER NOT NULL, stride INTEGER NOT NULL, date TEXT);
        CREATE TABLE models (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, folder TEXT NOT NULL, content_hash TEXT NOT NULL, precision TEXT NOT NULL, dimension INTEGER NOT NULL, UNIQUE (content_hash, precision));
        CREATE TABLE source_models (id INTEGER PRIMARY KEY NOT NULL, source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE, model INTEGER NOT NULL REFERENCES models(id), next_tile INTEGER NOT NULL, complete INTEGER NOT NULL,
            UNIQUE (source_id, model));
        CREATE TABLE tile_embeddings (id INTEGER PRIMARY KEY NOT NULL, tile_fid INTEGER NOT NULL REFERENCES tiles(fid) ON DELETE CASCADE, model INTEGER NOT NULL REFERENCES models(id), embedding BLOB NOT NULL, UNIQUE (tile_fid, model));
        CREATE UNIQUE INDEX tiles_by_source ON tiles (source_id, row, col);
        CREATE TRIGGER tiles_deleted AFTER DELETE ON tiles BEGIN DELETE FROM tile_embeddings WHERE tile_fid = OLD.fid; END;
        CREATE TRIGGER sources_deleted AFTER DELETE ON sources BEGIN DELETE FROM tiles WHERE source_id = OLD.id; DELETE FROM source_models WHERE source_id = OLD.id; END;
        """;
}
