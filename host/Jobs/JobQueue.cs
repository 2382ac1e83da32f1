namespace RsPlugins.Host.Jobs;

/// <summary>
/// Who may run: interactive jobs at once, bulk jobs only so many at a time, and one job at a time on a device; of those that wait, interactive ones go first,
/// the longest waiting before the others. Thread-safe.
/// </summary>
/// <param name="bulkPlaces">How many bulk jobs run at once.</param>
internal sealed class JobQueue(int bulkPlaces)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Place> waiting = new();
    private readonly HashSet<string> busyDevices = new(StringComparer.Ordinal);
    private int bulkRunning;

    /// <summary>Waits for a place.</summary>
    /// <param name="priority">The job's priority.</param>
    /// <param name="device">The device that it needs for itself, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Gives the place back; to be called once, when the tool has really stopped.</returns>
    public async Task<Action> EnterAsync(string priority, string? device, CancellationToken cancellationToken)
    {
        Place place = new(priority == JobPriority.Bulk, device);
        LinkedListNode<Place> node = new(place);
        lock (gate)
        {
            LinkedListNode<Place>? before = place.Bulk ? null : FirstBulk();
            if (before is null)
            {
                waiting.AddLast(node);
            }
            else
            {
                waiting.AddBefore(before, node);
            }

            LetIn();
        }

        using CancellationTokenRegistration cancelled = cancellationToken.Register(() =>
        {
            lock (gate)
            {
                if (node.List is not null)
                {
                    waiting.Remove(node);
                    place.Entered.TrySetCanceled(cancellationToken);
                }
            }
        });
        await place.Entered.Task.ConfigureAwait(false);
        return () => Leave(place);
    }

    private LinkedListNode<Place>? FirstBulk()
    {
        LinkedListNode<Place>? node = waiting.First;
        while (node is { Value.Bulk: false })
        {
            node = node.Next;
        }

        return node;
    }

    private void Leave(Place place)
    {
        lock (gate)
        {
            if (place.Device is not null)
            {
                busyDevices.Remove(place.Device);
            }

            bulkRunning -= place.Bulk ? 1 : 0;
            LetIn();
        }
    }

    // Whoever waits for a device does not hold up those behind it that need another or none.
    private void LetIn()
    {
        for (LinkedListNode<Place>? node = waiting.First; node is not null;)
        {
            LinkedListNode<Place>? next = node.Next;
            Place place = node.Value;
            bool mayBulk = !place.Bulk || bulkRunning < bulkPlaces;
            if (mayBulk && (place.Device is null || busyDevices.Add(place.Device)))
            {
                bulkRunning += place.Bulk ? 1 : 0;
                waiting.Remove(node);
                place.Entered.TrySetResult();
            }

            node = next;
        }
    }

    private sealed class Place(bool bulk, string? device)
    {
        public bool Bulk => bulk;

        public string? Device => device;

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
