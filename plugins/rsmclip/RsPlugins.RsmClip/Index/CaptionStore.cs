using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>
/// Captions in a database: the files they come from, known by their hashes, each distinct text once, and float16 embeddings by any number of models. What is embedded is kept at once, so that
/// nothing is lost where the work ends early. Not thread-safe.
/// </summary>
/// <param name="connection">The open database; the caller closes it.</param>
internal sealed class CaptionStore(SqliteConnection connection)
{
    private const int TextsPerStep = 256;
    private const int ImagesPerStep = 64;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS caption_files (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL UNIQUE, content_hash TEXT NOT NULL, added TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS captions (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (language, text));
        CREATE TABLE IF NOT EXISTS caption_images (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, file_id INTEGER NOT NULL REFERENCES caption_files(id), name TEXT NOT NULL, content_hash TEXT, UNIQUE (file_id, name));
        CREATE TABLE IF NOT EXISTS caption_uses (id INTEGER PRIMARY KEY NOT NULL, file_id INTEGER NOT NULL REFERENCES caption_files(id), caption_id INTEGER NOT NULL REFERENCES captions(id),
            image_id INTEGER REFERENCES caption_images(id), source TEXT NOT NULL, UNIQUE (file_id, caption_id, image_id));
        CREATE INDEX IF NOT EXISTS caption_uses_by_caption ON caption_uses (caption_id);
        CREATE TABLE IF NOT EXISTS caption_embeddings (id INTEGER PRIMARY KEY NOT NULL, caption_id INTEGER NOT NULL REFERENCES captions(id), model TEXT NOT NULL, embedding BLOB NOT NULL, UNIQUE (caption_id, model));
        CREATE TABLE IF NOT EXISTS caption_image_embeddings (id INTEGER PRIMARY KEY NOT NULL, image_id INTEGER NOT NULL REFERENCES caption_images(id), model TEXT NOT NULL, embedding BLOB NOT NULL, UNIQUE (image_id, model));
        """;

    /// <summary>The tables, and what each holds.</summary>
    public static IReadOnlyList<(string Table, string Description)> Attributes { get; } =
    [
        ("caption_files", "Files that captions come from"),
        ("captions", "Distinct captions"),
        ("caption_images", "Images that captions describe"),
        ("caption_uses", "Which image has which caption, and where it comes from"),
        ("caption_embeddings", "Embeddings of the captions: little-endian float16"),
        ("caption_image_embeddings", "Embeddings of the captions' images: little-endian float16"),
    ];

    /// <summary>Whether a database holds captions.</summary>
    public bool Exists => Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'captions'") is not 0L;

    /// <summary>Number of distinct captions.</summary>
    public long Count => (long)Scalar("SELECT count(*) FROM captions")!;

    /// <summary>The languages of the captions, those with most captions first.</summary>
    public IReadOnlyList<string> Languages => Strings("SELECT language FROM captions GROUP BY language ORDER BY count(*) DESC, language");

    /// <summary>Names and hashes of the caption files.</summary>
    public IReadOnlyList<string> Files => Strings("SELECT name || ' ' || content_hash FROM caption_files ORDER BY name");

    /// <summary>Makes the tables where they are missing.</summary>
    public void CreateTables() => Execute(Tables);

    /// <summary>Adds a file; one of the same name and another content takes the place of the former, whose texts keep their embeddings where they occur again.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Add(CaptionFile file)
    {
        if (Scalar("SELECT content_hash FROM caption_files WHERE name = $a", file.Name) is string known && known == file.Sha256)
        {
            return false;
        }

        using SqliteTransaction transaction = connection.BeginTransaction();
        Remove(file.Name);
        Execute("INSERT INTO caption_files (name, content_hash, added) VALUES ($a, $b, $c)", file.Name, file.Sha256, DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        long id = (long)Scalar("SELECT last_insert_rowid()")!;
        using SqliteCommand caption = Command("INSERT OR IGNORE INTO captions (language, text) VALUES ($a, $b)", 2), image = Command("INSERT OR IGNORE INTO caption_images (file_id, name) VALUES ($a, $b)", 2);
        using SqliteCommand use = Command("""
            INSERT OR IGNORE INTO caption_uses (file_id, caption_id, image_id, source)
            VALUES ($a, (SELECT id FROM captions WHERE language = $b AND text = $c), (SELECT id FROM caption_images WHERE file_id = $a AND name = $d), $e)
            """, 5);
        foreach (CaptionRecord record in file.Records)
        {
            Run(caption, record.Language, record.Text);
            if (record.Image is not null)
            {
                Run(image, id, record.Image);
            }

            Run(use, id, record.Language, record.Text, record.Image, record.Source);
        }

        RemoveUnused();
        transaction.Commit();
        return true;
    }

    /// <summary>Embeds the captions that have no embedding by a model yet.</summary>
    /// <param name="model">The model.</param>
    /// <param name="languages">Languages to embed; null for all.</param>
    /// <param name="context">Told the captions done.</param>
    /// <param name="cancellationToken">Ends the work within one step; finished steps are kept.</param>
    public void Embed(LoadedModel model, IReadOnlyList<string>? languages, IToolContext context, CancellationToken cancellationToken)
    {
        List<(long Id, string Text)> missing = [];
        using (SqliteCommand command = Command("SELECT id, text, language FROM captions WHERE id NOT IN (SELECT caption_id FROM caption_embeddings WHERE model = $a) ORDER BY id", 1))
        {
            command.Parameters[0].Value = KeyOf(model);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (languages is null || languages.Contains(reader.GetString(2)))
                {
                    missing.Add((reader.GetInt64(0), reader.GetString(1)));
                }
            }
        }

        int done = 0;
        foreach ((long Id, string Text)[] step in missing.Chunk(TextsPerStep))
        {
            float[][] vectors = model.Texts.Encode([.. step.Select(one => one.Text)], cancellationToken);
            Keep("INSERT OR REPLACE INTO caption_embeddings (caption_id, model, embedding) VALUES ($a, $b, $c)", [.. step.Select(one => one.Id)], vectors, model);
            done += step.Length;
            context.Report(new ToolProgress(null, "embedding captions", null, done, missing.Count, "captions"));
        }
    }

    /// <summary>Embeds the images that have no embedding by a model yet; those that the source does not hold stay without.</summary>
    /// <param name="images">The images of the caption files.</param>
    /// <param name="model">The model.</param>
    /// <param name="context">Told the images done.</param>
    /// <param name="cancellationToken">Ends the work within one step; finished steps are kept.</param>
    /// <returns>The number of images that the source does not hold.</returns>
    public int EmbedImages(ImageSource images, LoadedModel model, IToolContext context, CancellationToken cancellationToken)
    {
        List<(long Id, string Name)> missing = [], absent = [];
        using (SqliteCommand command = Command("SELECT id, name FROM caption_images WHERE id NOT IN (SELECT image_id FROM caption_image_embeddings WHERE model = $a) ORDER BY id", 1))
        {
            command.Parameters[0].Value = KeyOf(model);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                (images.Holds(reader.GetString(1)) ? missing : absent).Add((reader.GetInt64(0), reader.GetString(1)));
            }
        }

        int done = 0;
        foreach ((long Id, string Name)[] step in missing.Chunk(ImagesPerStep))
        {
            float[][] vectors = images.Embed(model, [.. step.Select(one => one.Name)], "embedding the captions' images", context, cancellationToken);
            Keep("INSERT OR REPLACE INTO caption_image_embeddings (image_id, model, embedding) VALUES ($a, $b, $c)", [.. step.Select(one => one.Id)], vectors, model);
            foreach ((long id, string name) in step)
            {
                Execute("UPDATE caption_images SET content_hash = $a WHERE id = $b", Convert.ToHexStringLower(SHA256.HashData(images.Read(name))), id);
            }

            done += step.Length;
            context.Report(new ToolProgress(null, "embedding captions", null, done, missing.Count, "images"));
        }

        return absent.Count;
    }

    /// <summary>Brings the captions that have an embedding by a model into memory.</summary>
    /// <param name="model">The model.</param>
    /// <param name="languages">Languages to load; null for all.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public CaptionSet Load(LoadedModel model, IReadOnlyList<string>? languages, CancellationToken cancellationToken)
    {
        Dictionary<long, int> places = [];
        List<CaptionImage> images = [];
        EmbeddingMatrixBuilder imageRows = new(model.Config.EmbedDim), rows = new(model.Config.EmbedDim);
        int atHand = 0;
        Each("SELECT i.id, i.name, i.content_hash, e.embedding FROM caption_images i LEFT JOIN caption_image_embeddings e ON e.image_id = i.id AND e.model = $a ORDER BY i.id", KeyOf(model), reader =>
        {
            places[reader.GetInt64(0)] = images.Count;
            images.Add(new CaptionImage(reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : atHand++));
            if (!reader.IsDBNull(3))
            {
                imageRows.Append(MemoryMarshal.Cast<byte, Half>(reader.GetFieldValue<byte[]>(3)));
            }
        }, cancellationToken);
        Dictionary<long, List<int>> carriers = [];
        Dictionary<long, string> sources = [];
        Each("SELECT caption_id, image_id, source FROM caption_uses WHERE $a = $a ORDER BY id", "", reader =>
        {
            sources.TryAdd(reader.GetInt64(0), reader.GetString(2));
            if (!reader.IsDBNull(1))
            {
                (carriers.TryGetValue(reader.GetInt64(0), out List<int>? list) ? list : carriers[reader.GetInt64(0)] = []).Add(places[reader.GetInt64(1)]);
            }
        }, cancellationToken);
        List<StoredCaption> captions = [];
        Each("SELECT c.id, c.language, c.text, e.embedding FROM captions c JOIN caption_embeddings e ON e.caption_id = c.id WHERE e.model = $a ORDER BY c.id", KeyOf(model), reader =>
        {
            if (languages is null || languages.Contains(reader.GetString(1)))
            {
                captions.Add(new StoredCaption(reader.GetString(1), reader.GetString(2), carriers.GetValueOrDefault(reader.GetInt64(0)) ?? [], sources.GetValueOrDefault(reader.GetInt64(0), "")));
                rows.Append(MemoryMarshal.Cast<byte, Half>(reader.GetFieldValue<byte[]>(3)));
            }
        }, cancellationToken);
        return new CaptionSet(captions, rows.Build(cancellationToken), images, imageRows.Build(cancellationToken));
    }

    private static string KeyOf(LoadedModel model) => $"{model.Export.ContentHash}:{model.Export.Precision}";

    private void Keep(string sql, long[] ids, float[][] vectors, LoadedModel model)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand command = Command(sql, 3);
        for (int i = 0; i < ids.Length; i++)
        {
            Run(command, ids[i], KeyOf(model), UnitRounding.ToBytes(vectors[i]));
        }

        transaction.Commit();
    }

    private void Remove(string name)
    {
        const string Former = "(SELECT id FROM caption_files WHERE name = $a)";
        Execute($"DELETE FROM caption_uses WHERE file_id = {Former}", name);
        Execute($"DELETE FROM caption_image_embeddings WHERE image_id IN (SELECT id FROM caption_images WHERE file_id = {Former})", name);
        Execute($"DELETE FROM caption_images WHERE file_id = {Former}", name);
        Execute("DELETE FROM caption_files WHERE name = $a", name);
    }

    private void RemoveUnused()
    {
        const string Unused = "(SELECT id FROM captions WHERE id NOT IN (SELECT caption_id FROM caption_uses))";
        Execute($"DELETE FROM caption_embeddings WHERE caption_id IN {Unused}");
        Execute($"DELETE FROM captions WHERE id IN {Unused}");
    }

    private void Each(string sql, string parameter, Action<SqliteDataReader> row, CancellationToken cancellationToken)
    {
        using SqliteCommand command = Command(sql, 1);
        command.Parameters[0].Value = parameter;
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            row(reader);
        }
    }

    private List<string> Strings(string sql)
    {
        using SqliteCommand command = Command(sql, 0);
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> result = [];
        while (reader.Read())
        {
            result.Add(reader.GetString(0));
        }

        return result;
    }

    private object? Scalar(string sql, params object?[] values)
    {
        using SqliteCommand command = Command(sql, values.Length);
        Fill(command, values);
        return command.ExecuteScalar();
    }

    private void Execute(string sql, params object?[] values)
    {
        using SqliteCommand command = Command(sql, values.Length);
        Run(command, values);
    }

    private static void Run(SqliteCommand command, params object?[] values)
    {
        Fill(command, values);
        command.ExecuteNonQuery();
    }

    private static void Fill(SqliteCommand command, object?[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < parameters; i++)
        {
            command.Parameters.AddWithValue("$" + (char)('a' + i), DBNull.Value);
        }

        return command;
    }
}
