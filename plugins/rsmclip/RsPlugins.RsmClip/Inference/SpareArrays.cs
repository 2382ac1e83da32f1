using System.Collections.Concurrent;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Arrays that are done with, for the next of the same length: the collector would let their garbage grow to many times what is in use. Thread-safe.</summary>
/// <typeparam name="T">What they hold.</typeparam>
/// <param name="most">The most that are kept.</param>
internal sealed class SpareArrays<T>(int most)
    where T : unmanaged
{
    private readonly ConcurrentBag<T[]> kept = [];

    /// <summary>An array with any content. Spare ones of another length are at an end.</summary>
    public T[] Take(int length) => kept.TryTake(out T[]? used) && used.Length == length ? used : new T[length];

    /// <summary>Keeps an array that nobody reads any more.</summary>
    public void Keep(T[] done)
    {
        if (kept.Count < most)
        {
            kept.Add(done);
        }
    }
}
