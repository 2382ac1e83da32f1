using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Jobs;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>All tools by name, and the one way to call them. Thread-safe.</summary>
internal sealed class ToolRegistry : IAsyncDisposable
{
    // A tool that heeds its token ends within this time, so that its own tidying is done before the caller hears of it.
    private static readonly TimeSpan CancelGrace = TimeSpan.FromMilliseconds(50);

    private readonly ArgumentChecker checker = new();
    private readonly HashSet<Task> running = [];
    private readonly HashSet<PluginHandle> retiring = [];
    private readonly Func<PluginManifest, IPluginRuntime> start;
    private readonly PluginSwitches? switches;
    private readonly ILogger log;
    private volatile PluginSet set;

    /// <summary>Makes a registry of the tools of a catalogue. Nothing is started.</summary>
    /// <param name="catalogue">The manifests.</param>
    /// <param name="start">Starts a plugin.</param>
    /// <param name="loggers">The host's log.</param>
    /// <param name="switches">Says what is switched off; null where nothing is.</param>
    public ToolRegistry(PluginCatalogue catalogue, Func<PluginManifest, IPluginRuntime> start, ILoggerFactory loggers, PluginSwitches? switches = null)
    {
        log = loggers.CreateLogger("RsPlugins.Host");
        this.start = start;
        this.switches = switches;
        set = new PluginSet([.. catalogue.Manifests.Select(Handle)], catalogue.Problems);
        Watch = new PluginWatch(() => set);
    }

    /// <summary>Tells when the plugins or their tools have changed.</summary>
    public PluginWatch Watch { get; }

    /// <summary>The tools that can be used, by name.</summary>
    public IEnumerable<ToolManifest> Tools => set.Usable().Select(entry => entry.Tool);

    /// <summary>The plugins.</summary>
    public IReadOnlyList<PluginHandle> Plugins => set.Plugins;

    /// <summary>The manifests that could not be used.</summary>
    public IReadOnlyList<ErrorData> ManifestProblems => set.Problems;

    /// <summary>The plugins and tools there are now.</summary>
    public PluginSet Set => set;

    /// <summary>What reloads plugins and switches them; null where nobody may.</summary>
    public PluginControl? Control { get; set; }

    /// <summary>What clients on other machines may reach; null where none is served.</summary>
    public RemoteAccess? Remote { get; set; }

    /// <summary>What makes a job of every call; null in a worker, whose host does that.</summary>
    public JobRunner? Jobs { get; set; }

    /// <summary>Calls under way, detached jobs that wait, and also those that were cancelled and have not stopped yet.</summary>
    public int RunningCalls
    {
        get
        {
            lock (running)
            {
                return Math.Max(running.Count, Jobs?.DetachedRunning ?? 0);
            }
        }
    }

    /// <summary>The calls in this process that were cancelled and go on.</summary>
    public LingeringCalls Lingering { get; } = new();

    /// <summary>The tools as the wire shows them.</summary>
    /// <returns>All tools that are neither hidden nor switched off, by name.</returns>
    public IReadOnlyList<ToolDescription> Describe() =>
    [
        .. set.Usable().Where(entry => !entry.Tool.Hidden).Select(entry =>
            new ToolDescription(entry.Tool.Name, entry.Tool.Title, entry.Tool.Description, entry.Plugin.Manifest.Id, entry.Tool.InputSchema, entry.Tool.Outputs, entry.Tool.Annotations, entry.Tool.Hints)),
    ];

    /// <summary>Finds a tool.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its manifest entry.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ToolUnknown"/>, with near names as hint, or <see cref="ErrorIds.PluginDisabled"/>.</exception>
    public ToolManifest Find(string name)
    {
        (ToolManifest tool, PluginHandle plugin) = Entry(name);
        return plugin.IsDisabled ? throw PluginErrors.Thrown(PluginErrors.Disabled(plugin.Manifest.Id)) : tool;
    }

    /// <summary>Whether a tool exists and is not switched off.</summary>
    /// <param name="name">Its name.</param>
    public bool Has(string name) => set.Tools.TryGetValue(name, out (ToolManifest Tool, PluginHandle Plugin) found) && !found.Plugin.IsDisabled;

    /// <summary>Makes a plugin that has not been started.</summary>
    /// <param name="manifest">Its manifest.</param>
    public PluginHandle Handle(PluginManifest manifest) => new(manifest, start, switches, () => Watch.Look(), log);

    /// <summary>Offers other plugins from now on. Those that are not among them end with their last call.</summary>
    /// <param name="next">The plugins.</param>
    public void Replace(PluginSet next)
    {
        PluginSet before = set;
        set = next;
        foreach (PluginHandle gone in before.Plugins.Except(next.Plugins))
        {
            lock (running)
            {
                retiring.Add(gone);
            }

            _ = RetireAsync(gone);
        }

        Watch.Look();
    }

    /// <summary>
    /// Checks a call, whether a client makes it, a tool on behalf of a client, or a host that goes on with the job of an earlier one. It is the only way to a call, so that a tool
    /// which lets its caller choose another tool leads nowhere that the caller may not go.
    /// </summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments, unchecked.</param>
    /// <param name="client">Who calls, or on whose behalf, as <see cref="JobStatus.Client"/> has it; null for nobody in particular.</param>
    /// <returns>The call.</returns>
    /// <exception cref="ToolException">As for <see cref="Find"/>; <see cref="ErrorIds.ArgumentInvalid"/>, naming the argument and what is allowed; <see cref="ErrorIds.PathForbidden"/>; or <see cref="ErrorIds.HostDenied"/>.</exception>
    public AdmittedCall Admit(string name, JsonElement? arguments, string? client)
    {
        ToolManifest tool = Find(name);
        PathGuard? guard = RemoteAccess.GuardOf(Remote, client, tool);
        JsonElement complete = checker.Check(tool, arguments);
        return new AdmittedCall(tool, guard?.Admit(tool, complete) ?? complete, guard is null ? null : guard.Reaches);
    }

