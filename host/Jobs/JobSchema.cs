namespace RsPlugins.Host.Jobs;

/// <summary>The SQL of the store.</summary>
internal static class JobSchema
{
    /// <summary>The layout's number, in <c>user_version</c>. A store of a newer layout is not touched.</summary>
    public const int Version = 2;

    /// <summary>Makes the table where it is missing.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS jobs (
            id TEXT PRIMARY KEY,
            tool TEXT NOT NULL,
            state TEXT NOT NULL,
            priority TEXT NOT NULL,
            detached INTEGER NOT NULL,
            resumable INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            created INTEGER NOT NULL,
            started INTEGER,
            ended INTEGER,
            client TEXT,
            arguments TEXT NOT NULL,
            withheld INTEGER NOT NULL,
            progress TEXT,
            result TEXT,
            error TEXT,
            host TEXT NOT NULL,
            parent TEXT,
            crashes INTEGER NOT NULL DEFAULT 0,
            reached REAL NOT NULL DEFAULT 0
        ) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, created);
        CREATE INDEX IF NOT EXISTS jobs_by_age ON jobs (detached, created);
        """;

    /// <summary>Adds to layout 1 what has come since.</summary>
    public const string FromFirst = """
        ALTER TABLE jobs ADD COLUMN parent TEXT;
        ALTER TABLE jobs ADD COLUMN crashes INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE jobs ADD COLUMN reached REAL NOT NULL DEFAULT 0;
        """;

    /// <summary>All columns, in the order that records are read.</summary>
    public const string Columns = "id, tool, state, priority, detached, resumable, attempt, created, started, ended, client, arguments, withheld, progress, result, error, host, parent, crashes, reached";

    /// <summary>The same without results, which may be megabytes each.</summary>
    public static readonly string ListedColumns = Columns.Replace(" result,", " NULL,", StringComparison.Ordinal);

    /// <summary>The same without results and arguments.</summary>
    public static readonly string BriefColumns = ListedColumns.Replace(" arguments,", " '{}',", StringComparison.Ordinal);

    /// <summary>Writes a record over what is there: anything with $force, else only a job that has not ended.</summary>
    public const string Write = $"""
        INSERT INTO jobs ({Columns})
        VALUES ($id, $tool, $state, $priority, $detached, $resumable, $attempt, $created, $started, $ended, $client, $arguments, $withheld, $progress, $result, $error, $host, $parent, $crashes, $reached)
        ON CONFLICT (id) DO UPDATE SET
            state = excluded.state, detached = excluded.detached, attempt = excluded.attempt, started = excluded.started, ended = excluded.ended,
            progress = excluded.progress, result = excluded.result, error = excluded.error, host = excluded.host, crashes = excluded.crashes, reached = excluded.reached
        WHERE $force OR state IN ('queued', 'running')
        """;

    /// <summary>The ended jobs that retention lets go: all but the newest of each kind, and the old ones.</summary>
    public const string Expired = """
        SELECT id FROM (
            SELECT id, ended, ROW_NUMBER() OVER (PARTITION BY detached ORDER BY created DESC, id DESC) AS place
            FROM jobs WHERE state IN ('succeeded', 'failed', 'cancelled'))
        WHERE place > $count OR ended < $before
        """;
}
