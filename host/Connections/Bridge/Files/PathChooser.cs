using System.Text.RegularExpressions;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Decides of each path whether it means this machine or the host.</summary>
/// <param name="files">The host's files.</param>
/// <param name="paths">Where this machine's lie among them.</param>
/// <param name="records">The calls whose outputs are yet to come.</param>
internal sealed partial class PathChooser(HostFiles files, UploadPaths paths, CallRecords records)
{
    // What file systems round times to.
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(2);

    /// <summary>The full path that a text may be on this machine; null for what is none: names, URLs, what GDAL alone understands, and relative paths, which mean the uploads.</summary>
    /// <param name="text">The text.</param>
    public static string? FullPath(string text)
    {
        if (text.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(text, UriKind.Absolute, out Uri? url))
        {
            text = url.LocalPath;
        }

        return text.Contains('\0', StringComparison.Ordinal) || Virtual().IsMatch(text) || !Path.IsPathFullyQualified(text) ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(text));
    }

    /// <summary>Decides.</summary>
    /// <param name="text">What the client wrote.</param>
    /// <param name="written">Whether the tool writes it.</param>
    /// <param name="cancellationToken">Ends the wait for the host.</param>
    /// <returns>The path, or null where the host shall take the text as it is.</returns>
    /// <exception cref="Sdk.Tools.ToolException">There is no such file, neither here nor there.</exception>
    public async Task<TravelPath?> ChooseAsync(string text, bool written, CancellationToken cancellationToken)
    {
        if (FullPath(text) is not { } path)
        {
            return null;
        }

        bool isAhead = records.AreAhead(path) && await IsThereAsync(paths.ToUpload(path), cancellationToken).ConfigureAwait(false);
        bool isHere = isAhead || Path.Exists(path);
        if (written)
        {
            bool isHosts = !isHere && !Directory.Exists(Path.GetDirectoryName(path)) && (await files.FindAsync(Path.GetDirectoryName(path)!, cancellationToken).ConfigureAwait(false)).Folder;
            return isHosts ? null : new TravelPath(text, path, written, isAhead);
        }

        if (isAhead)
        {
            return new TravelPath(text, path, written, isAhead);
        }

        FileStatResult onHost = await files.FindAsync(path, cancellationToken).ConfigureAwait(false);
        return onHost.Exists || onHost.Folder
            ? isHere && !await IsSameAsync(path, onHost, cancellationToken).ConfigureAwait(false) ? new TravelPath(text, path, written, isAhead) : null
            : isHere ? new TravelPath(text, path, written, isAhead) : throw TransferFaults.Missing(text);
    }

    private async Task<bool> IsThereAsync(string upload, CancellationToken cancellationToken) =>
        await files.StatAsync(upload, cancellationToken).ConfigureAwait(false) is { Exists: true } or { Folder: true };

    // A folder that both machines see, on a file server for instance, need not be sent.
    private async Task<bool> IsSameAsync(string path, FileStatResult onHost, CancellationToken cancellationToken)
    {
        if (LocalFile.Of(new FileInfo(path)) is { } file)
        {
            return onHost.Exists && file.Size == onHost.Size && IsSame(file.Modified, onHost.Modified);
        }

        if (!onHost.Folder)
        {
            return false;
        }

        Dictionary<string, FileEntry> there = (await files.ListAsync(path, cancellationToken).ConfigureAwait(false)).Files.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        return FileFamily.Of(path).All(own => there.TryGetValue(own.Path.Replace('\\', '/'), out FileEntry? entry) && entry.Size == own.Size && IsSame(own.Modified, entry.Modified));
    }

    private static bool IsSame(DateTime here, DateTimeOffset? there) => there is { } time && (time.UtcDateTime - here).Duration() <= SameTime;

    // "/vsizip/…", "NETCDF:…" and the like; a drive's letter is one.
    [GeneratedRegex("^(/vsi[a-z0-9_]+/|[A-Za-z][A-Za-z0-9_+.-]+:)")]
    private static partial Regex Virtual();
}
