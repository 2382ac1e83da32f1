namespace RsPlugins.Host.Plugins.Processes;

/// <summary>Counts the crashes of a plugin: one that crashes too often is not started for ever. Not thread-safe.</summary>
/// <param name="time">The clock.</param>
internal sealed class CrashBudget(TimeProvider time)
{
    /// <summary>This many crashes within <see cref="Window"/> and the budget is spent.</summary>
    public const int Limit = 5;

    /// <summary>The time that <see cref="Limit"/> counts over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(180);

    private readonly Queue<long> crashes = new();

    /// <summary>Whether it is spent. Once spent it stays so.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Counts a crash.</summary>
    public void Count()
    {
        long now = time.GetTimestamp();
        crashes.Enqueue(now);
        while (time.GetElapsedTime(crashes.Peek(), now) > Window)
        {
            crashes.Dequeue();
        }

        IsSpent |= crashes.Count >= Limit;
    }
}
