using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RsPlugins.RsmClip.Translate;

/// <summary>
/// All accepted translations of a user, by model, prompt and text: none is asked for twice, by whatever file or job. Each batch is on disk before the next progress is told, so that a killed
/// job goes on where it was. Thread-safe; several processes may share it.
/// </summary>
internal sealed class TranslationCache : IDisposable
{
    private const int BusySeconds = 60;
    private readonly SqliteConnection connection;
    private readonly string model;
    private readonly Dictionary<string, Dictionary<string, (string Text, string Date)>> byPrompt = new(StringComparer.Ordinal);

    /// <param name="path">The database, made where it is missing.</param>
    /// <param name="model">The language model.</param>
    public TranslationCache(string path, string model)
    {
        this.model = model;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS translations (model TEXT NOT NULL, prompt_sha256 TEXT NOT NULL, caption TEXT NOT NULL, translation TEXT NOT NULL, date TEXT NOT NULL,
                PRIMARY KEY (model, prompt_sha256, caption)) WITHOUT ROWID;
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>A translation with its day, or null.</summary>
    /// <param name="prompt">How it was asked for.</param>
    /// <param name="caption">The caption.</param>
    public (string Text, string Date)? Find(TranslationPrompt prompt, string caption)
    {
        lock (connection)
        {
            return Of(prompt).TryGetValue(caption, out (string Text, string Date) found) ? found : null;
        }
    }

    /// <summary>Keeps translations, all or none.</summary>
    /// <param name="prompt">How they were asked for.</param>
    /// <param name="translations">Captions and translations.</param>
    public void Add(TranslationPrompt prompt, IReadOnlyList<(string Caption, string Text)> translations)
    {
        string today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        lock (connection)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            foreach ((string caption, string text) in translations)
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "INSERT OR IGNORE INTO translations VALUES ($m, $p, $c, $t, $d)";
                command.Parameters.AddWithValue("$m", model);
                command.Parameters.AddWithValue("$p", prompt.Sha256);
                command.Parameters.AddWithValue("$c", caption);
                command.Parameters.AddWithValue("$t", text);
                command.Parameters.AddWithValue("$d", today);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
            foreach ((string caption, string text) in translations)
            {
                Of(prompt).TryAdd(caption, (text, today));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <summary>What is there of a prompt, read once.</summary>
    private Dictionary<string, (string Text, string Date)> Of(TranslationPrompt prompt)
    {
        if (byPrompt.TryGetValue(prompt.Sha256, out Dictionary<string, (string Text, string Date)>? known))
        {
            return known;
        }

        byPrompt[prompt.Sha256] = known = new Dictionary<string, (string Text, string Date)>(StringComparer.Ordinal);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT caption, translation, date FROM translations WHERE model = $m AND prompt_sha256 = $p";
        command.Parameters.AddWithValue("$m", model);
        command.Parameters.AddWithValue("$p", prompt.Sha256);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            known[reader.GetString(0)] = (reader.GetString(1), reader.GetString(2));
        }

        return known;
    }
}
