namespace RsPlugins.RsmClip.Index;

/// <summary>Keeps indexes in memory between calls, within a bound, and gives them back when nobody asks for a while. Thread-safe.</summary>
/// <param name="mostBytes">Memory that may be kept.</param>
/// <param name="idle">How long an index is kept after its last use.</param>
/// <param name="time">The clock.</param>
internal sealed class IndexCache(long mostBytes, TimeSpan idle, TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private ITimer? timer;

    /// <summary>Indexes that are held.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>Gives an index as the file is now, from memory where it has not changed.</summary>
    /// <param name="index">The open file.</param>
    /// <param name="model">Whose embeddings.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public LoadedIndex Get(TileIndex index, IndexModel model, CancellationToken cancellationToken)
    {
        string key = $"{model.ContentHash}|{model.Precision}|{index.Path}";
        FileState state = FileState.Of(index);
        lock (gate)
        {
            if (entries.TryGetValue(key, out Entry? entry) && entry.State == state)
            {
                entry.Used = time.GetTimestamp();
                return entry.Loaded;
            }
        }

        // Two callers at once load it twice, but neither waits for the other.
        LoadedIndex loaded = LoadedIndex.Load(index, model, cancellationToken);
        lock (gate)
        {
            entries.Remove(key);
            if (loaded.Bytes <= mostBytes)
            {
                while (entries.Values.Sum(entry => entry.Loaded.Bytes) + loaded.Bytes > mostBytes)
                {
                    entries.Remove(entries.MinBy(entry => entry.Value.Used).Key);
                }

                entries[key] = new Entry(loaded, state) { Used = time.GetTimestamp() };
                timer ??= time.CreateTimer(_ => DropIdle(), null, idle, idle);
            }
        }

        return loaded;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            entries.Clear();
            timer?.Dispose();
            timer = null;
        }
    }

    private void DropIdle()
    {
        lock (gate)
        {
            foreach (string key in entries.Where(entry => time.GetElapsedTime(entry.Value.Used) >= idle).Select(entry => entry.Key).ToArray())
            {
                entries.Remove(key);
            }

            if (entries.Count == 0)
            {
                timer?.Dispose();
                timer = null;
            }
        }
    }

    private sealed class Entry(LoadedIndex loaded, FileState state)
    {
        public LoadedIndex Loaded { get; } = loaded;

        public FileState State { get; } = state;

        public long Used { get; set; }
    }

    /// <summary>
    /// What changes with the file: our own count of changes, and size and time for those of others. The file is not opened for it: closing it again would take SQLite's locks from this process.
    /// </summary>
    private sealed record FileState(long Revision, long Length, DateTime Modified, long LogLength, DateTime LogModified)
    {
        public static FileState Of(TileIndex index)
        {
            FileInfo file = new(index.Path), log = new(index.Path + "-wal");
            return new FileState(index.Revision, file.Length, file.LastWriteTimeUtc, log.Exists ? log.Length : 0, log.Exists && log.Length > 0 ? log.LastWriteTimeUtc : default);
        }
    }
}
