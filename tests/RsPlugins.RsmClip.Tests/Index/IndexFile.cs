using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Index;

/// <summary>Rows of an index file, read by SQLite alone.</summary>
internal static class IndexFile
{
    public static string Photo => Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");

    /// <summary>Everything that makes an index: two files with equal texts hold the same tiles and embeddings.</summary>
    public static string Dump(string path) => string.Join('\n', ((string[])[
        "SELECT id, path, content_hash, width, height, bands, stretch, tile_size, stride, date FROM sources ORDER BY id",
        "SELECT fid, hex(geom), source_id, source, date, row, col, x, y, width, height FROM tiles ORDER BY fid",
        "SELECT id, tile_fid, model, hex(embedding) FROM tile_embeddings ORDER BY id",
        "SELECT source_id, model, next_tile, complete FROM source_models ORDER BY id",
        "SELECT id, minx, maxx, miny, maxy FROM rtree_tiles_geom ORDER BY id",
        "SELECT name, value FROM tile_index WHERE name <> 'revision' ORDER BY name",
    ]).SelectMany(sql => SqliteRows.Of(path, sql).Select(row => string.Join('|', row))));

    public static long Count(string path, string what) => (long)SqliteRows.Of(path, "SELECT count(*) FROM " + what)[0][0]!;

    public static JsonObject Arguments(string index, params string[] rasters) => new()
    {
        ["index"] = index,
        ["rasters"] = new JsonArray([.. rasters.Select(raster => (JsonNode)raster)]),
        ["model"] = PluginFixture.TinyModel,
        ["tile_size"] = 128,
    };
}
