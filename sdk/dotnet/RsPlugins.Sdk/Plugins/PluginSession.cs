using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Plugins;

/// <summary>The methods that a plugin's process answers. Thread-safe.</summary>
/// <param name="plugin">The plugin.</param>
/// <param name="self">Who it is.</param>
/// <param name="cookie">The value that proves both ends.</param>
/// <param name="loggers">Its log.</param>
internal sealed class PluginSession(IPlugin plugin, PeerInfo self, string cookie, ILoggerFactory loggers) : IDisposable
{
    // So that the answer is on its way before the process ends.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, bool> calls = new();
    private readonly DebuggerWait debuggerWait = DebuggerWait.FromEnvironment();
    private readonly ILogger log = loggers.CreateLogger(self.Name);
    private Dictionary<string, ITool>? tools;

    /// <summary>The connection to the host.</summary>
    public RpcPeer? Host { get; set; }

    /// <summary>What the host tells.</summary>
    public HostNotifications Notifications { get; } = new();

    /// <summary>Done once the session was shut down or refused.</summary>
    public Task Left => left.Task;

    /// <summary>Whether the handshake failed.</summary>
    public bool Refused { get; private set; }

    /// <summary>Answers a request.</summary>
    public async Task<object?> AnswerAsync(string method, JsonElement parameters, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case RpcMethods.Initialize:
                return Initialize(Read<InitializeParams>(method, parameters));
            case RpcMethods.ToolsList:
                return new { tools = Opened().Keys.Order(StringComparer.Ordinal).Select(name => new { name }).ToArray() };
            case RpcMethods.ToolsCall:
                ToolCallParams call = Read<ToolCallParams>(method, parameters);
                Task<JsonObject> work = CallAsync(Opened(), call, cancellationToken);
                calls[work] = true;
                try
                {
                    return await work.ConfigureAwait(false);
                }
                finally
                {
                    calls.TryRemove(work, out _);
                }

            case RpcMethods.Shutdown:
                await stopping.CancelAsync().ConfigureAwait(false);
                Leave();
                return null;
            default:
                throw RpcMessage.UnknownMethod(method);
        }
    }

    /// <summary>Cancels all calls and waits for them.</summary>
    /// <param name="limit">How long at most.</param>
    /// <returns>Whether all have stopped.</returns>
    public async Task<bool> StopAsync(TimeSpan limit)
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        Task all = Task.WhenAll(calls.Keys);
        await all.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return all.IsCompleted;
    }

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    private static T Read<T>(string method, JsonElement parameters)
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
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The parameters of {method} are wrong or incomplete.", "The protocol describes the parameters of each method.", malformed.Path);
        }

        throw new ToolException(ErrorIds.ArgumentInvalid, $"The parameters of {method} must be an object.", "The protocol describes the parameters of each method.");
    }

    private InitializeResult Initialize(InitializeParams request)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Token ?? string.Empty), Encoding.UTF8.GetBytes(cookie)))
        {
            throw Refuse("The token of initialize is not the one that this process was started with.", "Only the host that started a plugin may speak to it.");
        }

        int[] common = [.. request.Protocol.Intersect(ProtocolLevel.Served)];
        if (common.Length == 0)
        {
            throw Refuse(
                $"The host speaks protocol {string.Join(", ", request.Protocol)}; this plugin speaks {string.Join(", ", ProtocolLevel.Served)}.",
                "Install a host and a plugin of matching releases.");
        }

        if (tools is null)
        {
            string state = Directory.CreateDirectory(Path.Combine(Files.UserFolder.Path, "state", self.Name)).FullName;
            tools = plugin.Start(new ProcessPluginContext(AppContext.BaseDirectory, state, loggers)).ToDictionary(tool => tool.Name, StringComparer.Ordinal);
        }

        return new InitializeResult(self, common.Max(), new HostCapabilities(Progress: true, Cancel: true, ProtocolLevel.MaximumMessageBytes), cookie);
    }

    private Dictionary<string, ITool> Opened() => tools is not null && !left.Task.IsCompleted && !stopping.IsCancellationRequested
        ? tools
        : throw new ToolException(
            ErrorIds.ProtocolMismatch,
            tools is null ? "The session is not open yet." : "The session is shut down.",
            "Send \"initialize\" with {\"client\": {\"name\": …}, \"protocol\": [1], \"token\": …} first.");

    private async Task<JsonObject> CallAsync(Dictionary<string, ITool> all, ToolCallParams call, CancellationToken cancellationToken)
    {
        if (!all.TryGetValue(call.Name, out ITool? tool))
        {
            throw new ToolException(ErrorIds.ToolUnknown, $"There is no tool \"{call.Name}\".", $"This plugin has {string.Join(", ", all.Keys.Order(StringComparer.Ordinal))}.");
        }

        if (call.Arguments is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The arguments of {call.Name} must be an object of names and values.", "Send \"arguments\": { \"name\": value, … }.");
        }

        JsonElement arguments = call.Arguments is { ValueKind: JsonValueKind.Object } given ? given : JsonElement.Parse("{}"u8);
        Action<ProgressValue>? progress = call.ProgressToken is { ValueKind: JsonValueKind.String or JsonValueKind.Number } token
            ? value => _ = Host!.NotifyAsync(RpcMethods.Progress, new ProgressParams(token, value))
            : null;
        using ProgressGate gate = new(progress, TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        ToolJob job = call.Job ?? new ToolJob(Guid.NewGuid().ToString("n"), Folder: null, Attempt: 1);
        try
        {
            await debuggerWait.WaitAsync(either.Token).ConfigureAwait(false);
            return await tool.CallAsync(arguments, new ProcessToolContext(Host!, Notifications, gate, loggers.CreateLogger(tool.Name), job), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            throw Failures.AsToolException(failure, log, call.Name);
        }
    }

    private ToolException Refuse(string message, string hint)
    {
        Refused = true;
        Leave();
        return new ToolException(ErrorIds.ProtocolMismatch, message, hint);
    }

    private void Leave() => _ = Task.Delay(AnswerTime).ContinueWith(_ => left.TrySetResult(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
