using Microsoft.Data.Sqlite;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Jobs;

/// <summary>What SQLite's result codes mean for the store of the jobs.</summary>
internal static class SqliteErrors
{
    /// <summary>SQLITE_SCHEMA: a layout that is not ours.</summary>
    public const int Schema = 17;

    /// <summary>SQLITE_CORRUPT.</summary>
    public const int Corrupt = 11;

    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int NotADatabase = 26;

    /// <summary>Whether the file is damaged, or something else altogether.</summary>
    /// <param name="failure">What SQLite said.</param>
    public static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>Turns a failure into one for the wire.</summary>
    /// <param name="failure">What SQLite said.</param>
    public static ToolException Typed(SqliteException failure) => failure.SqliteErrorCode switch
    {
        Full => new ToolException(ErrorIds.DiskFull, "The job cannot be written down: the disk is full.", "Free some space where the state folder lies, or remove jobs.", failure.Message, failure),
        ReadOnly => new ToolException(ErrorIds.FileDenied, "The store of the jobs may not be written.", "Check the permissions of the state folder.", failure.Message, failure),
        _ => new ToolException(ErrorIds.JobStore, "The store of the jobs cannot be used.", "Try again; if another program holds jobs.db in the state folder, close it.", failure.Message, failure),
    };
}
