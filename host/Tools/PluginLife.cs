using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>A plugin from its start to its end, with the calls that use it. Thread-safe.</summary>
/// <param name="runtime">The running plugin.</param>
/// <param name="stamp">The <see cref="PluginStamp"/> of what it was started from.</param>
internal sealed class PluginLife(IPluginRuntime runtime, string stamp) : IDisposable
{
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ending = new();
    private readonly Lock gate = new();
    private volatile ErrorData? reason;
    private int users;
    private bool closed;

    /// <summary>The running plugin.</summary>
    public IPluginRuntime Runtime => runtime;

    /// <summary>What it was started from.</summary>
    public string Stamp => stamp;

    /// <summary>Counts a call, which must be made by <see cref="CallAsync"/> then. Only for whoever knows that it is not closed.</summary>
    public void Enter()
    {
        lock (gate)
        {
            users++;
        }
    }

    /// <summary>Makes the call that was counted.</summary>
    /// <param name="call">The call.</param>
    /// <param name="context">Progress and log.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outputs by name.</returns>
    public async Task<JsonObject> CallAsync(ToolCall call, IToolContext context, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending.Token);
            return await runtime.CallAsync(call.Admitted.Tool.Name, call.Admitted.Arguments, context, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (reason is { } why && !cancellationToken.IsCancellationRequested)
        {
            throw PluginErrors.Thrown(why);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Takes no more calls.</summary>
    /// <returns>A task that ends with the last call.</returns>
    public Task CloseAsync()
    {
        lock (gate)
        {
            closed = true;
            if (users == 0)
            {
                left.TrySetResult();
            }
        }

        return left.Task;
    }

    /// <summary>Cancels all calls.</summary>
    /// <param name="why">What their callers are told.</param>
    public Task EndAsync(ErrorData why)
    {
        reason = why;
        return ending.CancelAsync();
    }

    /// <summary>For whoever knows that the last call has ended.</summary>
    public void Dispose() => ending.Dispose();

    private void Leave()
    {
        lock (gate)
        {
            if (--users == 0 && closed)
            {
                left.TrySetResult();
            }
        }
    }
}
