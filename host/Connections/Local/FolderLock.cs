namespace RsPlugins.Host.Connections.Local;

/// <summary>A lock that one process of this user holds at a time. The system frees it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Takes a lock if nobody holds it.</summary>
    /// <param name="folder">The state folder.</param>
    /// <param name="name">The lock's file name.</param>
    /// <returns>The lock, or null where somebody holds it.</returns>
    public static FolderLock? TryTake(string folder, string name)
    {
        try
        {
            return new FolderLock(new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException held) when (held is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
