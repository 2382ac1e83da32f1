namespace RsPlugins.Host.Jobs;

/// <summary>The folders of jobs that keep something between attempts.</summary>
/// <param name="root">The state folder.</param>
internal sealed class JobFolders(string root)
{
    private string All => Path.Combine(root, "jobs");

    /// <summary>A job's folder, made if missing.</summary>
    /// <param name="id">The job.</param>
    /// <returns>A full path.</returns>
    public string Make(string id) => Directory.CreateDirectory(Of(id)).FullName;

    /// <summary>Removes a job's folder if it has one.</summary>
    /// <param name="id">The job.</param>
    public void Remove(string id)
    {
        if (IsId(id) && Directory.Exists(Of(id)))
        {
            Directory.Delete(Of(id), recursive: true);
        }
    }

    /// <summary>The folders that were not written to for some time: their jobs may have been lost with a damaged store.</summary>
    /// <param name="before">Folders written to later are left out.</param>
    /// <returns>The ids of their jobs.</returns>
    public IReadOnlyList<string> Old(DateTimeOffset before) => Directory.Exists(All)
        ? [.. new DirectoryInfo(All).EnumerateDirectories().Where(folder => IsId(folder.Name) && folder.LastWriteTimeUtc < before.UtcDateTime).Select(folder => folder.Name)]
        : [];

    // A store that somebody tampered with must not name a folder elsewhere.
    private static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);

    private string Of(string id) => IsId(id) ? Path.Combine(All, id) : throw new ArgumentException("Not a job's id.", nameof(id));
}
