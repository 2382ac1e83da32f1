namespace RsPlugins.Host.Jobs;

/// <summary>The states of a job, as the wire and the store spell them.</summary>
internal static class JobState
{
    /// <summary>Waits for its turn.</summary>
    public const string Queued = "queued";

    /// <summary>Its tool runs.</summary>
    public const string Running = "running";

    /// <summary>Ended with outputs.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>Ended with an error.</summary>
    public const string Failed = "failed";

    /// <summary>Ended because somebody wanted so.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Its host ended before it did; it can be resumed.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>All states.</summary>
    public static IReadOnlyList<string> All { get; } = [Queued, Running, Succeeded, Failed, Cancelled, Interrupted];

    /// <summary>Whether a state is one that a job does not leave by itself.</summary>
    /// <param name="state">A state.</param>
    public static bool IsFinal(string state) => state is Succeeded or Failed or Cancelled;
}
