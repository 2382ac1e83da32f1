using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>Serves WebSocket clients: who may connect, and what they may reach.</summary>
internal sealed class RemoteServer : IAsyncDisposable
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);

    private readonly WebListener listener;

    private RemoteServer(WebListener listener) => this.listener = listener;

    /// <summary>Where it listens.</summary>
    public Uri Url => listener.Url;

    /// <summary>Starts to listen.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="access">Who may connect, and what they may reach.</param>
    /// <param name="serve">Serves one client until it leaves.</param>
    /// <param name="loggers">The host's log.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The server.</returns>
    public static async Task<RemoteServer> StartAsync(
        ListenOptions options, RemoteAccess access, Func<CappedMessageHandler, RemoteAccess, Task> serve, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        WebListener listener = await WebListener.StartAsync(
            options,
            access.Token,
            async socket =>
            {
                await serve(new WebSocketMessageHandler(socket), access).ConfigureAwait(false);
                await CloseAsync(socket).ConfigureAwait(false);
            },
            loggers,
            cancellationToken).ConfigureAwait(false);
        return new RemoteServer(listener);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private static async Task CloseAsync(WebSocket socket)
    {
        using CancellationTokenSource limit = new(CloseLimit);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client left first.
        }
    }
}
