using System.Net.WebSockets;
using RsPlugins.Sdk.Connections;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>Reads whole WebSocket messages and holds no more of one than it may.</summary>
/// <param name="socket">The open WebSocket.</param>
/// <param name="maximumBytes">The largest message that is taken.</param>
internal sealed class WebSocketReader(WebSocket socket, int maximumBytes)
{
    private const int FirstBytes = 16 * 1024;
    private const int DropFactor = 8;

    private byte[] buffer = new byte[FirstBytes];

    /// <summary>Reads the next message.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message, or null where the connection ends.</returns>
    /// <exception cref="FrameException">The message is too large.</exception>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        long length = 0;
        while (true)
        {
            // What is beyond the limit is dropped as it comes, over what came before.
            int at = length > maximumBytes ? 0 : (int)length;
            if (at == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, maximumBytes + 1L));
            }

            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(at), cancellationToken).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (length > (long)DropFactor * maximumBytes)
            {
                throw new FrameException(tooLarge: true, recovered: false);
            }

            if (part.EndOfMessage)
            {
                break;
            }
        }

        byte[]? body = length > maximumBytes ? null : buffer.AsSpan(0, (int)length).ToArray();
        if (buffer.Length > 64 * FirstBytes)
        {
            buffer = new byte[FirstBytes];
        }

        return body ?? throw new FrameException(tooLarge: true, recovered: true);
    }
}
