using Microsoft.Extensions.Logging;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>A plugin that is started by the first call of one of its tools, and can be stopped while others call. Thread-safe.</summary>
/// <param name="manifest">Its manifest.</param>
/// <param name="start">Starts it.</param>
/// <param name="switches">Says whether it is switched off; null where nothing is.</param>
/// <param name="changed">Told when it may have broken or been mended.</param>
/// <param name="log">The host's log.</param>
internal sealed class PluginHandle(PluginManifest manifest, Func<PluginManifest, IPluginRuntime> start, PluginSwitches? switches, Action changed, ILogger log) : IAsyncDisposable
{
    // Whoever has a process of its own loses it where its calls do not end in this time.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly HashSet<Task> leaving = [];
    private PluginLife? life;
    private IPluginRuntime? resident;
    private ErrorData? problem;
    private bool retired;

    /// <summary>The manifest.</summary>
    public PluginManifest Manifest => manifest;

    /// <summary>Whether the user switched it off.</summary>
    public bool IsDisabled => switches?.IsDisabled(manifest.Id) ?? false;

    /// <summary>What is wrong with it, or null. That it is switched off is nothing wrong.</summary>
    public ErrorData? Problem => Now.Problem;

    /// <summary>Whether it is loaded into this process for good.</summary>
    public bool IsResident => manifest.Runtime is DotnetRuntime { Isolation: PluginIsolation.Host, Reloadable: false } && (resident ?? life?.Runtime) is not null;

    private RuntimeStatus Now => problem is { } broken ? new RuntimeStatus(PluginStates.Broken, broken) : life?.Runtime.Status ?? new RuntimeStatus(PluginStates.Idle);

    /// <summary>Starts the plugin where it is not running, and counts a call, which must be made on what is returned. A start that failed is tried again: what was missing may be there now.</summary>
    /// <returns>The running plugin; null where the plugin was reloaded or removed.</returns>
    /// <exception cref="ToolException">It is switched off, or cannot be started.</exception>
    public PluginLife? Enter()
    {
        lock (gate)
        {
            if (retired)
            {
                return null;
            }

            if (IsDisabled)
            {
                throw PluginErrors.Thrown(PluginErrors.Disabled(manifest.Id));
            }

            life ??= Start();
            life.Enter();
            return life;
        }
    }

    /// <summary>How the plugin is.</summary>
    /// <returns>Its status.</returns>
    public PluginStatus Status()
    {
        RuntimeStatus now = IsDisabled ? new RuntimeStatus(PluginStates.Disabled, PluginErrors.Disabled(manifest.Id)) : Now;
        return new PluginStatus(
            manifest.Id,
            manifest.Version,
            manifest.Title,
            manifest.Runtime.Kind,
            manifest.Runtime.Isolation == PluginIsolation.Process ? "process" : "host",
            now.State,
            [.. manifest.Tools.Select(tool => tool.Name)],
            now.Problem,
            now.ProcessId,
            Path.GetDirectoryName(manifest.Path));
    }

    /// <summary>Whether a manifest that was read again, or what it names, is another one than what runs. What runs not or not well, or as a program whose files nobody knows, always counts as another one.</summary>
    /// <param name="again">The manifest.</param>
    public bool Differs(PluginManifest again)
    {
        PluginLife? current = life;
        return current is null
            ? resident is null || again.Hash != manifest.Hash
            : manifest.Runtime is ProcessRuntime || current.Runtime.Status.State != PluginStates.Loaded || current.Stamp != PluginStamp.Of(again);
    }

    /// <summary>Ends the plugin and all its calls.</summary>
    /// <param name="why">What their callers are told.</param>
    public void Stop(ErrorData why)
    {
        lock (gate)
        {
            problem = null;
            Release(why);
        }
    }

    /// <summary>Lets a plugin that is broken or malfunctioned start anew at its next call.</summary>
    public void Refresh()
    {
        lock (gate)
        {
            problem = null;
            if (life?.Runtime.Status.Problem is not null)
            {
                Release(why: null);
            }
        }
    }

    /// <summary>Takes no more calls; ends when those under way have ended and the plugin is gone.</summary>
    public Task RetireAsync()
    {
        lock (gate)
        {
            retired = true;
            Release(why: null);
            return Task.WhenAll(leaving);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task[] left;
        IPluginRuntime? last;
        lock (gate)
        {
            left = [.. leaving];
            last = life?.Runtime ?? resident;
        }

        if (last is not null)
        {
            await last.DisposeAsync().ConfigureAwait(false);
        }

        await Task.WhenAll(left).WaitAsync(DisposeLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private PluginLife Start()
    {
        try
        {
            string stamp = PluginStamp.Of(manifest);
            IPluginRuntime runtime = resident ?? start(manifest);
            runtime.OnTrouble(changed);
            PluginLife started = new(runtime, stamp);
            if (problem is not null)
            {
                problem = null;
                changed();
            }

            log.LogInformation("Plugin {Plugin} {Version} started.", manifest.Id, manifest.Version);
            return started;
        }
        catch (ToolException failure)
        {
            log.LogError(failure.InnerException ?? failure, "Plugin {Plugin} could not be started.", manifest.Id);
            problem = new ErrorData(failure.Id, failure.Message, failure.Hint, failure.Details);
            changed();
            throw;
        }
    }

    private void Release(ErrorData? why)
    {
        PluginLife? old = life ?? (retired && resident is not null ? new PluginLife(resident, string.Empty) : null);
        if (old is null)
        {
            return;
        }

        resident = IsResident && !retired ? old.Runtime : null;
        life = null;
        Task end = LeaveAsync(old, why, disposing: resident is null);
        leaving.Add(end);
        _ = end.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Forget(Task end)
    {
        lock (gate)
        {
            leaving.Remove(end);
        }
    }

    private async Task LeaveAsync(PluginLife old, ErrorData? why, bool disposing)
    {
        // Whoever asked holds the lock, and need not wait for a plugin's own tidying.
        await Task.Yield();
        Task left = old.CloseAsync();
        if (why is not null)
        {
            await old.EndAsync(why).ConfigureAwait(false);
        }

        TimeSpan limit = why is not null && manifest.Runtime.Isolation == PluginIsolation.Process ? EndLimit : Timeout.InfiniteTimeSpan;
        await left.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (disposing)
        {
            await old.Runtime.DisposeAsync().ConfigureAwait(false);
            log.LogInformation("Plugin {Plugin} {Version} ended.", manifest.Id, manifest.Version);
        }

        await left.ConfigureAwait(false);
        old.Dispose();
    }
}
