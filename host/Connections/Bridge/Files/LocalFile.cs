namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>A file of this machine, as it was when it was looked at.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">When it was last written (UTC).</param>
internal sealed record LocalFile(string Path, long Size, DateTime Modified)
{
    /// <summary>Looks at a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The file, or null where there is none.</returns>
    public static LocalFile? Of(FileInfo file) => file.Exists ? new LocalFile(file.FullName, file.Length, file.LastWriteTimeUtc) : null;

    /// <summary>The state of whatever lies at a path, in a form that can be compared.</summary>
    /// <param name="path">A file, a folder, or nothing.</param>
    public static string Stamp(string path)
    {
        IReadOnlyList<LocalFile> files = FileFamily.Of(path);
        return files.Count == 0 ? string.Empty : FormattableString.Invariant($"{files.Count} {files.Sum(file => file.Size)} {files.Max(file => file.Modified.Ticks)}");
    }
}
