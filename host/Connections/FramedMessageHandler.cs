using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace RsPlugins.Host.Connections;

/// <summary>
/// Header-delimited JSON-RPC with capped messages. StreamJsonRpc's own handler buffers whatever Content-Length says and closes the connection at the first
/// malformed JSON; this one answers what it refuses and reads on wherever the next frame can be found.
/// </summary>
internal sealed class FramedMessageHandler : MessageHandlerBase
{
    private const int ParseError = -32700;
    private const int InvalidRequest = -32600;

    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly FrameReader reader;
    private readonly Stream output;
    private readonly Action<string>? refused;

    /// <summary>Makes a handler.</summary>
    /// <param name="input">Where frames come from.</param>
    /// <param name="output">Where frames go.</param>
    /// <param name="maximumBytes">The largest body taken or sent.</param>
    /// <param name="refused">Where given, the first message that is refused ends the connection instead of being answered; it takes the reason.</param>
    public FramedMessageHandler(Stream input, Stream output, int maximumBytes = ProtocolLevel.MaximumMessageBytes, Action<string>? refused = null)
        : base(new SystemTextJsonFormatter { JsonSerializerOptions = ProtocolJson.Create(indented: false) })
    {
        reader = new FrameReader(input, maximumBytes);
        this.output = output;
        this.refused = refused;
        MaximumBytes = maximumBytes;
    }

    /// <summary>The largest body taken or sent.</summary>
    public int MaximumBytes { get; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            byte[]? body;
            try
            {
                body = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (FrameException unfit)
            {
                if (refused is not null)
                {
                    refused(unfit.Message);
                    return null;
                }

                await RefuseAsync(unfit, cancellationToken).ConfigureAwait(false);
                if (!unfit.Recovered)
                {
                    return null;
                }

                continue;
            }

            if (body is null)
            {
                return null;
            }

            (JsonRpcMessage? message, int code, string reason) = Deserialize(body);
            if (message is not null)
            {
                return message;
            }

            if (refused is not null)
            {
                refused(reason);
                return null;
            }

            ErrorData data = new(ErrorIds.ProtocolMismatch, reason, "Send one JSON-RPC 2.0 object in each frame.");
            await WriteErrorAsync(code, data, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask WriteCoreAsync(JsonRpcMessage content, CancellationToken cancellationToken)
    {
        if (content is JsonRpcError { Error: { Data: null } detail })
        {
            Explain(detail);
        }

        ArrayBufferWriter<byte> body = new();
        Formatter.Serialize(body, content);
        if (body.WrittenCount <= MaximumBytes)
        {
            await WriteFrameAsync(body.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
        else if (content is IJsonRpcMessageWithId { RequestId: { IsEmpty: false } id })
        {
            ErrorData data = TooLarge("The answer is larger than a message may be.", "Let the tool write a file instead.");
            await WriteErrorAsync(ErrorTable.Of(data.Id).JsonRpc, data, cancellationToken, id).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken) => await output.FlushAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            (Formatter as IDisposable)?.Dispose();
        }
    }

    // What StreamJsonRpc itself refuses has a number, but neither id nor remedy, and talks of its own methods.
    private static void Explain(JsonRpcError.ErrorDetail detail)
    {
        ErrorData? data = detail.Code switch
        {
            JsonRpcErrorCode.MethodNotFound => new ErrorData(ErrorIds.ProtocolMismatch, detail.Message ?? "There is no such method.", $"\"{RpcMethods.Discover}\" lists all methods."),
            JsonRpcErrorCode.InvalidParams => new ErrorData(ErrorIds.ArgumentInvalid, "The parameters do not fit the method.", $"\"{RpcMethods.Discover}\" describes the parameters of each method."),
            _ => null,
        };
        detail.Data = data;
        detail.Message = data?.Message ?? detail.Message;
    }

    private (JsonRpcMessage? Message, int Code, string Reason) Deserialize(byte[] body)
    {
        try
        {
            using JsonDocument probe = JsonDocument.Parse(body);
            if (probe.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, InvalidRequest, "A message is not one JSON object.");
            }
        }
        catch (JsonException)
        {
            return (null, ParseError, "A message is not JSON.");
        }

        try
        {
            return (Formatter.Deserialize(new ReadOnlySequence<byte>(body)), 0, string.Empty);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException or NotSupportedException or ArgumentException or KeyNotFoundException)
        {
            return (null, InvalidRequest, "A message is no JSON-RPC 2.0 request, result or error.");
        }
    }

    private ErrorData TooLarge(string message, string hint) => new(ErrorIds.MessageTooLarge, message, hint, $"The limit is {MaximumBytes} bytes.");

    private Task RefuseAsync(FrameException refused, CancellationToken cancellationToken) => refused.TooLarge
        ? WriteErrorAsync(
            ErrorTable.Of(ErrorIds.MessageTooLarge).JsonRpc,
            TooLarge($"A message is larger than {MaximumBytes / (1024 * 1024)} MiB.", "Pass rasters and other large data by path."),
            cancellationToken)
        : WriteErrorAsync(
            ParseError,
            new ErrorData(ErrorIds.ProtocolMismatch, "A frame has no valid Content-Length header.", "Put \"Content-Length: N\", an empty line, then N bytes of JSON; lines end in CR LF."),
            cancellationToken);

    // The id of what was refused is unknown, for which JSON-RPC 2.0 wants null.
    private async Task WriteErrorAsync(int code, ErrorData data, CancellationToken cancellationToken, RequestId id = default)
    {
        object? shownId = id.Number is { } number ? number : id.String;
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter writer = new(body))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            writer.WritePropertyName("id");
            JsonSerializer.Serialize(writer, shownId);
            writer.WriteStartObject("error");
            writer.WriteNumber("code", code);
            writer.WriteString("message", data.Message);
            writer.WritePropertyName("data");
            JsonSerializer.Serialize(writer, data, ProtocolJson.Options);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        await WriteFrameAsync(body.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteFrameAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        byte[] frame = new byte[64 + body.Length];
        int header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n"), frame);
        body.CopyTo(frame.AsMemory(header));
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await output.WriteAsync(frame.AsMemory(0, header + body.Length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            writing.Release();
        }
    }
}
