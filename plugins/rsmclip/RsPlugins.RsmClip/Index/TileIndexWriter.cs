using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.Geo.Vectors;
using RsPlugins.RsmClip.Inference;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>
/// Changes a tile index in place, batch by batch: after a kill the file holds whole batches only. While it writes the file is in WAL mode, so that QGIS and others read it undisturbed;
/// afterwards it is a single file again. One writer at a time. Not thread-safe.
/// </summary>
internal sealed class TileIndexWriter : IDisposable
{
    private readonly GeoPackageFile file;
    private readonly FileStream hold;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);
    private int reference;
    private bool open;

    private TileIndexWriter(GeoPackageFile file, TileIndex index, FileStream hold)
    {
        this.file = file;
        this.hold = hold;
        Index = index;
        reference = index.Crs is null ? -1 : (int)(long)Run("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = $a", IndexSchema.Layer)!;
    }

    /// <summary>The index as it stands.</summary>
    public TileIndex Index { get; }

    /// <summary>Whether the file goes when the writer is disposed and no source is in it: a new index that came to nothing.</summary>
    public bool RemoveWhenEmpty { get; set; }

    /// <summary>Opens an index for writing; makes it where there is none.</summary>
    /// <param name="path">The GeoPackage.</param>
    /// <exception cref="ToolException">The file is something else or damaged, or another rs.index writes to it.</exception>
    public static TileIndexWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream hold = Hold(path);
        try
        {
            return TileIndex.Guarded(path, () => Open(path, hold));
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Does some changes that belong together: all of them, or none.</summary>
    public void Transact(Action changes)
    {
        Begin();
        try
        {
            changes();
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>The captions in the file; their tables are made and entered into the contents where they are missing.</summary>
    public CaptionStore Captions()
    {
        CaptionStore captions = new(file.Connection);
        if (!captions.Exists)
        {
            Transact(() =>
            {
                captions.CreateTables();
                foreach ((string table, string description) in CaptionStore.Attributes)
                {
                    file.AddAttributes(table, description);
                }
            });
        }

        return captions;
    }

    /// <summary>Begins a batch.</summary>
    public void Begin()
    {
        Run("BEGIN IMMEDIATE");
        open = true;
    }

    /// <summary>Makes a batch last.</summary>
    public void Commit()
    {
        Run("INSERT INTO tile_index (name, value) VALUES ('revision', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1");
        Run("COMMIT");
        open = false;
    }

    /// <summary>Drops an open batch.</summary>
    public void Abandon() => Rollback();

    /// <summary>Stores a setting.</summary>
    public void Set(string name, string? value) => Run("INSERT INTO tile_index (name, value) VALUES ($a, $b) ON CONFLICT (name) DO UPDATE SET value = $b", name, value);

    /// <summary>Sets the CRS of all footprints; there may be none yet.</summary>
    public void SetCrs(Crs crs)
    {
        reference = file.AddReference(crs);
        Run("UPDATE gpkg_contents SET srs_id = $a WHERE table_name = $b", reference, IndexSchema.Layer);
        Run("UPDATE gpkg_geometry_columns SET srs_id = $a WHERE table_name = $b", reference, IndexSchema.Layer);
        Index.ReloadCrs();
    }

    /// <summary>The index's row of a model; it is made where there is none.</summary>
    public IndexModel Use(LoadedModel model) => Use(new IndexModel(0, model.Id, model.Folder, model.Export.ContentHash, model.Export.Precision, model.Config.EmbedDim));

    /// <summary>The index's row of a model that need not be here; it is made where there is none.</summary>
    public IndexModel Use(IndexModel model)
    {
        Run("INSERT OR IGNORE INTO models (name, folder, content_hash, precision, dimension) VALUES ($a, $b, $c, $d, $e)", model.Name, model.Folder, model.ContentHash, model.Precision, model.Dimension);
        return Index.Models().Single(known => known.ContentHash == model.ContentHash && known.Precision == model.Precision);
    }

    /// <summary>Stores a source; one that is known loses its tiles.</summary>
    /// <returns>The source with its number.</returns>
    public IndexSource Put(IndexSource source)
    {
        long id = source.Id;
        if (id == 0)
        {
            id = (long)Run("INSERT INTO sources (path, name, content_hash, size, modified, width, height, bands, stretch, tile_size, stride) VALUES ('', '', '', 0, '', 0, 0, '', '', 0, 0) RETURNING id")!;
        }
        else
        {
            Run("DELETE FROM tiles WHERE source_id = $a", id);
            Run("DELETE FROM source_models WHERE source_id = $a", id);
        }

        Run("UPDATE sources SET width = $b, height = $c, crs = $d, bands = $e, stretch = $f, tile_size = $g, stride = $h, date = $i WHERE id = $a",
            id, source.Width, source.Height, source.Crs, source.Grid.Bands, source.Stretch, source.Grid.TileSize, source.Grid.Stride, Day(source.Date));
        IndexSource stored = source with { Id = id };
        Move(stored);
        return stored;
    }

    /// <summary>Stores a source's path, date and state of its files; its tiles stay.</summary>
    public void Move(IndexSource source)
    {
        Run("UPDATE sources SET path = $b, name = $c, content_hash = $d, size = $e, modified = $f, date = $g WHERE id = $a",
            source.Id, source.Path, source.Name, source.Stamp.ContentHash, source.Stamp.Size, source.Stamp.ModifiedText, Day(source.Date));
        Run("UPDATE tiles SET source = $b, date = $c WHERE source_id = $a AND (source IS NOT $b OR date IS NOT $c)", source.Id, source.Name, Day(source.Date));
    }

    /// <summary>Removes a source with its tiles and embeddings.</summary>
    public void Remove(long sourceId) => Run("DELETE FROM sources WHERE id = $a", sourceId);

    /// <summary>Adds a tile.</summary>
    /// <param name="source">The source.</param>
    /// <param name="tile">Row, column and pixels.</param>
    /// <param name="footprint">In the index's CRS, or null.</param>
    /// <returns>Its key.</returns>
    public long Add(IndexSource source, Tile tile, Polygon? footprint)
    {
        byte[]? geometry = footprint is null ? null : file.Encode(footprint, reference);
        return (long)Run("INSERT INTO tiles (geom, source_id, source, date, row, col, x, y, width, height) VALUES ($a, $b, $c, $d, $e, $f, $g, $h, $i, $j) RETURNING fid",
            geometry, source.Id, source.Name, Day(source.Date), tile.Row, tile.Column, tile.Window.X, tile.Window.Y, tile.Window.Width, tile.Window.Height)!;
    }

    /// <summary>Adds an embedding.</summary>
    /// <param name="fid">The tile.</param>
    /// <param name="model">The model.</param>
    /// <param name="embedding">A unit vector.</param>
    public void Add(long fid, IndexModel model, ReadOnlySpan<float> embedding) =>
        Run("INSERT INTO tile_embeddings (tile_fid, model, embedding) VALUES ($a, $b, $c)", fid, model.Id, UnitRounding.ToBytes(embedding));

    /// <summary>Notes how far a source is embedded.</summary>
    public void Note(long sourceId, IndexModel model, int nextTile, bool complete) => Run(
        "INSERT INTO source_models (source_id, model, next_tile, complete) VALUES ($a, $b, $c, $d) ON CONFLICT (source_id, model) DO UPDATE SET next_tile = $c, complete = $d", sourceId, model.Id, nextTile, complete);

    /// <summary>Completes the file after changes: extent, time and provenance.</summary>
    public void Complete(string provenance) => Transact(() =>
    {
        file.UpdateContents(IndexSchema.Layer);
        file.AddMetadata(IndexSchema.Layer, "https://www.w3.org/TR/prov-overview/", provenance);
    });

    /// <summary>Drops an open batch and closes the file. Where nobody else has it open it is a single file again.</summary>
    public void Dispose()
    {
        bool remove = false;
        try
        {
            Rollback();
            remove = RemoveWhenEmpty && Index.Sources().Count == 0;
            foreach (SqliteCommand command in commands.Values)
            {
                command.Dispose();
            }

            commands.Clear();
            using SqliteCommand single = file.Connection.CreateCommand();
            single.CommandText = "PRAGMA journal_mode = DELETE";
            single.CommandTimeout = 1;
            single.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Somebody reads the file: it stays in WAL mode, which is as sound.
        }
        finally
        {
            Index.Dispose();
            if (remove)
            {
                File.Delete(Index.Path);
            }

            hold.Dispose();
        }
    }

    private static TileIndexWriter Open(string path, FileStream hold)
    {
        bool existed = File.Exists(path);
        GeoPackageFile file = GeoPackageFile.Open(path, write: true);
        try
        {
            bool empty = file.IsEmpty;
            if (empty)
            {
                // Before the log is in use: GDAL looks for the mark of a GeoPackage in the file itself.
                Create(file);
            }

            // Someone else's file is refused before anything about it is changed.
            TileIndex index = new(path, file);
            Pragma(file, "PRAGMA journal_mode = WAL");
            Pragma(file, "PRAGMA synchronous = FULL");
            return new TileIndexWriter(file, index, hold);
        }
        catch
        {
            file.Dispose();
            if (!existed)
            {
                File.Delete(path);
            }

            throw;
        }
    }

    private static void Create(GeoPackageFile file)
    {
        Pragma(file, "BEGIN IMMEDIATE");
        file.CreateTables();
        file.AddLayer(IndexSchema.Layer, file.AddReference(null), IndexSchema.TileColumns);
        file.AddOutlineStyle(IndexSchema.Layer);
        Pragma(file, IndexSchema.Tables);
        foreach ((string table, string description) in IndexSchema.Attributes)
        {
            file.AddAttributes(table, description);
        }

        Pragma(file, FormattableString.Invariant($"INSERT INTO tile_index (name, value) VALUES ('format', '{IndexSchema.Format}')"));
        Pragma(file, "COMMIT");
    }

    private static void Pragma(GeoPackageFile file, string sql)
    {
        using SqliteCommand command = file.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Held as long as the writer lives; the system lets go of it when the process dies.</summary>
    private static FileStream Hold(string path)
    {
        string name = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.lock");
        try
        {
            return new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (IOException taken) when (File.Exists(name))
        {
            throw new ToolException(ErrorIds.IndexBusy, $"Another call of rs.index is writing to {Path.GetFileName(path)}.", "Wait until it is done, or cancel it.", taken.Message, taken);
        }
    }

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Rollback()
    {
        if (open)
        {
            open = false;
            try
            {
                Run("ROLLBACK");
            }
            catch (SqliteException)
            {
                // SQLite has rolled back by itself when the disk was full.
            }
        }
    }

    private object? Run(string sql, params object?[] values)
    {
        if (!commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = file.Connection.CreateCommand();
            command.CommandText = sql;
            for (int i = 0; i < values.Length; i++)
            {
                command.Parameters.AddWithValue("$" + (char)('a' + i), DBNull.Value);
            }

            commands[sql] = command;
        }

        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteScalar();
    }
}
