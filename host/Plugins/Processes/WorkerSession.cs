using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>What <c>rsplugins worker</c> answers the host that started it: one .NET plugin's tools. Arguments come checked. Thread-safe.</summary>
/// <param name="manifest">The plugin.</param>
/// <param name="cookie">The cookie that this process was started with.</param>
/// <param name="load">Loads the plugin.</param>
/// <param name="log">The log.</param>
internal sealed class WorkerSession(PluginManifest manifest, string cookie, Func<IPluginRuntime> load, ILogger log) : IAsyncDisposable
{
    private readonly TaskCompletionSource shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<Task, bool> running = new();
    private readonly ConcurrentDictionary<string, Action<ProgressValue>> listeners = new(StringComparer.Ordinal);
    private volatile IPluginRuntime? plugin;
    private long lastToken;

    /// <summary>The connection to the host.</summary>
    public JsonRpc? Connection { get; set; }

    /// <summary>Done once the host asked to shut down.</summary>
    public Task ShutdownRequested => shutdown.Task;

    /// <summary>Shakes hands and loads the plugin.</summary>
    [JsonRpcMethod(RpcMethods.Initialize, UseSingleObjectParameterDeserialization = true)]
    public InitializeResult Initialize(InitializeParams parameters)
    {
        if (parameters.Token != cookie || !parameters.Protocol.Contains(ProtocolLevel.Current))
        {
            shutdown.TrySetResult();
            throw new ToolException(ErrorIds.ProtocolMismatch, "This plugin was started by another host, or by one of another release.", "Install plugins and host of the same release.");
        }

        plugin ??= load();
        return new InitializeResult(
            new PeerInfo(manifest.Id, manifest.Version),
            ProtocolLevel.Current,
            new HostCapabilities(Progress: true, Cancel: true, ProtocolLevel.MaximumMessageBytes),
            cookie);
    }

    /// <summary>Lists the tools.</summary>
    [JsonRpcMethod(RpcMethods.ToolsList)]
    public ToolListResult ListTools() => new([.. manifest.Tools.Select(tool =>
        new ToolDescription(tool.Name, tool.Title, tool.Description, manifest.Id, tool.InputSchema, tool.Outputs, tool.Annotations, tool.Hints))]);

    /// <summary>Calls a tool.</summary>
    [JsonRpcMethod(RpcMethods.ToolsCall, UseSingleObjectParameterDeserialization = true)]
    public async Task<JsonObject> CallToolAsync(ToolCallParams parameters, CancellationToken cancellationToken)
    {
        IPluginRuntime loaded = plugin ?? throw new ToolException(ErrorIds.ProtocolMismatch, "The session is not open yet.", "Send \"initialize\" first.");
        using ProgressGate gate = new(parameters.ProgressToken is { } token ? value => _ = NotifyAsync(new ProgressParams(token, value)) : null, TimeProvider.System);
        ToolJob job = parameters.Job ?? new ToolJob(Guid.NewGuid().ToString("n"));
        ToolContext context = new(gate, log, job, reach: null, (name, arguments, progress, ending) => CallFromToolAsync(job, name, arguments, progress, ending));
        Task<JsonObject> work = Task.Run(() => loaded.CallAsync(parameters.Name, parameters.Arguments ?? default, context, cancellationToken), CancellationToken.None);
        running[work] = true;
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Failures.AsToolException(failure, log, parameters.Name);
        }
        finally
        {
            running.TryRemove(work, out _);
        }
    }

    /// <summary>Takes the progress of a call that a tool makes.</summary>
    [JsonRpcMethod(RpcMethods.Progress, UseSingleObjectParameterDeserialization = true)]
    public void Progress(ProgressParams parameters)
    {
        if (parameters.Token.ValueKind == JsonValueKind.String && listeners.TryGetValue(parameters.Token.GetString()!, out Action<ProgressValue>? listener))
        {
            listener(parameters.Value);
        }
    }

    /// <summary>Ends the session.</summary>
    [JsonRpcMethod(RpcMethods.Shutdown)]
    public object? Shutdown()
    {
        shutdown.TrySetResult();
        return null;
    }

    /// <summary>Waits for the calls to stop.</summary>
    /// <param name="limit">How long at most.</param>
    /// <returns>Whether all have.</returns>
    public async Task<bool> DrainAsync(TimeSpan limit)
    {
        Task all = Task.WhenAll(running.Keys);
        await all.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return all.IsCompleted;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => plugin?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<JsonObject> CallFromToolAsync(ToolJob job, string name, JsonObject arguments, Action<ProgressValue> progress, CancellationToken cancellationToken)
    {
        string token = $"{name}#{Interlocked.Increment(ref lastToken)}";
        listeners[token] = progress;
        try
        {
            ToolCallParams call = new(name, JsonSerializer.SerializeToElement(arguments), JsonSerializer.SerializeToElement(token), Job: new ToolJob(job.Id));
            return await Connection!.InvokeWithParameterObjectAsync<JsonObject>(RpcMethods.ToolsCall, call, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteRpcException failure) when (failure.DeserializedErrorData is ErrorData data)
        {
            throw new ToolException(data.Id, data.Message, data.Hint ?? string.Empty, data.Details);
        }
        finally
        {
            listeners.TryRemove(token, out _);
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
            // The host is gone; its calls are being cancelled.
        }
    }
}
