using System.Diagnostics.CodeAnalysis;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>
/// Decoded blocks, the least recently used leaving first when their bytes reach the limit. What has left and is used by nobody any more makes room for the next block of its length:
/// a raster of any size is read in the same few arrays, since the collector would let garbage of this kind grow to several times the limit. Thread-safe.
/// </summary>
internal sealed class BlockCache(long limit)
{
    private const long LargeBlock = 8 << 20;
    private readonly Lock gate = new();
    private readonly Dictionary<(int Image, long Block), LinkedListNode<CachedBlock>> items = [];
    private readonly LinkedList<CachedBlock> order = new();
    private readonly Stack<byte[]> spare = new();
    private long held;
    private long garbage;

    /// <summary>Finds a block; the caller disposes it when its bytes are no longer read.</summary>
    public bool TryFind(int image, long block, [NotNullWhen(true)] out CachedBlock? found)
    {
        lock (gate)
        {
            if (!items.TryGetValue((image, block), out LinkedListNode<CachedBlock>? node))
            {
                found = null;
                return false;
            }

            order.Remove(node);
            order.AddFirst(node);
            found = node.Value;
            found.Users++;
            return true;
        }
    }

    /// <summary>An array for a block that is to be decoded, with any content. Room is made first, so that old and new blocks never exceed the limit together.</summary>
    public byte[] Take(long bytes)
    {
        lock (gate)
        {
            while (held + bytes > limit && order.Last is LinkedListNode<CachedBlock> last)
            {
                order.RemoveLast();
                items.Remove(last.Value.Key);
                held -= last.Value.Data.Length;
                last.Value.IsHeld = false;
                Spare(last.Value);
            }

            if (spare.TryPop(out byte[]? used) && used.Length == bytes)
            {
                return used;
            }

            // Blocks of another length are at an end.
            spare.Clear();
        }

        NoteGarbage(bytes);
        return new byte[bytes];
    }

    /// <summary>Gives back an array that became no block.</summary>
    public void GiveBack(byte[] data)
    {
        lock (gate)
        {
            Spare(data);
        }
    }

    /// <summary>Keeps a block; the caller disposes it when its bytes are no longer read.</summary>
    public CachedBlock Add(int image, long block, byte[] data)
    {
        lock (gate)
        {
            CachedBlock added = new(this, (image, block), data) { Users = 1 };

            // Two threads may have decoded the same block; the first one stays.
            if (!items.ContainsKey(added.Key))
            {
                items[added.Key] = order.AddFirst(added);
                held += data.Length;
                added.IsHeld = true;
            }

            return added;
        }
    }

    /// <summary>Called when a user of a block is done.</summary>
    internal void Leave(CachedBlock block)
    {
        lock (gate)
        {
            block.Users--;
            Spare(block);
        }
    }

    private void Spare(CachedBlock block)
    {
        if (block is { Users: 0, IsHeld: false })
        {
            Spare(block.Data);
        }
    }

    private void Spare(byte[] data)
    {
        // As many as threads may ask for at once; large ones are not worth keeping beside the limit.
        if (data.Length < LargeBlock && spare.Count < Environment.ProcessorCount)
        {
            spare.Push(data);
        }
    }

    /// <summary>
    /// Counts the bytes of large blocks, which are let go later on. The collector takes its time with large arrays: files with blocks of many MiB would let memory grow far beyond what is in use.
    /// </summary>
    private void NoteGarbage(long bytes)
    {
        if (bytes >= LargeBlock && Interlocked.Add(ref garbage, bytes) > limit)
        {
            Interlocked.Exchange(ref garbage, 0);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        }
    }
}
