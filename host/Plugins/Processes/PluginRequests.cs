using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>What a plugin's process may ask of the host: to pass on progress, and to call another tool for a call of its own. Thread-safe.</summary>
/// <param name="calls">Its calls under way, by progress token.</param>
internal sealed class PluginRequests(ConcurrentDictionary<string, IToolContext> calls)
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
            context.Report(new ToolProgress(progress.Fraction, progress.Stage, progress.Message, progress.Done, progress.Total, progress.Unit));
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

        // One that does not say which of its calls makes this one has only one, or gets the next best.
        string? job = parameters.TryGetProperty("job", out JsonElement named) && named.ValueKind == JsonValueKind.Object
            && named.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } given ? given : null;
        IToolContext context = calls.Values.FirstOrDefault(call => job is null || call.Job.Id == job)
            ?? throw new ToolException(ErrorIds.ProtocolMismatch, "A plugin may call a tool only while one of its own is called.", "Call it before the plugin's own call is answered.");
        JsonObject arguments = parameters.TryGetProperty("arguments", out JsonElement values) && values.ValueKind == JsonValueKind.Object ? JsonObject.Create(values)! : [];
        return await context.CallToolAsync(name.GetString()!, arguments, cancellationToken).ConfigureAwait(false);
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
}
