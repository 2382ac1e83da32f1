using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>Bare messages, in frames over a pair of streams or of a WebSocket, sharing no code with host and SDK. What is no frame fails whoever waits.</summary>
internal sealed class FrameChannel
{
    private readonly Channel<JsonObject> messages = Channel.CreateUnbounded<JsonObject>();
    private readonly Func<string, Task> send;

    public FrameChannel(Stream input, Stream output)
    {
        send = json => WriteAsync(output, json);
        _ = Task.Run(() => ReadAsync(ReadAsync, new BufferedStream(input, 1 << 16)));
    }

    public FrameChannel(WebSocket socket)
    {
        send = json => socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        _ = Task.Run(() => ReadAsync(ReadAsync, socket));
    }

    public Task SendAsync(string json) => send(json);

    public static async Task WriteAsync(Stream output, string json)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        await output.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")), .. body]);
        await output.FlushAsync();
    }

    public async Task<JsonObject> NextAsync()
    {
        using CancellationTokenSource limit = new(HostProgram.Patience);
        return await NextAsync(limit.Token);
    }

    public async Task<JsonObject> NextAsync(CancellationToken cancellationToken) => await messages.Reader.ReadAsync(cancellationToken);

    private async Task ReadAsync<T>(Func<T, Task<byte[]?>> read, T from)
    {
        try
        {
            while (await read(from) is { } body)
            {
                await messages.Writer.WriteAsync(JsonNode.Parse(body)!.AsObject());
            }

            messages.Writer.TryComplete();
        }
        catch (Exception failure)
        {
            messages.Writer.TryComplete(failure);
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream input)
    {
        if (await LineAsync(input) is not { } line)
        {
            return null;
        }

        if (!line.StartsWith("Content-Length: ", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"No frame: \"{line}\".");
        }

        byte[] body = new byte[int.Parse(line.AsSpan(16), CultureInfo.InvariantCulture)];
        while (await LineAsync(input) is { Length: > 0 })
        {
        }

        await input.ReadExactlyAsync(body);
        return body;
    }

    private static async Task<byte[]?> ReadAsync(WebSocket socket)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            body.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close ? null : body.ToArray();
    }

    private static async Task<string?> LineAsync(Stream stream)
    {
        StringBuilder line = new();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one) > 0)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return line.Length > 0 ? line.ToString() : null;
    }
}
