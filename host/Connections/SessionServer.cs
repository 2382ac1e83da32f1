using Microsoft.Extensions.Logging;
using RsPlugins.Host.Jobs;
using RsPlugins.Host.Tools;

namespace RsPlugins.Host.Connections;

/// <summary>Serves one client over a pair of streams until it leaves.</summary>
internal static class SessionServer
{
    /// <summary>How long tools are given to stop: they end within one unit of work.</summary>
    public static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(1);

    /// <summary>Serves until the input ends, the client shuts the session down, or the token is set. The session's running calls are cancelled; the registry knows which of them have not stopped yet.</summary>
    /// <param name="registry">The tools.</param>
    /// <param name="input">What the client sends.</param>
    /// <param name="output">What the client gets.</param>
    /// <param name="log">The host's log.</param>
    /// <param name="cancellationToken">Ends the session.</param>
    public static async Task ServeAsync(ToolRegistry registry, Stream input, Stream output, ILogger log, CancellationToken cancellationToken)
    {
        using CancellationTokenSource closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        HostSession session = new(registry, closing.Token);
        using RpcConnection connection = new(new FramedMessageHandler(input, output));
        connection.CancelLocallyInvokedMethodsWhenConnectionIsClosed = true;
        session.Connection = connection;
        connection.AddLocalRpcTarget(session, new StreamJsonRpc.JsonRpcTargetOptions { UseSingleObjectParameterDeserialization = false, DisposeOnDisconnect = false });

        if (registry.Jobs is { } jobs)
        {
            connection.AddLocalRpcTarget(new JobSession(jobs.Book, session), new StreamJsonRpc.JsonRpcTargetOptions { DisposeOnDisconnect = false });
        }

        // Each request starts at once; the default keeps their order by one context, where a slow start holds up the rest.
        connection.SynchronizationContext = null;
        connection.StartListening();
        Task ended = Task.Delay(Timeout.Infinite, cancellationToken);
        Task first = await Task.WhenAny(connection.Completion, session.ShutdownRequested, ended).ConfigureAwait(false);
        if (first == session.ShutdownRequested)
        {
            await Task.WhenAny(connection.Completion, Task.Delay(LeaveLimit, cancellationToken)).ConfigureAwait(false);
        }

        await closing.CancelAsync().ConfigureAwait(false);
        if (connection.Completion.IsFaulted)
        {
            log.LogWarning("The connection broke: {Reason}", connection.Completion.Exception!.InnerException?.Message);
        }
    }
}
