using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Sdk.Tools;

/// <summary>Thins out a call's progress to ten a second, keeps it from going backwards, and adds rate and time left. Thread-safe.</summary>
internal sealed class ProgressGate : IDisposable
{
    /// <summary>The shortest time between two reports.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private const int MostMetrics = 64;

    private static readonly TimeSpan FirstEstimate = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Action<ProgressValue>? sink;
    private readonly TimeProvider time;
    private readonly ITimer? timer;
    private double fraction;
    private double? firstShare;
    private long sharesSince;
    private string stage = string.Empty;
    private long stageStarted;
    private long stageDone;
    private long? lastSent;
    private ProgressValue? waiting;
    private bool closed;

    /// <summary>Makes a gate.</summary>
    /// <param name="sink">Takes what passes; null to take nothing. Called by one thread at a time.</param>
    /// <param name="time">The clock.</param>
    public ProgressGate(Action<ProgressValue>? sink, TimeProvider time)
    {
        this.sink = sink;
        this.time = time;
        timer = sink is null ? null : time.CreateTimer(_ => SendWaiting(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes a report; it is passed on now or, if the last was just sent, with the latest state later.</summary>
    /// <param name="progress">The state.</param>
    public void Report(ToolProgress progress)
    {
        if (sink is null)
        {
            return;
        }

        lock (gate)
        {
            if (closed)
            {
                return;
            }

            waiting = Valued(progress);
            SendWhenDue();
        }
    }

    /// <summary>Lets nothing through any more: the call is answered.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        timer?.Dispose();
    }

    private ProgressValue Valued(ToolProgress progress)
    {
        long now = time.GetTimestamp();
        if (progress.Stage != stage || progress.Done < stageDone)
        {
            stage = progress.Stage;
            stageStarted = now;
            stageDone = progress.Done ?? 0;
        }

        double? share = progress.Fraction is { } given && double.IsFinite(given) ? fraction = Math.Max(fraction, Math.Clamp(given, 0, 1)) : fraction > 0 ? fraction : null;
        if (firstShare is null && share is { } first)
        {
            // What is before the first share may have been done in an earlier life of a call that goes on.
            firstShare = first;
            sharesSince = now;
        }

        TimeSpan elapsed = time.GetElapsedTime(sharesSince, now);
        double? gained = share - firstShare;
        double? eta = gained is > 0.01 && elapsed >= FirstEstimate ? Math.Round(elapsed.TotalSeconds * (1 - share!.Value) / gained.Value, 1) : null;
        double inStage = time.GetElapsedTime(stageStarted, now).TotalSeconds;
        double? rate = progress.Done is { } done && inStage > 0.5 ? Math.Round((done - stageDone) / inStage, 3) : null;
        return new ProgressValue(share, progress.Stage, progress.Message, eta, progress.Done, progress.Total, progress.Unit, rate, Sendable(progress.Metrics));
    }

    // JSON has no word for what is not a finite number.
    private static OrderedDictionary<string, double>? Sendable(IReadOnlyDictionary<string, double>? metrics)
    {
        OrderedDictionary<string, double> sent = new(metrics?.Where(metric => double.IsFinite(metric.Value)).Take(MostMetrics) ?? [], StringComparer.Ordinal);
        return sent.Count > 0 ? sent : null;
    }

    private void SendWaiting()
    {
        lock (gate)
        {
            if (!closed && waiting is not null)
            {
                SendWhenDue();
            }
        }
    }

    private void SendWhenDue()
    {
        TimeSpan left = lastSent is { } last ? Interval - time.GetElapsedTime(last) : TimeSpan.Zero;
        if (left > TimeSpan.Zero)
        {
            timer!.Change(left, Timeout.InfiniteTimeSpan);
            return;
        }

        ProgressValue value = waiting!;
        waiting = null;
        lastSent = time.GetTimestamp();
        sink!(value);
    }
}
