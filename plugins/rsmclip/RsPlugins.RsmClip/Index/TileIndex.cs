using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>
/// A tile index: a GeoPackage with the footprints of tiles as a layer, and embeddings of them by one model or several. Reads it; <see cref="TileIndexWriter"/> changes it. Not thread-safe.
/// </summary>
internal sealed class TileIndex : IDisposable
{
    private readonly GeoPackageFile file;

    internal TileIndex(string path, GeoPackageFile file)
    {
        Path = path;
        this.file = file;
        CheckFormat();
        Crs = file.ReferenceOf(IndexSchema.Layer);
    }

    /// <summary>What takes an embedding that is read.</summary>
    /// <param name="fid">The tile.</param>
    /// <param name="embedding">Little-endian float16.</param>
    public delegate void EmbeddingReader(long fid, ReadOnlySpan<byte> embedding);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The CRS of all footprints, or null while no source has a georeference.</summary>
    public Crs? Crs { get; private set; }

    /// <summary>Opens an index for reading.</summary>
    /// <param name="path">The GeoPackage.</param>
    /// <exception cref="ToolException">There is no such file, or it is no tile index or damaged.</exception>
    public static TileIndex Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolException(ErrorIds.FileMissing, $"The tile index {path} does not exist.", "Check the path, or make the index with rs.index.");
        }

        return Guarded(path, () =>
        {
            GeoPackageFile file = GeoPackageFile.Open(path, write: false);
            try
            {
                return new TileIndex(path, file);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        });
    }

    /// <summary>Runs a part of the reading or writing, and says in words what is wrong with the file.</summary>
    public static T Guarded<T>(string path, Func<T> part)
    {
        try
        {
            return part();
        }
        catch (SqliteException failure) when (IndexFaults.Translate(path, failure) is ToolException known)
        {
            throw known;
        }
    }

    /// <summary>A setting, or null.</summary>
    public string? Setting(string name) => Rows("SELECT value FROM tile_index WHERE name = $a", row => Text(row, 0), name).FirstOrDefault();

    /// <summary>Number of the last change; it grows with every one.</summary>
    public long Revision => long.Parse(Setting("revision") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>The models, the first one that was used first.</summary>
    public IReadOnlyList<IndexModel> Models() => Rows(
        "SELECT id, name, folder, content_hash, precision, dimension FROM models ORDER BY id",
        row => new IndexModel(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5)));

    /// <summary>The sources, by path.</summary>
    public IReadOnlyList<IndexSource> Sources() => Rows(
        "SELECT id, path, size, modified, content_hash, width, height, tile_size, stride, bands, stretch, crs, date FROM sources ORDER BY path",
        row => new IndexSource(
            row.GetInt64(0), row.GetString(1), new SourceStamp(row.GetInt64(2), SourceStamp.ModifiedFrom(row.GetString(3)), row.GetString(4)), row.GetInt32(5), row.GetInt32(6),
            new SourceGrid(row.GetInt32(7), row.GetInt32(8), row.GetString(9)), row.GetString(10), Text(row, 11), Text(row, 12) is string date ? DateOnly.Parse(date, CultureInfo.InvariantCulture) : null));

    /// <summary>The tiles, in the order of their keys.</summary>
    /// <param name="sourceId">Only those of a source; null for all.</param>
    public IReadOnlyList<IndexTile> Tiles(long? sourceId = null) => Rows(
        "SELECT fid, source_id, row, col, x, y, width, height FROM tiles" + (sourceId is null ? "" : " WHERE source_id = $a") + " ORDER BY fid",
        row => new IndexTile(row.GetInt64(0), row.GetInt64(1), new Tile(row.GetInt32(2), row.GetInt32(3), new RasterWindow(row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7)))),
        sourceId is long id ? [id] : []);

    /// <summary>Number of tiles.</summary>
    public long CountTiles() => Rows("SELECT count(*) FROM tiles", row => row.GetInt64(0))[0];

    /// <summary>Number of tiles of each source that has any.</summary>
    public IReadOnlyDictionary<long, long> TilesBySource() =>
        Rows("SELECT source_id, count(*) FROM tiles GROUP BY source_id", row => (Source: row.GetInt64(0), Count: row.GetInt64(1))).ToDictionary(row => row.Source, row => row.Count);

    /// <summary>Reads the embeddings of a model, each [<see cref="IndexModel.Dimension"/>], in no order that means anything.</summary>
    /// <param name="model">The model.</param>
    /// <param name="take">Takes each; the span is valid during the call only.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public void ReadEmbeddings(IndexModel model, EmbeddingReader take, CancellationToken cancellationToken)
    {
        int length = model.Dimension * 2;
        using SqliteCommand command = Command("SELECT tile_fid, embedding FROM tile_embeddings WHERE model = $a ORDER BY id", model.Id);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            byte[] embedding = reader.GetFieldValue<byte[]>(1);
            if (embedding.Length != length)
            {
                throw IndexFaults.Damaged(Path, $"an embedding has {embedding.Length} bytes instead of {length}");
            }

            take(reader.GetInt64(0), embedding);
        }
    }

    /// <summary>The tiles that a model has embedded, in the order of their keys; each is read when it is asked for.</summary>
    public IEnumerable<EmbeddedTile> EmbeddedTiles(IndexModel model)
    {
        using SqliteCommand command = Command(
            "SELECT t.fid, t.source_id, t.row, t.col, t.x, t.y, t.width, t.height, t.geom, e.embedding FROM tiles t JOIN tile_embeddings e ON e.tile_fid = t.fid AND e.model = $a ORDER BY t.fid", model.Id);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            Tile tile = new(reader.GetInt32(2), reader.GetInt32(3), new RasterWindow(reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7)));
            yield return new EmbeddedTile(new IndexTile(reader.GetInt64(0), reader.GetInt64(1), tile), reader.IsDBNull(8) ? null : file.Decode(reader.GetFieldValue<byte[]>(8)), reader.GetFieldValue<byte[]>(9));
        }
    }

    /// <summary>How far a source is embedded by a model: the tile of its grid to go on with, and whether all are done; null when it was not begun.</summary>
    public (int NextTile, bool Complete)? StateOf(long sourceId, IndexModel model) =>
        Rows("SELECT next_tile, complete FROM source_models WHERE source_id = $a AND model = $b", row => ((int, bool)?)(row.GetInt32(0), row.GetBoolean(1)), sourceId, model.Id).FirstOrDefault();

    /// <summary>The footprint of a tile in <see cref="Crs"/>, or null when its source has no georeference.</summary>
    public Geometry? Footprint(long fid) => Rows("SELECT geom FROM tiles WHERE fid = $a", row => row.IsDBNull(0) ? null : file.Decode(row.GetFieldValue<byte[]>(0)), fid).FirstOrDefault();

    /// <summary>The tiles whose footprints meet an area, borders included.</summary>
    /// <param name="area">In <see cref="Crs"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Their keys.</returns>
    public IReadOnlyList<long> TilesIn(Geometry area, CancellationToken cancellationToken)
    {
        IPreparedGeometry prepared = PreparedGeometryFactory.Prepare(area);
        Envelope box = area.EnvelopeInternal;
        List<long> found = [];
        using SqliteCommand command = Command(
            "SELECT t.fid, t.geom FROM rtree_tiles_geom r JOIN tiles t ON t.fid = r.id WHERE r.maxx >= $a AND r.minx <= $b AND r.maxy >= $c AND r.miny <= $d ORDER BY t.fid",
            box.MinX, box.MaxX, box.MinY, box.MaxY);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (prepared.Intersects(file.Decode(reader.GetFieldValue<byte[]>(1))))
            {
                found.Add(reader.GetInt64(0));
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    internal void ReloadCrs() => Crs = file.ReferenceOf(IndexSchema.Layer);

    private void CheckFormat()
    {
        string? format;
        try
        {
            format = Setting("format");
        }
        catch (SqliteException none) when (none.SqliteErrorCode == 1)
        {
            format = null;
        }

        if (format is null)
        {
            throw new ToolException(ErrorIds.IndexInvalid, $"{System.IO.Path.GetFileName(Path)} is no tile index.", "Name a GeoPackage that rs.index made, or a new file.");
        }

        if (format != IndexSchema.Format.ToString(CultureInfo.InvariantCulture))
        {
            throw new ToolException(ErrorIds.IndexInvalid, $"{System.IO.Path.GetFileName(Path)} has format {format}; format {IndexSchema.Format} is read here.", "Use the version of the plugin that made it, or make the index anew.");
        }
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params object[] values)
    {
        using SqliteCommand command = Command(sql, values);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private SqliteCommand Command(string sql, params object[] values)
    {
        SqliteCommand command = file.Connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue("$" + (char)('a' + i), values[i]);
        }

        return command;
    }
}
