using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Plugins;

/// <summary>
/// A .NET plugin in a worker process of its own: this same program as <c>rsplugins worker</c>, spoken to by the host's own protocol. A worker that died is started
/// again by the next call, unless it dies too often.
/// </summary>
/// <param name="manifest">The plugin's manifest.</param>
/// <param name="loggers">The host's log.</param>
internal sealed class WorkerPlugin(PluginManifest manifest, ILoggerFactory loggers) : IPluginRuntime
{
    /// <summary>More crashes than this within <see cref="CrashWindow"/> and the plugin is not started again.</summary>
    public const int CrashLimit = 5;

    /// <summary>The time that <see cref="CrashLimit"/> counts over.</summary>
    public static readonly TimeSpan CrashWindow = TimeSpan.FromSeconds(180);

    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly Queue<DateTime> crashes = new();
    private WorkerProcess? worker;
    private long nextToken;

    /// <inheritdoc/>
    public async Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
    {
        WorkerProcess current = await RunningAsync(cancellationToken).ConfigureAwait(false);
        string token = $"{tool}#{Interlocked.Increment(ref nextToken)}";
        current.Progress[token] = context;
        try
        {
            ToolCallParams call = new(tool, arguments, JsonSerializer.SerializeToElement(token), Job: context.Job);
            return await current.Connection.InvokeWithParameterObjectAsync<JsonObject>(RpcMethods.ToolsCall, call, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteInvocationException failure)
        {
            throw Remote(failure);
        }
        catch (Exception gone) when (gone is ConnectionLostException or ObjectDisposedException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw await CrashedAsync(current, tool).ConfigureAwait(false);
        }
        finally
        {
            current.Progress.TryRemove(token, out _);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (worker is not null)
        {
            await worker.DisposeAsync().ConfigureAwait(false);
        }

        starting.Dispose();
    }

    private static ToolException Remote(RemoteInvocationException failure)
    {
        ErrorData? data = failure.DeserializedErrorData as ErrorData;
        return data is null
            ? new ToolException(ErrorIds.Internal, failure.Message, "This is a fault of RsPlugins; its log has the details.")
            : new ToolException(data.Id, data.Message, data.Hint ?? string.Empty, data.Details);
    }

    private async Task<WorkerProcess> RunningAsync(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (worker is { HasEnded: false })
            {
                return worker;
            }

            while (crashes.TryPeek(out DateTime oldest) && DateTime.UtcNow - oldest > CrashWindow)
            {
                crashes.Dequeue();
            }

            if (crashes.Count >= CrashLimit)
            {
                throw new ToolException(
                    ErrorIds.PluginBroken,
                    $"The plugin {manifest.Id} is not started again: its process ended {CrashLimit} times within {CrashWindow.TotalSeconds:0} seconds.",
                    "Look at the log, correct the cause, and try again in some minutes.");
            }

            if (worker is not null)
            {
                await worker.DisposeAsync().ConfigureAwait(false);
            }

            return worker = await WorkerProcess.StartAsync(manifest, loggers, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task<ToolException> CrashedAsync(WorkerProcess crashed, string tool)
    {
        string end = await crashed.DescribeEndAsync().ConfigureAwait(false);
        await starting.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!crashed.Counted)
            {
                crashed.Counted = true;
                crashes.Enqueue(DateTime.UtcNow);
            }
        }
        finally
        {
            starting.Release();
        }

        return new ToolException(
            ErrorIds.PluginCrashed,
            $"The process of the plugin {manifest.Id} ended in the middle of {tool} ({end}).",
            "Try again: the next call starts it anew. If it ends again, look at the details and the log.",
            crashed.LastWords);
    }
}
