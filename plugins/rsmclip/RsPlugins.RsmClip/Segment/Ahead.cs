using System.Collections.Concurrent;

namespace RsPlugins.RsmClip.Segment;

/// <summary>Makes the items of a sequence while those before are being used.</summary>
internal static class Ahead
{
    /// <summary>Runs a sequence on a thread of its own.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="source">The sequence; it must not outlive what it reads, and does not: it has ended when the result has.</param>
    /// <param name="count">The most items made and not yet taken.</param>
    /// <param name="cancellationToken">Ends the work between two items.</param>
    /// <returns>The same items in the same order. A failure of the sequence comes after the items before it.</returns>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source, int count, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using BlockingCollection<T> ready = new(count);
        Task making = Task.Factory.StartNew(() => Fill(source, ready, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (T item in ready.GetConsumingEnumerable(cancellationToken))
            {
                yield return item;
            }

            making.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }
    }

    private static void Fill<T>(IEnumerable<T> source, BlockingCollection<T> ready, CancellationToken cancellationToken)
    {
        try
        {
            foreach (T item in source)
            {
                ready.Add(item, cancellationToken);
            }
        }
        finally
        {
            ready.CompleteAdding();
        }
    }
}
