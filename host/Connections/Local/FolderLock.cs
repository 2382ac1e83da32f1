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

    /// <summary>Takes a lock, and waits as long as somebody holds it.</summary>
    /// <param name="folder">The folder; it must exist.</param>
    /// <param name="name">The lock's file name.</param>
    /// <param name="interval">How often to look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<FolderLock> TakeAsync(string folder, string name, TimeSpan interval, CancellationToken cancellationToken)
    {
        FolderLock? taken;
        while ((taken = TryTake(folder, name)) is null)
        {
            await Task.Delay(interval, cancellationToken).ConfigureAwait(false);
        }

        return taken;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
