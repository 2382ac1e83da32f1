using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Jobs;

/// <summary>The jobs on disk: one SQLite file that several hosts may have open. For one thread at a time.</summary>
internal sealed class JobStore : IDisposable
{
    /// <summary>The file's name in the state folder.</summary>
    public const string FileName = "jobs.db";

    // How long another process may hold the file before that is an error.
    private const int BusySeconds = 3;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand write;
    private bool? full;

    private JobStore(SqliteConnection connection)
    {
        this.connection = connection;
        write = connection.CreateCommand();
        write.CommandText = JobSchema.Write;
    }

    /// <summary>Opens the store, which is made if missing.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="maximumBytes">The largest it may become.</param>
    /// <exception cref="SqliteException">It cannot be opened, or is no store.</exception>
    public static JobStore Open(string path, long maximumBytes)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        try
        {
            connection.Open();
            int version = Layout(connection);
            if (version > JobSchema.Version)
            {
                throw new SqliteException($"The store has layout {version}, which is newer than this program.", SqliteErrors.Schema);
            }

            Scalar(connection, "PRAGMA journal_mode = WAL");
            long pageSize = Convert.ToInt64(Scalar(connection, "PRAGMA page_size"), CultureInfo.InvariantCulture);
            Scalar(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {Math.Max(maximumBytes / pageSize, 1)}"));
            if (version < JobSchema.Version)
            {
                Scalar(connection, "BEGIN IMMEDIATE");

                // Another host may have done so meanwhile.
                string step = Layout(connection) switch { 0 => JobSchema.Tables, 1 => JobSchema.FromFirst, _ => string.Empty };
                Scalar(connection, $"{step} PRAGMA user_version = {JobSchema.Version}; COMMIT");
            }
            else if (Scalar(connection, "PRAGMA quick_check(1)") is not "ok")
            {
                throw new SqliteException("The store is damaged.", SqliteErrors.Corrupt);
            }

            return new JobStore(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes a record over what is there, so that it survives a power cut too.</summary>
    /// <param name="record">The record.</param>
    public void Write(JobRecord record)
    {
        Synchronise(durable: true);
        using SqliteTransaction transaction = connection.BeginTransaction();
        Put(record, transaction, force: true);
        transaction.Commit();
    }

    /// <summary>Writes the notes of running and ended jobs, all or none; they survive the end of this process. A job that has ended in the store is left as it is: notes may come late.</summary>
    /// <param name="records">The notes.</param>
    public void Note(IReadOnlyCollection<JobRecord> records)
    {
        Synchronise(durable: false);
        using SqliteTransaction transaction = connection.BeginTransaction();
        foreach (JobRecord record in records)
        {
            Put(record, transaction, force: false);
        }

        transaction.Commit();
    }

    /// <summary>Replaces a record if nobody else did meanwhile.</summary>
    /// <param name="before">What it was.</param>
    /// <param name="after">What it is to be.</param>
    /// <returns>Whether it was still as before.</returns>
    public bool Replace(JobRecord before, JobRecord after)
    {
        Synchronise(durable: true);
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand same = Command("SELECT COUNT(*) FROM jobs WHERE id = $id AND state = $state AND attempt = $attempt AND host = $host");
        same.Transaction = transaction;
        same.Parameters.AddWithValue("$id", before.Status.Id);
        same.Parameters.AddWithValue("$state", before.Status.State);
        same.Parameters.AddWithValue("$attempt", before.Status.Attempt);
        same.Parameters.AddWithValue("$host", before.Host);
        if (Convert.ToInt64(same.ExecuteScalar(), CultureInfo.InvariantCulture) == 0)
        {
            return false;
        }

        Put(after, transaction, force: true);
        transaction.Commit();
        return true;
    }

    /// <summary>Finds a job.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The record, or null.</returns>
    public JobRecord? Find(string id) => Select(JobSchema.Columns, "WHERE id = $id", command => command.Parameters.AddWithValue("$id", id)).FirstOrDefault();

    /// <summary>Lists jobs, the newest first, without their results.</summary>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="brief">Whether to leave out the arguments too.</param>
    public IReadOnlyList<JobRecord> List(string? state, int limit, bool brief) => Select(
        brief ? JobSchema.BriefColumns : JobSchema.ListedColumns,
        $"{(state is null ? string.Empty : "WHERE state = $state")} ORDER BY created DESC, id DESC LIMIT $limit",
        command =>
        {
            command.Parameters.AddWithValue("$limit", limit);
            command.Parameters.AddWithValue("$state", state ?? string.Empty);
        });

    /// <summary>The jobs that have not ended, the oldest first.</summary>
    public IReadOnlyList<JobRecord> Unfinished() => Select(JobSchema.Columns, "WHERE state IN ('queued', 'running', 'interrupted') ORDER BY created, id", _ => { });

    /// <summary>The ended jobs that need not be kept.</summary>
    /// <param name="retention">What is kept.</param>
    /// <param name="now">The time.</param>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<string> Expired(JobRetention retention, DateTimeOffset now)
    {
        using SqliteCommand command = Command(JobSchema.Expired);
        command.Parameters.AddWithValue("$count", retention.Count);
        command.Parameters.AddWithValue("$before", (now - retention.Age).ToUnixTimeMilliseconds());
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> ids = [];
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    /// <summary>Forgets jobs.</summary>
    /// <param name="ids">Their ids.</param>
    public void Remove(IReadOnlyCollection<string> ids)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand command = Command("DELETE FROM jobs WHERE id = $id");
        command.Transaction = transaction;
        SqliteParameter parameter = command.Parameters.Add("$id", SqliteType.Text);
        foreach (string id in ids)
        {
            parameter.Value = id;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        write.Dispose();
        connection.Dispose();
    }

    private static int Layout(SqliteConnection connection) => Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static object Json<T>(T? value)
        where T : class => value is null ? DBNull.Value : JsonSerializer.Serialize(value, ProtocolJson.Options);

    private static object Time(DateTimeOffset? time) => time is { } given ? given.ToUnixTimeMilliseconds() : DBNull.Value;

    private static T? Value<T>(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? default : JsonSerializer.Deserialize<T>(reader.GetString(column), ProtocolJson.Options);

    private static DateTimeOffset? Moment(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    private void Synchronise(bool durable)
    {
        if (full != durable)
        {
            Scalar(connection, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            full = durable;
        }
    }

    private void Put(JobRecord record, SqliteTransaction transaction, bool force)
    {
        JobStatus status = record.Status;
        write.Transaction = transaction;
        write.Parameters.Clear();
        foreach ((string name, object value) in ((string, object)[])
        [
            ("$id", status.Id), ("$tool", status.Tool), ("$state", status.State), ("$priority", status.Priority), ("$detached", status.Detached), ("$resumable", status.Resumable),
            ("$attempt", status.Attempt), ("$created", status.Created.ToUnixTimeMilliseconds()), ("$started", Time(status.Started)), ("$ended", Time(status.Ended)),
            ("$client", (object?)status.Client ?? DBNull.Value), ("$arguments", status.Arguments.GetRawText()), ("$withheld", record.Withheld), ("$progress", Json(status.Progress)),
            ("$result", (object?)status.Result?.GetRawText() ?? DBNull.Value), ("$error", Json(status.Error)), ("$host", record.Host), ("$parent", (object?)status.Parent ?? DBNull.Value),
            ("$crashes", record.Crashes), ("$reached", record.Reached), ("$force", force),
        ])
        {
            write.Parameters.AddWithValue(name, value);
        }

        write.ExecuteNonQuery();
    }

    private List<JobRecord> Select(string columns, string rest, Action<SqliteCommand> fill)
    {
        using SqliteCommand command = Command($"SELECT {columns} FROM jobs {rest}");
        fill(command);
        using SqliteDataReader reader = command.ExecuteReader();
        List<JobRecord> records = [];
        while (reader.Read())
        {
            records.Add(Read(reader));
        }

        return records;
    }

    private static JobRecord Read(SqliteDataReader reader) => new(
        new JobStatus(
            reader.GetString(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetBoolean(4),
            reader.GetBoolean(5),
            reader.GetInt32(6),
            DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(7)),
            Value<JsonElement>(reader, 11),
            Moment(reader, 8),
            Moment(reader, 9),
            reader.IsDBNull(10) ? null : reader.GetString(10),
            Value<ProgressValue>(reader, 13),
            reader.IsDBNull(14) ? null : Value<JsonElement>(reader, 14),
            Value<ErrorData>(reader, 15),
            reader.IsDBNull(17) ? null : reader.GetString(17)),
        reader.GetBoolean(12),
        reader.GetString(16),
        reader.GetInt32(18),
        reader.GetDouble(19));

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
