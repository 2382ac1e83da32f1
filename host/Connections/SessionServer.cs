using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Jobs;
using RsPlugins.Host.Models;
using RsPlugins.Host.Tools;

namespace RsPlugins.Host.Connections;

/// <summary>Serves one client until it leaves.</summary>
internal static class SessionServer
{
    /// <summary>How long tools are given to stop: they end within one unit of work.</summary>
    public static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(1);

    /// <summary>Serves until the input ends, the client shuts the session down, or the token is set. The session's running calls are cancelled; the registry knows which of them have not stopped yet.</summary>
    /// <param name="registry">The tools.</param>
    /// <param name="handler">The client's messages, disposed of at the end.</param>
    /// <param name="remote">What a client on another machine may reach; null for a client of this user.</param>
    /// <param name="log">The host's log.</param>
    /// <param name="cancellationToken">Ends the session.</param>
    public static async Task ServeAsync(ToolRegistry registry, CappedMessageHandler handler, RemoteAccess? remote, ILogger log, CancellationToken cancellationToken)
    {
        using CancellationTokenSource closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        HostSession session = new(registry, remote, closing.Token);
        using RpcConnection connection = new(handler);
        connection.CancelLocallyInvokedMethodsWhenConnectionIsClosed = true;
        session.Connection = connection;
        connection.AddLocalRpcTarget(session, new StreamJsonRpc.JsonRpcTargetOptions { UseSingleObjectParameterDeserialization = false, DisposeOnDisconnect = false });

        if (registry.Jobs is { } jobs)
        {
            connection.AddLocalRpcTarget(new JobSession(jobs.Book, session), new StreamJsonRpc.JsonRpcTargetOptions { DisposeOnDisconnect = false });
        }

        if (registry.Jobs is not null)
        {
            connection.AddLocalRpcTarget(new ModelSession(new ModelProviders(registry), session), new StreamJsonRpc.JsonRpcTargetOptions { DisposeOnDisconnect = false });
        }

        if (registry.Control is { } control && remote is null)
        {
            connection.AddLocalRpcTarget(new PluginSession(control, session), new StreamJsonRpc.JsonRpcTargetOptions { DisposeOnDisconnect = false });
        }

        if (remote is not null)
        {
            connection.AddLocalRpcTarget(new FileSession(session, remote.Files), new StreamJsonRpc.JsonRpcTargetOptions { UseSingleObjectParameterDeserialization = false, DisposeOnDisconnect = false });
        }

        // Each request starts at once; the default keeps their order by one context, where a slow start holds up the rest.
        connection.SynchronizationContext = handler.OwnsThread ? new AtOnceContext() : null;
        using PluginNews news = new(registry.Watch, session);
        connection.StartListening();
        Task ended = Task.Delay(Timeout.Infinite, closing.Token);
        Task first = await Task.WhenAny(connection.Completion, session.ShutdownRequested, ended).ConfigureAwait(false);
        if (first == session.ShutdownRequested)
        {
            await connection.Completion.WaitAsync(LeaveLimit, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await closing.CancelAsync().ConfigureAwait(false);
        if (connection.Completion.IsFaulted)
        {
            log.LogWarning("The connection broke: {Reason}", connection.Completion.Exception!.InnerException?.Message);
        }
    }
}
