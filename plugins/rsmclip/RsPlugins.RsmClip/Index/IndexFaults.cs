using Microsoft.Data.Sqlite;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>Says in words what SQLite found wrong with an index (result codes of https://www.sqlite.org/rescode.html).</summary>
internal static class IndexFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The failure in words, or null when it is a fault of ours.</summary>
    public static ToolException? Translate(string path, SqliteException failure) => failure.SqliteErrorCode switch
    {
        NotADatabase => new ToolException(ErrorIds.IndexInvalid, $"{Path.GetFileName(path)} is no GeoPackage, or it is damaged.", "Name a GeoPackage that rs.index made, or a new file.", failure.Message, failure),
        Corrupt => Damaged(path, failure.Message, failure),
        Busy or Locked => new ToolException(ErrorIds.IndexBusy, $"Another program is writing to {Path.GetFileName(path)}.", "End its editing, or wait until it is done, and try again.", failure.Message, failure),
        Full => new ToolException(ErrorIds.DiskFull, $"The disk of {path} is full; what was written before is kept.", "Free some space and run again: the work goes on where it was.", failure.Message, failure),
        ReadOnly or CannotOpen => new ToolException(ErrorIds.FileDenied, $"{path} may not be opened or written.", "Check the rights of the file and its folder.", failure.Message, failure),
        InputOutput => new ToolException(ErrorIds.FileDenied, $"{path} cannot be read or written.", "Check the disk and the connection to it.", failure.Message, failure),
        _ => null,
    };

    /// <summary>The index cannot be used as it is.</summary>
    public static ToolException Damaged(string path, string what, Exception? inner = null) =>
        new(ErrorIds.IndexInvalid, $"The tile index {Path.GetFileName(path)} is damaged.", "Make it anew with rs.index, under another name or after deleting the file.", what, inner);
}
