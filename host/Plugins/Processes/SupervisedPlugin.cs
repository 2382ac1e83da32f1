using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>
/// A plugin in a process of its own, in any language, spoken to by the host's own protocol. The process is started by the first call, ended when it has been idle for
/// long, and started again by the next call where it died, unless it dies too often.
/// </summary>
/// <param name="manifest">The plugin's manifest.</param>
/// <param name="launch">Gives the program; asked at each start.</param>
/// <param name="limits">What the process may take.</param>
/// <param name="loggers">The host's log.</param>
/// <param name="time">The clock that crashes are counted by.</param>
internal sealed class SupervisedPlugin(PluginManifest manifest, Func<ProcessLaunch> launch, ProcessLimits limits, ILoggerFactory loggers, TimeProvider time) : IPluginRuntime
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly Lock gate = new();
    private readonly ILogger log = loggers.CreateLogger("RsPlugins.Host");
    private readonly CrashBudget budget = new(time);
    private PluginProcess? process;
    private Task counted = Task.CompletedTask;
    private ErrorData? problem;
    private Timer? idle;
    private Action trouble = () => { };
    private long nextToken;
    private int users;
    private bool isStarting;
    private bool disposed;

    /// <inheritdoc/>
    public RuntimeStatus Status
    {
        get
        {
            lock (gate)
            {
                return budget.IsSpent ? new RuntimeStatus(PluginStates.Malfunctioned, problem)
                    : isStarting ? new RuntimeStatus(PluginStates.Starting)
                    : process is { HasEnded: false } ? new RuntimeStatus(PluginStates.Loaded, null, process.Id)
                    : problem is not null ? new RuntimeStatus(PluginStates.Broken, problem)
                    : new RuntimeStatus(PluginStates.Idle);
            }
        }
    }

    /// <inheritdoc/>
    public void OnTrouble(Action listener) => trouble = listener;

    /// <inheritdoc/>
    public async Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            PluginProcess current = await RunningAsync(cancellationToken).ConfigureAwait(false);
            using FolderClaim? claim = context.Job.Folder is { } folder ? await current.ClaimAsync(folder, cancellationToken).ConfigureAwait(false) : null;
            return await CallAsync(current, tool, arguments, context, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await starting.WaitAsync().ConfigureAwait(false);
        try
        {
            disposed = true;
            idle?.Dispose();
            if (process is not null)
            {
                await process.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            starting.Release();
        }
    }

    private static ToolException Remote(RemoteRpcException failure) => failure.DeserializedErrorData is ErrorData data
        ? new ToolException(data.Id, data.Message, data.Hint ?? string.Empty, data.Details)
        : new ToolException(ErrorIds.Internal, failure.Message, "This is a fault of the plugin; the log has more.");

    private async Task<JsonObject> CallAsync(PluginProcess current, string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
    {
        string token = $"{tool}#{Interlocked.Increment(ref nextToken)}";
        current.Calls[token] = context;
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CallClock clock = new(tool, limits, either, current.End);
        try
        {
            ToolCallParams call = new(tool, arguments, JsonSerializer.SerializeToElement(token), Job: context.Job);
            JsonElement answer = await current.Connection.InvokeWithParameterObjectAsync<JsonElement>(RpcMethods.ToolsCall, call, either.Token).ConfigureAwait(false);
            return answer.ValueKind == JsonValueKind.Object
                ? JsonObject.Create(answer)!
                : throw new ToolException(ErrorIds.PluginCrashed, $"The plugin {manifest.Id} answered {tool} with something that is no object.", "This is a fault of the plugin: an answer is an object with the outputs.");
        }
        catch (Exception late) when (clock.HasRung && !cancellationToken.IsCancellationRequested && late is OperationCanceledException or RemoteRpcException or ObjectDisposedException or IOException)
        {
            if (current.HasEnded)
            {
                await current.Ended.ConfigureAwait(false);
                await counted.ConfigureAwait(false);
            }

            throw new ToolException(
                ErrorIds.PluginTimeout,
                $"{tool} was ended: it took longer than the {limits.Call!.Value.TotalSeconds:0.###} s that its plugin allows.",
                "Give it less to do, or raise callTimeoutSeconds in the plugin's manifest.",
                current.LastWords);
        }
        catch (RemoteRpcException failure) when (failure is RemoteInvocationException or RemoteMethodNotFoundException)
        {
            throw Remote(failure);
        }
        catch (Exception gone) when (gone is ConnectionLostException or ObjectDisposedException or IOException)
        {
            string how = await current.Ended.ConfigureAwait(false);
            await counted.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw new ToolException(
                ErrorIds.PluginCrashed,
                $"The process of the plugin {manifest.Id} ended in the middle of {tool} ({how}).",
                "Try again: the next call starts it anew. If it ends again, look at the details and the log.",
                current.LastWords);
        }
        finally
        {
            current.Calls.TryRemove(token, out _);
        }
    }

    private async Task<PluginProcess> RunningAsync(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        bool started = false;
        try
        {
            if (process is not null)
            {
                if (!process.HasEnded)
                {
                    return process;
                }

                await counted.ConfigureAwait(false);
            }

            started = true;
            return await StartAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                isStarting = false;
            }

            starting.Release();
            if (started)
            {
                trouble();
            }
        }
    }

    private async Task<PluginProcess> StartAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (budget.IsSpent)
            {
                throw Typed(problem!);
            }

            if (disposed)
            {
                throw new ToolException(ErrorIds.PluginBroken, $"The plugin {manifest.Id} was stopped.", "Call it again.");
            }

            isStarting = true;
            process = null;
        }

        try
        {
            PluginProcess started = await PluginProcess
                .StartAsync(launch(), limits, loggers.CreateLogger("RsPlugins.Plugin." + manifest.Id), cancellationToken).ConfigureAwait(false);
            lock (gate)
            {
                process = started;
                problem = null;
            }

            log.LogInformation("Process {Process} of plugin {Plugin} {Version} started.", started.Id, manifest.Id, manifest.Version);
            counted = CountAsync(started);
            return started;
        }
        catch (PluginStartException failure)
        {
            ErrorData broken = failure.Refusal is { Id: ErrorIds.PluginBroken } own ? own : new ErrorData(
                ErrorIds.PluginBroken,
                $"The process of the plugin {manifest.Id} could not be started ({failure.Message}).",
                "Look at the details and the log.",
                failure.LastWords);
            Failed(broken, failure.Crashed ? failure.Message : null);
            throw Typed(broken);
        }
        catch (ToolException broken)
        {
            Failed(new ErrorData(broken.Id, broken.Message, broken.Hint, broken.Details), null);
            throw;
        }
    }

    private static ToolException Typed(ErrorData data) => new(data.Id, data.Message, data.Hint ?? string.Empty, data.Details);

    private async Task CountAsync(PluginProcess started)
    {
        string how = await started.Ended.ConfigureAwait(false);
        if (!started.Stopping)
        {
            log.LogError("The process of plugin {Plugin} ended: {How}.", manifest.Id, how);
            Crashed(how);
            trouble();
        }
    }

    private void Failed(ErrorData broken, string? crash)
    {
        log.LogError("{Message}", broken.Message);
        lock (gate)
        {
            problem = broken;
        }

        if (crash is not null)
        {
            Crashed(crash);
        }
    }

    private void Crashed(string how)
    {
        lock (gate)
        {
            budget.Count();
            if (budget.IsSpent)
            {
                problem = new ErrorData(
                    ErrorIds.PluginBroken,
                    $"The plugin {manifest.Id} is not started again: its process ended {CrashBudget.Limit} times within {CrashBudget.Window.TotalSeconds:0} seconds, at last with {how}.",
                    $"Look at the log, correct the cause, and let it start again: \"rsplugins plugins reload {manifest.Id}\", or for programs plugins/reload.");
            }
        }
    }

    private void Enter()
    {
        lock (gate)
        {
            users++;
            idle?.Dispose();
            idle = null;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            users--;
            if (users == 0 && !disposed && limits.Idle is { } limit && process is { HasEnded: false })
            {
                idle?.Dispose();
                idle = new Timer(_ => _ = StopIdleAsync(), null, limit, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private async Task StopIdleAsync()
    {
        await starting.WaitAsync().ConfigureAwait(false);
        try
        {
            PluginProcess? leaving;
            lock (gate)
            {
                if (users > 0 || process is null)
                {
                    return;
                }

                leaving = process;
                process = null;
            }

            log.LogInformation("Plugin {Plugin} is stopped: it had nothing to do.", manifest.Id);
            await leaving.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            starting.Release();
        }
    }
}
