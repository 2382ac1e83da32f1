using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Local;

/// <summary>The one host of a user: many clients at once, each with a session of its own over the same tools.</summary>
/// <param name="registry">The tools.</param>
/// <param name="folder">The state folder; it must exist.</param>
/// <param name="idle">How long it stays when nobody is connected and nothing runs; infinite for ever.</param>
/// <param name="listen">Where it also serves other machines, or null.</param>
/// <param name="loggers">The host's log.</param>
internal sealed class HostServer(ToolRegistry registry, string folder, TimeSpan idle, ListenOptions? listen, ILoggerFactory loggers)
{
    private const string LockName = "host.lock";

    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LockStep = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LeaveGrace = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstClientGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);

    private readonly ILogger log = loggers.CreateLogger("RsPlugins.Host");
    private readonly Lock gate = new();
    private readonly HashSet<Task> sessions = [];
    private long lastBusy;

    private bool IsBusy
    {
        get
        {
            lock (gate)
            {
                return sessions.Count > 0 || registry.RunningCalls > 0;
            }
        }
    }

    /// <summary>Makes sure that this is the user's only host. A host that is about to leave has taken back its endpoint and is waited for.</summary>
    /// <param name="folder">The state folder; it must exist.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lock, to be held until the last tool has stopped.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.HostRunning"/>: this user has a host already.</exception>
    public static async Task<FolderLock> LockAsync(string folder, CancellationToken cancellationToken)
    {
        long start = Environment.TickCount64;
        while (true)
        {
            if (FolderLock.TryTake(folder, LockName) is { } held)
            {
                return held;
            }

            HostEndpoint? other = HostEndpoint.ReadLive(folder);
            if (other is not null || Environment.TickCount64 - start > LockLimit.TotalMilliseconds)
            {
                throw new ToolException(
                    ErrorIds.HostRunning,
                    other is null ? "Another host holds this user's lock." : $"This user's host runs already, as process {other.Process.Id}.",
                    $"\"rsplugins connect\" reaches it. {Plugins.StateFolder.Variable} names another folder for a host of its own.");
            }

            await Task.Delay(LockStep, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Serves until it has been idle for long enough or the token is set. The caller holds the lock.</summary>
    /// <param name="onListening">Told where the host listens, for this user and for others.</param>
    /// <param name="cancellationToken">Ends the host.</param>
    public async Task RunAsync(Action<HostEndpoint, Uri?> onListening, CancellationToken cancellationToken)
    {
        using LocalListener listener = LocalListener.Open(folder);
        HostEndpoint endpoint = new(listener.Transport, listener.Address, ProcessIdentity.Own, HostSession.Version, ProtocolLevel.Current);
        using CancellationTokenSource closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using RemoteAccess? access = listen is null ? null : RemoteAccess.Open(listen, folder);

        // Jobs of clients on other machines go on only where it is known what those may reach.
        registry.Remote = access;
        registry.Jobs?.LookAfterOthers();
        RemoteServer? remote = access is null ? null : await RemoteServer.StartAsync(listen!, access, (handler, access) => Track(ServeAsync(handler, access, closing.Token)), loggers, cancellationToken).ConfigureAwait(false);
        Task accepting = AcceptAsync(listener, closing.Token);
        try
        {
            endpoint.Write(folder);
            onListening(endpoint, remote?.Url);

            // Whoever started this host needs a moment to find it.
            Volatile.Write(ref lastBusy, Environment.TickCount64 + (long)FirstClientGrace.TotalMilliseconds);
            do
            {
                await WaitUntilIdleAsync(closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            while (!cancellationToken.IsCancellationRequested && !await MayLeaveAsync(endpoint, listener).ConfigureAwait(false));
        }
        finally
        {
            endpoint.Remove(folder);
            await closing.CancelAsync().ConfigureAwait(false);
            await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.WhenAll(Sessions()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (remote is not null)
            {
                await remote.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task AcceptAsync(LocalListener listener, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Stream client = await listener.AcceptAsync(cancellationToken).ConfigureAwait(false);
                _ = Track(Task.Run(() => ServeAsync(client, cancellationToken), CancellationToken.None));
            }
            catch (Exception failure) when (failure is SocketException or IOException)
            {
                // For want of descriptors, most likely; that passes.
                log.LogWarning("A client could not be accepted: {Reason}", failure.Message);
                await Task.Delay(AcceptPause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task Track(Task session)
    {
        lock (gate)
        {
            sessions.Add(session);
        }

        _ = session.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return session;
    }

    private async Task ServeAsync(Stream client, CancellationToken cancellationToken)
    {
        await using (client.ConfigureAwait(false))
        {
            await ServeAsync(new FramedMessageHandler(client, client), remote: null, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(CappedMessageHandler handler, RemoteAccess? remote, CancellationToken cancellationToken)
    {
        try
        {
            await SessionServer.ServeAsync(registry, handler, remote, log, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "A session failed.");
        }
    }

    private void Forget(Task session)
    {
        lock (gate)
        {
            sessions.Remove(session);
        }

        Stay();
    }

    private Task[] Sessions()
    {
        lock (gate)
        {
            return [.. sessions];
        }
    }

    private void Stay() => Volatile.Write(ref lastBusy, Environment.TickCount64);

    private async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        TimeSpan tick = TimeSpan.FromTicks(idle == Timeout.InfiniteTimeSpan ? LongestTick.Ticks : Math.Clamp(idle.Ticks / 4, ShortestTick.Ticks, LongestTick.Ticks));
        while (true)
        {
            await Task.Delay(tick, cancellationToken).ConfigureAwait(false);
            if (IsBusy)
            {
                Stay();
            }
            else if (idle != Timeout.InfiniteTimeSpan && Environment.TickCount64 - Volatile.Read(ref lastBusy) >= idle.TotalMilliseconds)
            {
                return;
            }
        }
    }

    // Whoever read the endpoint before it was taken back is still served.
    private async Task<bool> MayLeaveAsync(HostEndpoint endpoint, LocalListener listener)
    {
        endpoint.Remove(folder);
        await Task.Delay(LeaveGrace, CancellationToken.None).ConfigureAwait(false);
        bool wanted = IsBusy || listener.HasPending;
        if (wanted)
        {
            endpoint.Write(folder);
            Stay();
        }

        return !wanted;
    }
}
