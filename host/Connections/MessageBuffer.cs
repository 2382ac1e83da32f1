using System.Buffers;

namespace RsPlugins.Host.Connections;

/// <summary>A message under way out, in memory that is used again: fresh memory for each would cost a large one more than its bytes do. Not thread-safe.</summary>
internal sealed class MessageBuffer : IBufferWriter<byte>
{
    private const int FirstBytes = 512;

    // What is larger is rare, and would be held for nothing.
    private const int MostKeptBytes = 4 << 20;

    private readonly int room;
    private byte[] bytes;
    private int end;

    /// <summary>Makes an empty one.</summary>
    /// <param name="room">How many bytes are kept free before the message, for a header.</param>
    public MessageBuffer(int room)
    {
        this.room = room;
        end = room;
        bytes = ArrayPool<byte>.Shared.Rent(room + FirstBytes);
    }

    /// <summary>The length of the message.</summary>
    public int Length => end - room;

    /// <summary>The message.</summary>
    public ReadOnlyMemory<byte> Message => bytes.AsMemory(room, Length);

    /// <summary>The message behind a header.</summary>
    /// <param name="header">The header, no longer than the room for it.</param>
    public ReadOnlyMemory<byte> Behind(ReadOnlySpan<byte> header)
    {
        int start = room - header.Length;
        header.CopyTo(bytes.AsSpan(start));
        return bytes.AsMemory(start, end - start);
    }

    /// <inheritdoc/>
    public void Advance(int count) => end += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(end);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(end);
    }

    /// <summary>Gives the memory back, for whoever knows that nobody reads it any more: a write that was cancelled or failed may still do so.</summary>
    public void Recycle()
    {
        if (bytes.Length <= MostKeptBytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        bytes = [];
        end = room;
    }

    private void Reserve(int sizeHint)
    {
        int wanted = Math.Max(1, sizeHint);
        if (bytes.Length - end >= wanted)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(end + wanted, bytes.Length * 2)));
        bytes.AsSpan(0, end).CopyTo(larger);
        int before = end;
        Recycle();
        (bytes, end) = (larger, before);
    }
}
