namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>An entry of an archive.</summary>
/// <param name="Path">Its path in the archive, with forward slashes.</param>
/// <param name="Length">The bytes that it says it has.</param>
/// <param name="IsFile">Whether it is a plain file, else a folder.</param>
/// <param name="Open">Gives its bytes; only until the next entry.</param>
internal sealed record ArchiveEntry(string Path, long Length, bool IsFile, Func<Stream> Open)
{
    /// <summary>The folder that it lies in; empty for the top.</summary>
    public string Folder => Path.LastIndexOf('/') is >= 0 and int slash ? Path[..slash] : "";

    /// <summary>Its name without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
