namespace RsPlugins.Host.Plugins.Processes;

/// <summary>
/// The time of a call. Once the time-out is over it asks the call to stop, and a moment later ends the process where it does not. A call that its caller cancelled has longer: nobody
/// waits for it any more, and a unit of work may take its time.
/// </summary>
internal sealed class CallClock : IDisposable
{
    // A plugin that heeds a cancel does so within one unit of work, but here somebody waits.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly string tool;
    private readonly ProcessLimits limits;
    private readonly CancellationTokenSource call;
    private readonly Action<string> end;
    private readonly Timer timer;
    private readonly CancellationTokenRegistration cancelled;
    private volatile bool rung;

    /// <summary>Starts the clock.</summary>
    /// <param name="tool">What is called.</param>
    /// <param name="limits">How long the call, and its end after a cancel, may take.</param>
    /// <param name="call">Cancels the call.</param>
    /// <param name="end">Ends the plugin, and is told why.</param>
    public CallClock(string tool, ProcessLimits limits, CancellationTokenSource call, Action<string> end)
    {
        this.tool = tool;
        this.limits = limits;
        this.call = call;
        this.end = end;
        timer = new Timer(_ => Ring(), null, limits.Call ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        cancelled = call.Token.UnsafeRegister(static clock => ((CallClock)clock!).Wait(), this);
    }

    /// <summary>Whether the time-out is over.</summary>
    public bool HasRung => rung;

    /// <inheritdoc/>
    public void Dispose()
    {
        cancelled.Dispose();
        timer.Dispose();
    }

    private void Wait() => timer.Change(rung ? Grace : limits.Cancel ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Ring()
    {
        if (call.IsCancellationRequested)
        {
            end(rung
                ? $"{tool} took longer than {limits.Call!.Value.TotalSeconds:0.###} s and did not stop when asked"
                : $"{tool} was cancelled and did not stop within {limits.Cancel!.Value.TotalSeconds:0.###} s");
            return;
        }

        rung = true;
        try
        {
            call.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call was answered at this very moment.
        }
    }
}
