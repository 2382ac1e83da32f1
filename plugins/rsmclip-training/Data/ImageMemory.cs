namespace RsPlugins.RsmClip.Training.Data;

/// <summary>How much memory decoded images may still take. Images beyond it are decoded each time they are used. Thread-safe.</summary>
/// <param name="bytes">The most that all data sets together may hold.</param>
public sealed class ImageMemory(long bytes)
{
    private long _left = bytes;

    /// <summary>Takes room for an image.</summary>
    /// <param name="size">Its bytes.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryTake(long size)
    {
        if (Interlocked.Add(ref _left, -size) >= 0)
        {
            return true;
        }

        Interlocked.Add(ref _left, size);
        return false;
    }
}
