using System.Buffers;
using System.Text.Json;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Connections;

/// <summary>One JSON-RPC 2.0 message, and how those that are sent are written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The JSON text of its id; empty for none.</param>
/// <param name="Number">Its id where that is a whole number; of a malformed one the error code to answer with.</param>
/// <param name="Method">Its method, or empty; of a malformed one what is wrong with it.</param>
/// <param name="Value">Its parameters, result or error; undefined for none.</param>
internal readonly record struct RpcMessage(RpcMessageKind Kind, string Id, long? Number, string Method, JsonElement Value)
{
    /// <summary>The notification that cancels a request.</summary>
    public const string CancelRequest = "$/cancelRequest";

    /// <summary>The code for what is no message.</summary>
    public const int InvalidRequest = -32600;

    private const int ParseError = -32700;
    private const int MethodNotFound = -32601;

    /// <summary>Reads a message. Never throws.</summary>
    /// <param name="body">Its bytes.</param>
    /// <returns>The message; its value refers to <paramref name="body"/>.</returns>
    public static RpcMessage Parse(byte[] body)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return new RpcMessage(RpcMessageKind.Malformed, string.Empty, ParseError, "A message is not JSON.", default);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return new RpcMessage(RpcMessageKind.Malformed, string.Empty, InvalidRequest, "A message is not one JSON object.", default);
        }

        string id = string.Empty;
        long? number = null;
        if (root.TryGetProperty("id", out JsonElement given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            id = given.GetRawText();
            number = given.ValueKind == JsonValueKind.Number && given.TryGetInt64(out long whole) ? whole : null;
        }

        if (root.TryGetProperty("method", out JsonElement method) && method.ValueKind == JsonValueKind.String)
        {
            root.TryGetProperty("params", out JsonElement parameters);
            return new RpcMessage(id.Length > 0 ? RpcMessageKind.Request : RpcMessageKind.Notification, id, number, method.GetString()!, parameters);
        }

        return root.TryGetProperty("error", out JsonElement error) ? new RpcMessage(RpcMessageKind.Error, id, number, string.Empty, error)
            : root.TryGetProperty("result", out JsonElement result) ? new RpcMessage(RpcMessageKind.Result, id, number, string.Empty, result)
            : new RpcMessage(RpcMessageKind.Malformed, string.Empty, InvalidRequest, "A message is no JSON-RPC 2.0 request, result or error.", default);
    }

    /// <summary>Writes a request.</summary>
    public static byte[] Request(long id, string method, object? parameters) => Write(writer =>
    {
        writer.WriteNumber("id", id);
        WriteCall(writer, method, parameters);
    });

    /// <summary>Writes a notification.</summary>
    public static byte[] Notification(string method, object? parameters) => Write(writer => WriteCall(writer, method, parameters));

    /// <summary>Writes a result.</summary>
    public static byte[] Result(string id, object? result) => Write(writer =>
    {
        WriteId(writer, id);
        writer.WritePropertyName("result");
        JsonSerializer.Serialize(writer, result, ProtocolJson.Options);
    });

    /// <summary>Writes what a handler threw: typed errors as they are, all others without their texts.</summary>
    public static byte[] Error(string id, Exception failure)
    {
        if (failure is MissingMethodException missing)
        {
            return Error(id, MethodNotFound, new ErrorData(ErrorIds.ProtocolMismatch, missing.Message, "A plugin answers initialize, tools/list, tools/call and shutdown; a client answers nothing."));
        }

        ErrorData data = failure is ToolException typed
            ? new ErrorData(typed.Id, typed.Message, typed.Hint, typed.Details)
            : new ErrorData(ErrorIds.Internal, "The request failed for a reason that was not expected.", "The log has the details.", failure.GetType().FullName);
        return Error(id, ErrorTable.Of(data.Id).JsonRpc, data);
    }

    /// <summary>Writes an error.</summary>
    public static byte[] Error(string id, int code, ErrorData data) => Error(id, code, data.Message, data);

    /// <summary>Writes the answer to a request that was cancelled.</summary>
    public static byte[] Cancelled(string id) => Error(id, ProtocolLevel.RequestCancelled, "The request was cancelled.", data: null);

    /// <summary>Writes the answer to a frame that is refused.</summary>
    public static byte[] Refusal(FrameException refused) => refused.TooLarge
        ? Error(string.Empty, ErrorTable.Of(ErrorIds.MessageTooLarge).JsonRpc, new ErrorData(ErrorIds.MessageTooLarge, refused.Message, "Pass rasters and other large data by path."))
        : Error(string.Empty, ParseError, new ErrorData(ErrorIds.ProtocolMismatch, refused.Message, "Put \"Content-Length: N\", an empty line, then N bytes of JSON; lines end in CR LF."));

    /// <summary>Writes the answer to a malformed message.</summary>
    public static byte[] Refusal(RpcMessage malformed) =>
        Error(string.Empty, (int)malformed.Number!.Value, new ErrorData(ErrorIds.ProtocolMismatch, malformed.Method, "Send one JSON-RPC 2.0 object in each frame."));

    /// <summary>What a handler throws at a method that it does not know.</summary>
    public static Exception UnknownMethod(string method) => new MissingMethodException($"There is no method \"{method}\".");

    /// <summary>Turns an error that came into an exception.</summary>
    /// <param name="error">The <c>error</c> of a message.</param>
    public static Exception Failure(JsonElement error)
    {
        JsonElement code = default;
        JsonElement message = default;
        JsonElement data = default;
        if (error.ValueKind == JsonValueKind.Object)
        {
            error.TryGetProperty("code", out code);
            error.TryGetProperty("message", out message);
            error.TryGetProperty("data", out data);
        }

        if (code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out int number) && number == ProtocolLevel.RequestCancelled)
        {
            return new OperationCanceledException("The other end cancelled the request.");
        }

        try
        {
            if (data.ValueKind == JsonValueKind.Object && data.Deserialize<ErrorData>(ProtocolJson.Options) is { } typed)
            {
                return new ToolException(typed.Id, typed.Message, typed.Hint ?? string.Empty, typed.Details);
            }
        }
        catch (JsonException)
        {
            // Data of another kind: the message has to do.
        }

        string text = message.ValueKind == JsonValueKind.String ? message.GetString()! : "The other end reported an error without a message.";
        return new ToolException(ErrorIds.Internal, text, "The log of the other end may have more.");
    }

    private static byte[] Error(string id, int code, string message, ErrorData? data) => Write(writer =>
    {
        WriteId(writer, id);
        writer.WriteStartObject("error");
        writer.WriteNumber("code", code);
        writer.WriteString("message", message);
        if (data is not null)
        {
            writer.WritePropertyName("data");
            JsonSerializer.Serialize(writer, data, ProtocolJson.Options);
        }

        writer.WriteEndObject();
    });

    private static void WriteCall(Utf8JsonWriter writer, string method, object? parameters)
    {
        writer.WriteString("method", method);
        if (parameters is not null)
        {
            writer.WritePropertyName("params");
            JsonSerializer.Serialize(writer, parameters, ProtocolJson.Options);
        }
    }

    // The id of what was refused before it could be read is unknown, for which JSON-RPC 2.0 wants null.
    private static void WriteId(Utf8JsonWriter writer, string id)
    {
        writer.WritePropertyName("id");
        writer.WriteRawValue(id.Length > 0 ? id : "null");
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter writer = new(body, new JsonWriterOptions { Encoder = ProtocolJson.Options.Encoder, SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            members(writer);
            writer.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }
}
