namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>How large chunks may be: as large as the way takes in the time that a cancel or another call may wait behind one.</summary>
internal sealed class ChunkSize
{
    /// <summary>The largest, in bytes.</summary>
    public const int Largest = 4 << 20;

    private const int Smallest = 32 << 10;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(400);

    /// <summary>The size for the next chunk, in bytes.</summary>
    public int Bytes { get; private set; } = 256 << 10;

    /// <summary>Learns from a chunk of that size.</summary>
    /// <param name="time">How long it took.</param>
    public void Took(TimeSpan time) => Bytes = time < Short ? Math.Min(Largest, Bytes * 2) : time > Long ? Math.Max(Smallest, Bytes / 2) : Bytes;
}
