using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Jobs;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Connections;

/// <summary>One client's session: the methods of the protocol. Thread-safe.</summary>
/// <param name="registry">The tools.</param>
/// <param name="remote">What a client on another machine may reach; null for a client of this user.</param>
/// <param name="closing">Set when the session ends; all its calls end with it.</param>
internal sealed class HostSession(ToolRegistry registry, RemoteAccess? remote, CancellationToken closing)
{
    private const int LongestName = 64;

    private static readonly TimeSpan ReportLimit = TimeSpan.FromMilliseconds(500);

    private readonly TaskCompletionSource shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(closing);
    private volatile bool initialized;
    private string? client;

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

        string name = request.Client.Name.Length <= LongestName ? request.Client.Name : request.Client.Name[..LongestName];
        client = remote is null ? name : remote.Mark + name;
        initialized = true;
        return new InitializeResult(new PeerInfo("rsplugins", Version), common.Max(), new HostCapabilities(Progress: true, Cancel: true, ProtocolLevel.MaximumMessageBytes, PluginsChanged: true));
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
        return new ToolListResult(remote is null ? registry.Describe() : [.. registry.Describe().Where(tool => !registry.Find(tool.Name).LocalOnly)]);
    }

    /// <summary>Calls a tool.</summary>
    [JsonRpcMethod(RpcMethods.ToolsCall, UseSingleObjectParameterDeserialization = true)]
    public async Task<JsonObject> CallToolAsync(JsonElement parameters, CancellationToken cancellationToken)
    {
        return await CallAsync(ReadCall(parameters, RpcMethods.ToolsCall), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a call that the client may make, as a job where jobs are kept.</summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The outputs by name, or the job of a detached call.</returns>
    internal async Task<JsonObject> CallAsync(ToolCallParams request, CancellationToken cancellationToken)
    {
        if (request.Detach)
        {
            JobRunner jobs = registry.Jobs ?? throw Malformed(RpcMethods.ToolsCall, "A plugin's process cannot detach calls.");
            return JsonSerializer.SerializeToNode(new DetachedCall(await jobs.DetachAsync(request, client).ConfigureAwait(false)), ProtocolJson.Options)!.AsObject();
        }

        return await WithProgressAsync(
            request.ProgressToken,
            (progress, ending) => registry.Jobs is { } jobs
                ? jobs.CallAsync(request, client, progress, ending)
                : registry.CallAsync(request.Name, request.Arguments, progress, ending, request.Job, client),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Checks a call's arguments without running it.</summary>
    [JsonRpcMethod(RpcMethods.ToolsValidate, UseSingleObjectParameterDeserialization = true)]
    public object? ValidateTool(JsonElement parameters)
    {
        ToolCallParams request = ReadCall(parameters, RpcMethods.ToolsValidate);
        _ = registry.Admit(request.Name, request.Arguments, client);
        return null;
    }

    /// <summary>Lists the plugins.</summary>
    [JsonRpcMethod(RpcMethods.PluginsList)]
    public PluginListResult ListPlugins()
    {
        Open();
        return new PluginListResult(PluginStatuses(), ManifestProblems());
    }

    /// <summary>Does what may take long: it ends with the session, and its progress goes to the client.</summary>
    /// <param name="token">The client's progress token, or null.</param>
    /// <param name="work">What to do; it is given what takes the progress, or null, and the token that ends it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What it returned.</returns>
    internal async Task<JsonObject> WithProgressAsync(JsonElement? token, Func<Action<ProgressValue>?, CancellationToken, Task<JsonObject>> work, CancellationToken cancellationToken)
    {
        LatestMessage<ProgressValue>? latest = token is { ValueKind: JsonValueKind.String or JsonValueKind.Number } given ? new LatestMessage<ProgressValue>(value => NotifyAsync(RpcMethods.Progress, new ProgressParams(given, value))) : null;
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        try
        {
            return await work(latest is null ? null : latest.Post, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LocalRpcException("The session is ending.") { ErrorCode = ProtocolLevel.RequestCancelled };
        }
        finally
        {
            if (latest is not null)
            {
                await latest.CloseAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Tells how the host is.</summary>
    [JsonRpcMethod(RpcMethods.HostStatus)]
    public async Task<HostStatus> StatusAsync(CancellationToken cancellationToken)
    {
        Open();
        int calls = registry.RunningCalls;
        IReadOnlyList<PluginStatus> plugins = await Task.WhenAll(PluginStatuses().Select(status => WithReportAsync(status, cancellationToken))).ConfigureAwait(false);
        return new HostStatus(
            Version,
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            RuntimeInformation.FrameworkDescription,
            Math.Round((DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds, 1),
            Environment.WorkingSet,
            calls,
            plugins,
            remote is not null ? [] : [.. ManifestProblems(), .. registry.Plugins.Select(plugin => plugin.Problem).OfType<ErrorData>(), .. registry.Lingering.Problems, .. registry.Jobs?.Journal.Problem is { } problem ? [problem] : Array.Empty<ErrorData>()]);
    }

    /// <summary>Gives the protocol as an OpenRPC document.</summary>
    [JsonRpcMethod(RpcMethods.Discover)]
    public JsonObject Discover() => OpenRpcDocument.Write(registry.Describe());

    // Where things lie on this machine, and what is wrong with them, is nothing to a client on another one: the texts name paths.
    private IReadOnlyList<PluginStatus> PluginStatuses() => [.. registry.Plugins.Select(plugin => plugin.Status()).Select(status => remote is null ? status : status with
    {
        Folder = null,
        Problem = status.Problem is { } problem ? new ErrorData(problem.Id, "The plugin does not work.", "The host's owner can see why.") : null,
    })];

    private async Task<PluginStatus> WithReportAsync(PluginStatus status, CancellationToken cancellationToken)
    {
        // A plugin that does not run has nothing to say, and must not be started for that.
        if (status.State != PluginStates.Loaded || registry.Set.Find(status.Id)?.Manifest.StatusTool is not { } tool)
        {
            return status;
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        limit.CancelAfter(ReportLimit);
        try
        {
            return status with { Report = await registry.CallAsync(tool, arguments: null, progress: null, limit.Token).ConfigureAwait(false) };
        }
        catch (Exception silent) when (silent is ToolException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return status;
        }
    }

    private IReadOnlyList<ErrorData> ManifestProblems() => remote is null ? registry.ManifestProblems : [];

    private ToolCallParams ReadCall(JsonElement parameters, string method)
    {
        Open();
        ToolCallParams request = Read<ToolCallParams>(parameters, method);
        return remote is null ? request : request with { Job = null };
    }

    /// <summary>Whether the client has opened the session and not shut it down.</summary>
    internal bool IsOpen => initialized && !shutdown.Task.IsCompleted;

    /// <summary>Whether the client is on another machine.</summary>
    internal bool IsRemote => remote is not null;

    /// <summary>Whether the client may know of a job: a remote one knows only its own token's.</summary>
    /// <param name="job">The job.</param>
    internal bool Knows(JobStatus job) => remote is null || job.Client?.StartsWith(remote.Mark, StringComparison.Ordinal) == true;

    /// <summary>Reads a method's parameters.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="parameters">What came.</param>
    /// <param name="method">The method.</param>
    /// <returns>The parameters.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/>: they do not fit.</exception>
    internal static T Read<T>(JsonElement parameters, string method)
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

    /// <summary>Refuses what is asked before the session is open or after it was shut down.</summary>
    /// <exception cref="ToolException"><see cref="ErrorIds.ProtocolMismatch"/>.</exception>
    internal void Open()
    {
        if (!IsOpen)
        {
            throw new ToolException(
                ErrorIds.ProtocolMismatch,
                initialized ? "The session is shut down." : "The session is not open yet.",
                "Send \"initialize\" with {\"client\": {\"name\": …}, \"protocol\": [1]} first.");
        }
    }

    /// <summary>Sends the client a notification; nothing happens where it has left.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters.</param>
    internal async Task NotifyAsync(string method, object parameters)
    {
        try
        {
            await Connection!.NotifyWithParameterObjectAsync(method, parameters).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is ConnectionLostException or ObjectDisposedException or IOException)
        {
            // The client left; its calls are being cancelled.
        }
    }
}
