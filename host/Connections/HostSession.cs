using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Connections;

/// <summary>One client's session: the methods of the protocol. Thread-safe.</summary>
/// <param name="registry">The tools.</param>
/// <param name="closing">Set when the session ends; all its calls end with it.</param>
internal sealed class HostSession(ToolRegistry registry, CancellationToken closing)
{
    private readonly TaskCompletionSource shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(closing);
    private volatile bool initialized;

    /// <summary>The host's own version.</summary>
    public static string Version { get; } = typeof(HostSession).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The connection that notifications go to.</summary>
    public JsonRpc? Connection { get; set; }

    /// <summary>Done once the client asked to shut down.</summary>
    public Task ShutdownRequested => shutdown.Task;

    /// <summary>Opens the session.</summary>
    [JsonRpcMethod(RpcMethods.Initialize, UseSingleObjectParameterDeserialization = true)]
    public InitializeResult Initialize(JsonElement parameters)
    {
        InitializeParams request = Read<InitializeParams>(parameters, RpcMethods.Initialize);
        int[] common = [.. request.Protocol.Intersect(ProtocolLevel.Served)];
        if (common.Length == 0)
        {
            throw new ToolException(
                ErrorIds.ProtocolMismatch,
                $"The client speaks protocol {string.Join(", ", request.Protocol)}; this host speaks {string.Join(", ", ProtocolLevel.Served)}.",
                "Install a client and a host of the same release.");
        }

        initialized = true;
        return new InitializeResult(new PeerInfo("rsplugins", Version), common.Max(), new HostCapabilities(Progress: true, Cancel: true, ProtocolLevel.MaximumMessageBytes));
    }

    /// <summary>Ends the session.</summary>
    [JsonRpcMethod(RpcMethods.Shutdown)]
    public async Task<object?> ShutdownAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        shutdown.TrySetResult();
        return null;
    }

    /// <summary>Lists the tools.</summary>
    [JsonRpcMethod(RpcMethods.ToolsList)]
    public ToolListResult ListTools()
    {
        Open();
        return new ToolListResult(registry.Describe());
    }

    /// <summary>Calls a tool.</summary>
    [JsonRpcMethod(RpcMethods.ToolsCall, UseSingleObjectParameterDeserialization = true)]
    public async Task<JsonObject> CallToolAsync(JsonElement parameters, CancellationToken cancellationToken)
    {
        Open();
        ToolCallParams request = Read<ToolCallParams>(parameters, RpcMethods.ToolsCall);
        Action<ProgressValue>? progress = request.ProgressToken is { ValueKind: JsonValueKind.String or JsonValueKind.Number } token
            ? value => _ = NotifyAsync(new ProgressParams(token, value))
            : null;
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        try
        {
            return await registry.CallAsync(request.Name, request.Arguments, progress, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LocalRpcException("The session is ending.") { ErrorCode = ProtocolLevel.RequestCancelled };
        }
    }

    /// <summary>Tells how the host is.</summary>
    [JsonRpcMethod(RpcMethods.HostStatus)]
    public HostStatus Status()
    {
        Open();
        return new HostStatus(
            Version,
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            RuntimeInformation.FrameworkDescription,
            Math.Round((DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds, 1),
            Environment.WorkingSet,
            registry.RunningCalls,
            [.. registry.Plugins.Select(plugin => plugin.Status())],
            [.. registry.ManifestProblems, .. registry.Plugins.Select(plugin => plugin.Problem).OfType<ErrorData>()]);
    }

    /// <summary>Gives the protocol as an OpenRPC document.</summary>
    [JsonRpcMethod(RpcMethods.Discover)]
    public JsonObject Discover() => OpenRpcDocument.Write(registry.Describe());

    private static T Read<T>(JsonElement parameters, string method)
    {
        try
        {
            if (parameters.ValueKind == JsonValueKind.Object && parameters.Deserialize<T>(ProtocolJson.Options) is { } request)
            {
                return request;
            }
        }
        catch (JsonException malformed)
        {
            throw Malformed(method, malformed.Path is { Length: > 0 } path ? $"The parameters of {method} are wrong at {path}." : $"The parameters of {method} are incomplete.");
        }

        throw Malformed(method, $"The parameters of {method} must be an object.");
    }

    private static ToolException Malformed(string method, string message) =>
        new(ErrorIds.ArgumentInvalid, message, $"\"{RpcMethods.Discover}\" describes the parameters of {method}.");

    private void Open()
    {
        if (!initialized || shutdown.Task.IsCompleted)
        {
            throw new ToolException(
                ErrorIds.ProtocolMismatch,
                initialized ? "The session is shut down." : "The session is not open yet.",
                "Send \"initialize\" with {\"client\": {\"name\": …}, \"protocol\": [1]} first.");
        }
    }

    private async Task NotifyAsync(ProgressParams progress)
    {
        try
        {
            await Connection!.NotifyWithParameterObjectAsync(RpcMethods.Progress, progress).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is ConnectionLostException or ObjectDisposedException or IOException)
        {
            // The client left; its calls are being cancelled.
        }
    }
}
