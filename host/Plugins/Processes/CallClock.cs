namespace RsPlugins.Host.Plugins.Processes;

/// <summary>The time-out of a call: asks it to stop, and a moment later ends what does not.</summary>
internal sealed class CallClock : IDisposable
{
    // A plugin that heeds a cancel does so within one unit of work.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly Timer? timer;
    private volatile bool rung;

    /// <summary>Starts the clock.</summary>
    /// <param name="limit">How long the call may take; null for any time.</param>
    /// <param name="call">Cancels the call.</param>
    /// <param name="end">Ends the plugin.</param>
    public CallClock(TimeSpan? limit, CancellationTokenSource call, Action end)
    {
        if (limit is { } time)
        {
            timer = new Timer(_ => Ring(call, end), null, time, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Whether the time is over.</summary>
    public bool HasRung => rung;

    /// <inheritdoc/>
    public void Dispose() => timer?.Dispose();

    private void Ring(CancellationTokenSource call, Action end)
    {
        if (rung)
        {
            end();
            return;
        }

        rung = true;
        try
        {
            timer!.Change(Grace, Timeout.InfiniteTimeSpan);
            call.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call was answered at this very moment.
        }
    }
}