    /// <summary>Calls a tool that is no job of its own, since nobody keeps jobs here.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments, unchecked.</param>
    /// <param name="progress">Takes the progress, already thinned out; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="job">The job that the call is part of, or null.</param>
    /// <param name="client">Who calls, or null.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ToolException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<JsonObject> CallAsync(string name, JsonElement? arguments, Action<ProgressValue>? progress, CancellationToken cancellationToken, ToolJob? job = null, string? client = null) =>
        CallAsync(new ToolCall(Admit(name, arguments, client), job ?? new ToolJob(Guid.CreateVersion7().ToString("n"), Folder: null, Attempt: 1), client, progress), cancellationToken);

    /// <summary>Calls a tool. A cancelled call ends at once for the caller even where the tool takes longer to stop.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ToolException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task<JsonObject> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        using ProgressGate gate = new(call.Progress, TimeProvider.System);

        // A plugin may compute before its first await, and a load takes time: neither may hold up the connection.
        Task<JsonObject> work = Task.Run(
            () =>
            {
                PluginLife plugin = Enter(call.Admitted.Tool.Name);
                return plugin.CallAsync(call, new ToolContext(gate, log, call.Job, call.Admitted.Reach, (name, arguments, progress, ending) => CallFromToolAsync(call, name, arguments, progress, ending)), cancellationToken);
            },
            CancellationToken.None);
        Track(work, call.Stopped);
        Task cancelled = Task.Delay(Timeout.Infinite, cancellationToken);
        if (await Task.WhenAny(work, cancelled).ConfigureAwait(false) != work)
        {
            await Task.WhenAny(work, Task.Delay(CancelGrace, CancellationToken.None)).ConfigureAwait(false);
            if (!work.IsCompletedSuccessfully)
            {
                gate.Close();
                if (set.Tools.TryGetValue(call.Admitted.Tool.Name, out (ToolManifest Tool, PluginHandle Plugin) entry))
                {
                    Lingering.Add(work, call.Admitted.Tool.Name, entry.Plugin.Manifest);
                }

                throw new OperationCanceledException(cancellationToken);
            }
        }

        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failures.AsToolException(failure, log, call.Admitted.Tool.Name);
        }
    }

    /// <summary>Interrupts all jobs and waits until no call is under way.</summary>
    /// <param name="limit">How long at most.</param>
    /// <returns>Whether all have stopped.</returns>
    public async Task<bool> DrainAsync(TimeSpan limit)
    {
        if (Jobs is not null)
        {
            await Jobs.LeaveAsync(limit).ConfigureAwait(false);
        }

        Task[] tasks;
        lock (running)
        {
            tasks = [.. running];
        }

        Task all = Task.WhenAll(tasks);
        // Unlike a race with a delay, this keeps nothing alive until the limit.
        await all.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return all.IsCompleted;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Jobs is not null)
        {
            await Jobs.DisposeAsync().ConfigureAwait(false);
        }

        Control?.Dispose();
        PluginHandle[] all;
        lock (running)
        {
            all = [.. set.Plugins, .. retiring];
        }

        foreach (PluginHandle plugin in all)
        {
            await plugin.DisposeAsync().ConfigureAwait(false);
        }
    }

    private (ToolManifest Tool, PluginHandle Plugin) Entry(string name) => set.Tools.TryGetValue(name, out (ToolManifest Tool, PluginHandle Plugin) found)
        ? found
        : throw new ToolException(ErrorIds.ToolUnknown, $"There is no tool \"{name}\".", UnknownHint(name));

    // A plugin that was reloaded since it was looked up has a successor in the set already.
    private PluginLife Enter(string name)
    {
        while (true)
        {
            if (Entry(name).Plugin.Enter() is { } entered)
            {
                return entered;
            }
        }
    }

    private async Task RetireAsync(PluginHandle gone)
    {
        try
        {
            await gone.RetireAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Plugin {Plugin} did not end well.", gone.Manifest.Id);
        }

        lock (running)
        {
            retiring.Remove(gone);
        }
    }

    private Task<JsonObject> CallFromToolAsync(ToolCall caller, string name, JsonObject arguments, Action<ProgressValue> progress, CancellationToken cancellationToken)
    {
        JsonElement given = JsonSerializer.SerializeToElement(arguments);
        return Jobs is null
            ? CallAsync(name, given, progress, cancellationToken, client: caller.Client)
            : Jobs.CallForToolAsync(new ToolCallParams(name, given), caller.Job.Id, progress, cancellationToken);
    }

    private void Track(Task work, Action? stopped)
    {
        lock (running)
        {
            running.Add(work);
        }

        _ = work.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                lock (running)
                {
                    running.Remove(ended);
                }

                stopped?.Invoke();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private string UnknownHint(string name)
    {
        string[] near = [.. NearNames.Of(name, Tools.Where(tool => !tool.Hidden).Select(tool => tool.Name))];
        return near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?" : "\"rsplugins tools\" lists all tools.";
    }
}
