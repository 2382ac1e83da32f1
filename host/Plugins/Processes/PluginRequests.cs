using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>What a plugin's process may ask of the host: to pass on progress, and to call another tool for a call of its own. Thread-safe.</summary>
/// <param name="calls">Its calls under way, by progress token.</param>
/// <param name="connection">The connection to it.</param>
internal sealed class PluginRequests(ConcurrentDictionary<string, IToolContext> calls, JsonRpc connection)
{
    /// <summary>Passes on progress.</summary>
    [JsonRpcMethod(RpcMethods.Progress, UseSingleObjectParameterDeserialization = true)]
    public void Progress(JsonElement parameters)
    {
        if (parameters.ValueKind == JsonValueKind.Object
            && parameters.TryGetProperty("token", out JsonElement token)
            && token.ValueKind == JsonValueKind.String
            && calls.TryGetValue(token.GetString()!, out IToolContext? context)
            && parameters.TryGetProperty("value", out JsonElement value)
            && Read(value) is { } progress)
        {
            context.Report(new ToolProgress(progress.Fraction, progress.Stage, progress.Message, progress.Done, progress.Total, progress.Unit, progress.Metrics));
        }
    }

    /// <summary>Calls another tool.</summary>
    [JsonRpcMethod(RpcMethods.ToolsCall, UseSingleObjectParameterDeserialization = true)]
    public async Task<JsonObject> CallToolAsync(JsonElement parameters, CancellationToken cancellationToken)
    {
        if (parameters.ValueKind != JsonValueKind.Object || !parameters.TryGetProperty("name", out JsonElement name) || name.ValueKind != JsonValueKind.String)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The parameters of {RpcMethods.ToolsCall} have no name.", "Send { \"name\": …, \"arguments\": { … } }.");
        }

        // One that does not say which of its calls makes this one must have only one: the others may be those of clients who may do more.
        string? job = parameters.TryGetProperty("job", out JsonElement named) && named.ValueKind == JsonValueKind.Object
            && named.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } given ? given : null;
        IToolContext[] callers = [.. calls.Values.Where(call => job is null || call.Job.Id == job)];
        IToolContext context = callers switch
        {
            [var only] => only,
            [] => throw new ToolException(ErrorIds.ProtocolMismatch, "A plugin may call a tool only while one of its own is called.", "Call it before the plugin's own call is answered."),
            _ => throw new ToolException(ErrorIds.ProtocolMismatch, "Several calls of the plugin are under way, and it does not say which of them calls a tool.", "Send { \"name\": …, \"job\": { \"id\": … } } with the id of the job of that call."),
        };
        JsonObject arguments = parameters.TryGetProperty("arguments", out JsonElement values) && values.ValueKind == JsonValueKind.Object ? JsonObject.Create(values)! : [];
        if (!parameters.TryGetProperty("progressToken", out JsonElement token) || token.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return await context.CallToolAsync(name.GetString()!, arguments, cancellationToken).ConfigureAwait(false);
        }

        LatestMessage<ProgressValue> latest = new(value => TellAsync(new ProgressParams(token, value)));
        try
        {
            return await context.CallToolAsync(name.GetString()!, arguments, new Listener(latest.Post), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await latest.CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task TellAsync(ProgressParams progress)
    {
        try
        {
            await connection.NotifyWithParameterObjectAsync(RpcMethods.Progress, progress).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is ConnectionLostException or ObjectDisposedException or IOException)
        {
            // The plugin has ended, and its calls with it.
        }
    }

    private static ProgressValue? Read(JsonElement value)
    {
        try
        {
            return value.Deserialize<ProgressValue>(ProtocolJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Listener(Action<ProgressValue> take) : IProgress<ProgressValue>
    {
        public void Report(ProgressValue value) => take(value);
    }
}
