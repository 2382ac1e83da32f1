using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>Serves WebSocket clients: who may connect, and what they may reach.</summary>
internal sealed class RemoteServer : IAsyncDisposable
{
    private const long MostUploadBytes = 64L << 30;

    private static readonly TimeSpan KeepUploads = TimeSpan.FromDays(7);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);

    private readonly WebListener listener;
    private readonly RemoteFiles files;

    private RemoteServer(WebListener listener, RemoteFiles files)
    {
        this.listener = listener;
        this.files = files;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => listener.Url;

    /// <summary>Starts to listen.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="stateFolder">The state folder; uploads lie below it.</param>
    /// <param name="serve">Serves one client until it leaves.</param>
    /// <param name="loggers">The host's log.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The server.</returns>
    public static async Task<RemoteServer> StartAsync(
        ListenOptions options, string stateFolder, Func<CappedMessageHandler, RemoteAccess, Task> serve, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        BearerToken token = BearerToken.ReadOrMake(options.TokenFile);
        string uploads = Directory.CreateDirectory(Path.Combine(stateFolder, "uploads", token.Owner)).FullName;
        PathGuard guard = new(uploads, options.Roots);
        RemoteFiles files = new(guard, MostUploadBytes, KeepUploads);
        RemoteAccess access = new(guard, files, $"remote {token.Owner} ");
        WebListener listener = await WebListener.StartAsync(
            options,
            token,
            async socket =>
            {
                await serve(new WebSocketMessageHandler(socket), access).ConfigureAwait(false);
                await CloseAsync(socket).ConfigureAwait(false);
            },
            loggers,
            cancellationToken).ConfigureAwait(false);
        return new RemoteServer(listener, files);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync().ConfigureAwait(false);
        files.Dispose();
    }

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
