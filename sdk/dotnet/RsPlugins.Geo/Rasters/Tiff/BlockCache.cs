namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>Decoded blocks, the least recently used leaving first when their bytes reach the limit.</summary>
internal sealed class BlockCache(long limit)
{
    private const long LargeBlock = 8 << 20;
    private readonly Lock gate = new();
    private readonly Dictionary<(int Image, long Block), LinkedListNode<Item>> items = [];
    private readonly LinkedList<Item> order = new();
    private long held;
    private long garbage;

    public byte[]? Find(int image, long block)
    {
        lock (gate)
        {
            if (!items.TryGetValue((image, block), out LinkedListNode<Item>? node))
            {
                return null;
            }

            order.Remove(node);
            order.AddFirst(node);
            return node.Value.Data;
        }
    }

    /// <summary>
    /// Tells of bytes that were taken for a large block and are let go. The collector takes its time with large arrays: files with blocks of many MiB
    /// would let memory grow far beyond what is in use.
    /// </summary>
    public void Released(long bytes)
    {
        if (bytes >= LargeBlock && Interlocked.Add(ref garbage, bytes) > limit)
        {
            Interlocked.Exchange(ref garbage, 0);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        }
    }

    /// <summary>Makes room before a block is decoded, so that old and new blocks never exceed the limit together.</summary>
    public void Reserve(long bytes)
    {
        lock (gate)
        {
            while (held + bytes > limit && order.Last is LinkedListNode<Item> last)
            {
                order.RemoveLast();
                items.Remove(last.Value.Key);
                held -= last.Value.Data.Length;
            }
        }
    }

    public void Add(int image, long block, byte[] data)
    {
        Reserve(data.Length);
        lock (gate)
        {
            // Two threads may have decoded the same block; the first one stays.
            if (!items.ContainsKey((image, block)))
            {
                items[(image, block)] = order.AddFirst(new Item((image, block), data));
                held += data.Length;
            }
        }
    }

    private sealed record Item((int Image, long Block) Key, byte[] Data);
}
