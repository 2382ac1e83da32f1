using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Unicode;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace RsPlugins.Host.Connections;

/// <summary>
/// JSON-RPC with capped messages. StreamJsonRpc's own handlers buffer whatever they are sent and close the connection at the first malformed JSON;
/// this one answers what it refuses, reads on wherever the next message can be found, and reads no further while too much waits to be answered.
/// </summary>
internal abstract class CappedMessageHandler : MessageHandlerBase
{
    private const int ParseError = -32700;
    private const int InvalidRequest = -32600;

    // What an unanswered request is counted as beside its own bytes: its state, and an answer of common size.
    private const long RequestBytes = 128 * 1024;
    private const int OpenFactor = 4;

    private static readonly TimeSpan OpenStep = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<RequestId, long> open = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Action<string>? refused;
    private long openBytes;

    /// <summary>Makes a handler.</summary>
    /// <param name="maximumBytes">The largest body taken or sent.</param>
    /// <param name="refused">Where given, the first message that is refused ends the connection instead of being answered; it takes the reason.</param>
    protected CappedMessageHandler(int maximumBytes, Action<string>? refused)
        : base(new SystemTextJsonFormatter { JsonSerializerOptions = ProtocolJson.Create(indented: false) })
    {
        MaximumBytes = maximumBytes;
        this.refused = refused;
    }

    /// <summary>The largest body taken or sent.</summary>
    public int MaximumBytes { get; }

    /// <summary>Whether a thread of the connection's own reads it, which may be kept for as long as a call takes to be checked.</summary>
    public virtual bool OwnsThread => false;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    protected sealed override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // A client that asks on and never reads would fill the memory with answers.
            while (Interlocked.Read(ref openBytes) > (long)OpenFactor * MaximumBytes)
            {
                await Task.Delay(OpenStep, cancellationToken).ConfigureAwait(false);
            }

            byte[]? body;
            try
            {
                body = await ReadBodyAsync(cancellationToken).ConfigureAwait(false);
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
                Opened(message, body.Length);
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
    protected sealed override async ValueTask WriteCoreAsync(JsonRpcMessage content, CancellationToken cancellationToken)
    {
        if (content is JsonRpcError { Error: { Data: not ErrorData } detail })
        {
            Explain(detail);
        }

        MessageBuffer body = new(HeaderRoom);
        Formatter.Serialize(body, content);
        RequestId answered = content is JsonRpcResult or JsonRpcError ? ((IJsonRpcMessageWithId)content).RequestId : default;
        int length = body.Length;
        Interlocked.Add(ref openBytes, length);
        try
        {
            if (length <= MaximumBytes)
            {
                await WriteInTurnAsync(body, cancellationToken).ConfigureAwait(false);
            }
            else if (content is IJsonRpcMessageWithId { RequestId: { IsEmpty: false } id })
            {
                ErrorData data = TooLarge("The answer is larger than a message may be.", "Let the tool write a file instead.");
                await WriteErrorAsync(ErrorTable.Of(data.Id).JsonRpc, data, cancellationToken, id).ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Add(ref openBytes, -length - (!answered.IsEmpty && open.TryRemove(answered, out long counted) ? counted : 0));
        }
    }

    /// <summary>Reads the next body.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The body, or null where the connection ends.</returns>
    /// <exception cref="FrameException">The message is refused.</exception>
    protected abstract ValueTask<byte[]?> ReadBodyAsync(CancellationToken cancellationToken);

    /// <summary>How much room a header may need before a message.</summary>
    protected virtual int HeaderRoom => 0;

    /// <summary>Writes one message; the caller sees to it that it is the only one.</summary>
    /// <param name="message">The message; its memory may be used for another once this has ended well.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    protected abstract ValueTask WriteMessageAsync(MessageBuffer message, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            (Formatter as IDisposable)?.Dispose();
        }
    }

    // What StreamJsonRpc itself refuses has a number, but neither id nor remedy, talks of its own methods, and may show its stack.
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

    private void Opened(JsonRpcMessage message, int bytes)
    {
        if (message is JsonRpcRequest { IsResponseExpected: true } request)
        {
            long counted = bytes + RequestBytes;
            open.AddOrUpdate(request.RequestId, counted, (_, before) => before + counted);
            Interlocked.Add(ref openBytes, counted);
        }
    }

    private (JsonRpcMessage? Message, int Code, string Reason) Deserialize(byte[] body)
    {
        if (!Utf8.IsValid(body))
        {
            return (null, ParseError, "A message is not UTF-8.");
        }

        try
        {
            return (Formatter.Deserialize(new ReadOnlySequence<byte>(body)), 0, string.Empty);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException or NotSupportedException or ArgumentException or KeyNotFoundException)
        {
            return Malformed(body);
        }
    }

    // Read once more only to say what is wrong: nearly every message is right.
    private static (JsonRpcMessage? Message, int Code, string Reason) Malformed(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return (null, InvalidRequest, json.RootElement.ValueKind == JsonValueKind.Object ? "A message is no JSON-RPC 2.0 request, result or error." : "A message is not one JSON object.");
        }
        catch (JsonException)
        {
            return (null, ParseError, "A message is not JSON.");
        }
    }

    private ErrorData TooLarge(string message, string hint) => new(ErrorIds.MessageTooLarge, message, hint, $"The limit is {MaximumBytes} bytes.");

    private Task RefuseAsync(FrameException unfit, CancellationToken cancellationToken) => unfit.TooLarge
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
        MessageBuffer body = new(HeaderRoom);
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

        await WriteInTurnAsync(body, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteInTurnAsync(MessageBuffer message, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteMessageAsync(message, cancellationToken).ConfigureAwait(false);
            message.Recycle();
        }
        finally
        {
            writing.Release();
        }
    }
}
