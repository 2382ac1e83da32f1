using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>Bare frames over a pair of streams, sharing no code with host and SDK. What is no frame fails whoever waits.</summary>
internal sealed class FrameChannel
{
    private readonly Channel<JsonObject> messages = Channel.CreateUnbounded<JsonObject>();
    private readonly Stream output;

    public FrameChannel(Stream input, Stream output)
    {
        this.output = output;
        _ = Task.Run(() => ReadAsync(new BufferedStream(input, 1 << 16)));
    }

    public Task SendAsync(string json) => WriteAsync(output, json);

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

    private async Task ReadAsync(Stream input)
    {
        try
        {
            while (await LineAsync(input) is { } line)
            {
                if (!line.StartsWith("Content-Length: ", StringComparison.Ordinal))
                {
                    throw new InvalidDataException($"No frame: \"{line}\".");
                }

                byte[] body = new byte[int.Parse(line.AsSpan(16), CultureInfo.InvariantCulture)];
                while (await LineAsync(input) is { Length: > 0 })
                {
                }

                await input.ReadExactlyAsync(body);
                await messages.Writer.WriteAsync(JsonNode.Parse(body)!.AsObject());
            }

            messages.Writer.TryComplete();
        }
        catch (Exception failure)
        {
            messages.Writer.TryComplete(failure);
        }
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
