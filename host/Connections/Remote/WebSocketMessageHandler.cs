using System.Net.WebSockets;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>One JSON-RPC message a WebSocket message.</summary>
/// <param name="socket">The open WebSocket.</param>
/// <param name="maximumBytes">The largest message taken or sent.</param>
internal sealed class WebSocketMessageHandler(WebSocket socket, int maximumBytes = ProtocolLevel.MaximumMessageBytes) : CappedMessageHandler(maximumBytes, refused: null)
{
    private readonly WebSocketReader reader = new(socket, maximumBytes);

    /// <inheritdoc/>
    protected override ValueTask<byte[]?> ReadBodyAsync(CancellationToken cancellationToken) => reader.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    protected override ValueTask WriteMessageAsync(MessageBuffer message, CancellationToken cancellationToken) =>
        socket.SendAsync(message.Message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <inheritdoc/>
    protected override ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
