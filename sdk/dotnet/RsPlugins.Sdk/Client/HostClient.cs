using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Client;

/// <summary>
/// A session with the host. Every call throws <see cref="ToolException"/> with the host's error, with id <see cref="ErrorIds.HostGone"/> at once where the host ends,
/// and <see cref="OperationCanceledException"/> at once where its token is set: the host is told and stops the work. Thread-safe.
/// </summary>
public sealed class HostClient : IAsyncDisposable
{
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(2);

    private readonly HostNotifications notifications = new();
    private readonly RpcPeer peer;
    private readonly HostProcess? process;
    private int disposed;

    private HostClient(Stream input, Stream output, HostProcess? process)
    {
        this.process = process;
        peer = new RpcPeer(input, output, handler: null, notifications.Take)
        {
            Gone = () => new ToolException(
                ErrorIds.HostGone,
                process is null ? "The connection to the host has ended." : $"The connection to the host has ended ({process.DescribeEnd()}).",
                "Connect again; what was running there may have been lost."),
        };
    }

    /// <summary>What the host said of itself and of this session.</summary>
    public InitializeResult Session { get; private set; } = null!;

    /// <summary>Done once the host is gone; never fails.</summary>
    public Task Ended => peer.Ended;

    /// <summary>Starts the program that leads to the host and opens a session.</summary>
    /// <param name="options">What to start; null for <c>rsplugins connect</c>.</param>
    /// <param name="cancellationToken">Ends the wait, and the program.</param>
    /// <returns>The session.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.FileMissing"/>: there is no such program; <see cref="ErrorIds.HostGone"/>: it ended or did not answer in time; or the host's refusal.</exception>
    public static Task<HostClient> StartAsync(HostClientOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new HostClientOptions();
        HostProcess process = HostProcess.Start(options);
        return OpenAsync(new HostClient(process.Output, process.Input, process), options, cancellationToken);
    }

    /// <summary>Opens a session over streams, for instance of a socket. They stay the caller's.</summary>
    /// <param name="input">What the host sends.</param>
    /// <param name="output">What the host gets; may be the same stream.</param>
    /// <param name="options">Name, version, token and time limit; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session.</returns>
    /// <exception cref="ToolException">As for <see cref="StartAsync"/>.</exception>
    public static Task<HostClient> OpenAsync(Stream input, Stream output, HostClientOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        return OpenAsync(new HostClient(input, output, process: null), options ?? new HostClientOptions(), cancellationToken);
    }

    /// <summary>Lists the tools.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>All tools, by name.</returns>
    public async Task<IReadOnlyList<ToolDescription>> ListToolsAsync(CancellationToken cancellationToken = default) =>
        (await RequestAsync<ToolListResult>(RpcMethods.ToolsList, null, cancellationToken).ConfigureAwait(false)).Tools;

    /// <summary>Calls a tool and waits for it.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments; null is the same as empty.</param>
    /// <param name="progress">Takes its progress, in order, on the connection's own thread: it should be quick. One that throws is not called again.</param>
    /// <param name="cancellationToken">Cancels the tool.</param>
    /// <returns>The outputs by name.</returns>
    public async Task<JsonObject> CallToolAsync(string name, JsonObject? arguments = null, IProgress<ProgressValue>? progress = null, CancellationToken cancellationToken = default) =>
        RpcResult.Object(await WithProgressAsync(RpcMethods.ToolsCall, token => new { name, arguments, progressToken = token }, progress, cancellationToken).ConfigureAwait(false));

    /// <summary>Starts a tool as a job that goes on when this client leaves.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments; null is the same as empty.</param>
    /// <param name="priority"><c>interactive</c> or <c>bulk</c>.</param>
    /// <param name="cancellationToken">Ends the wait for the answer, not the job.</param>
    /// <returns>The job's id, for <see cref="WaitJobAsync"/>.</returns>
    public async Task<string> DetachToolAsync(string name, JsonObject? arguments = null, string priority = "bulk", CancellationToken cancellationToken = default) =>
        (await RequestAsync<DetachedCall>(RpcMethods.ToolsCall, new { name, arguments, detach = true, priority }, cancellationToken).ConfigureAwait(false)).Job;

    /// <summary>Checks arguments without a call.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">The arguments; null is the same as empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that fails as the call would.</returns>
    public Task ValidateToolAsync(string name, JsonObject? arguments = null, CancellationToken cancellationToken = default) =>
        peer.InvokeAsync(RpcMethods.ToolsValidate, new { name, arguments }, cancellationToken);

    /// <summary>Lists jobs, the newest first, without their results.</summary>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="brief">Whether to leave out the arguments too, which may be long.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The jobs.</returns>
    public async Task<IReadOnlyList<JobStatus>> ListJobsAsync(string? state = null, int limit = 100, bool brief = false, CancellationToken cancellationToken = default) =>
        (await RequestAsync<JobListResult>(RpcMethods.JobsList, new JobListParams(state, limit, brief), cancellationToken).ConfigureAwait(false)).Jobs;

    /// <summary>Tells how a job is.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its status.</returns>
    public Task<JobStatus> GetJobAsync(string id, CancellationToken cancellationToken = default) => JobAsync(RpcMethods.JobsGet, id, cancellationToken);

    /// <summary>Waits for a job as if it were a call of one's own.</summary>
    /// <param name="id">The job.</param>
    /// <param name="progress">As for <see cref="CallToolAsync"/>.</param>
    /// <param name="cancellationToken">Ends the wait; the job goes on.</param>
    /// <returns>Its outputs by name.</returns>
    public async Task<JsonObject> WaitJobAsync(string id, IProgress<ProgressValue>? progress = null, CancellationToken cancellationToken = default) =>
        RpcResult.Object(await WithProgressAsync(RpcMethods.JobsWait, token => new { id, progressToken = token }, progress, cancellationToken).ConfigureAwait(false));

    /// <summary>Cancels a job.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its status.</returns>
    public Task<JobStatus> CancelJobAsync(string id, CancellationToken cancellationToken = default) => JobAsync(RpcMethods.JobsCancel, id, cancellationToken);

    /// <summary>Starts an interrupted, failed or cancelled job again.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its status.</returns>
    public Task<JobStatus> ResumeJobAsync(string id, CancellationToken cancellationToken = default) => JobAsync(RpcMethods.JobsResume, id, cancellationToken);

    /// <summary>Forgets a job that has ended.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is forgotten.</returns>
    public Task RemoveJobAsync(string id, CancellationToken cancellationToken = default) => peer.InvokeAsync(RpcMethods.JobsRemove, new JobParams(id), cancellationToken);

    /// <summary>Lists the plugins and what is wrong with the manifests that were left out.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Plugins and problems.</returns>
    public Task<PluginListResult> ListPluginsAsync(CancellationToken cancellationToken = default) => RequestAsync<PluginListResult>(RpcMethods.PluginsList, null, cancellationToken);

    /// <summary>Lets the host read all manifests again and load what is new or changed. Calls under way end with what they began with.</summary>
    /// <param name="id">A plugin that is loaded anew in any case; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Plugins and problems.</returns>
    public Task<PluginListResult> ReloadPluginsAsync(string? id = null, CancellationToken cancellationToken = default) =>
        RequestAsync<PluginListResult>(RpcMethods.PluginsReload, new PluginReloadParams(id), cancellationToken);

    /// <summary>Lists the models of all plugins: those that are installed, and those that can be had.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The models, and why a plugin's are not among them.</returns>
    public Task<ModelListResult> ListModelsAsync(CancellationToken cancellationToken = default) => RequestAsync<ModelListResult>(RpcMethods.ModelsList, null, cancellationToken);

    /// <summary>Installs a model and waits for it.</summary>
    /// <param name="source">The id of a model that can be had, or what else its plugin can install from.</param>
    /// <param name="id">The id that it gets; null for its own.</param>
    /// <param name="plugin">The plugin; null where only one has models.</param>
    /// <param name="progress">As for <see cref="CallToolAsync"/>.</param>
    /// <param name="cancellationToken">Cancels it; what was fetched is kept for the next try where the plugin can go on.</param>
    /// <returns>What the plugin says of it, with its <c>id</c>.</returns>
    public async Task<JsonObject> InstallModelAsync(string source, string? id = null, string? plugin = null, IProgress<ProgressValue>? progress = null, CancellationToken cancellationToken = default) =>
        RpcResult.Object(await WithProgressAsync(RpcMethods.ModelsInstall, token => new { source, id, plugin, progressToken = token }, progress, cancellationToken).ConfigureAwait(false));

    /// <summary>Removes a model that was installed.</summary>
    /// <param name="id">The model.</param>
    /// <param name="plugin">The plugin; null where only one has a model of this id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the plugin says of it, with its <c>id</c>.</returns>
    public async Task<JsonObject> RemoveModelAsync(string id, string? plugin = null, CancellationToken cancellationToken = default) =>
        RpcResult.Object(await peer.InvokeAsync(RpcMethods.ModelsRemove, new { id, plugin }, cancellationToken).ConfigureAwait(false));

    /// <summary>Switches a plugin on, with a fresh start where it was malfunctioned, or off, which ends its calls. It stays so for all hosts of this user.</summary>
    /// <param name="id">The plugin.</param>
    /// <param name="enabled">Whether it may be used.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How it is then.</returns>
    public Task<PluginStatus> EnablePluginAsync(string id, bool enabled = true, CancellationToken cancellationToken = default) =>
        RequestAsync<PluginStatus>(RpcMethods.PluginsEnable, new PluginEnableParams(id, enabled), cancellationToken);

    /// <summary>
    /// Listens to changes of the plugins: they come, go, and are reloaded, enabled, disabled, broken or mended. That they start and stop for want of work is no change. A host of an earlier
    /// release tells nothing: <see cref="HostCapabilities.PluginsChanged"/> says so.
    /// </summary>
    /// <param name="listener">Told of each change, on the connection's own thread: it should be quick, and not wait for a call there. One that throws is not told again.</param>
    /// <returns>What ends the listening.</returns>
    public IDisposable OnPluginsChanged(Action<PluginsChangedParams> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return notifications.Add(listener);
    }

    /// <summary>Tells how the host is.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its status.</returns>
    public Task<HostStatus> StatusAsync(CancellationToken cancellationToken = default) => RequestAsync<HostStatus>(RpcMethods.HostStatus, null, cancellationToken);

    /// <summary>Ends the session: what this client runs is cancelled, detached jobs go on, the started program leaves.</summary>
    /// <returns>A task that ends when the program has left.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        using CancellationTokenSource limit = new(LeaveLimit);
        try
        {
            await peer.InvokeAsync(RpcMethods.Shutdown, null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is ToolException or OperationCanceledException)
        {
            // It has left already, or does not want to; the program is ended below.
        }

        await peer.DisposeAsync().ConfigureAwait(false);
        if (process is not null)
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<HostClient> OpenAsync(HostClient client, HostClientOptions options, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StartTimeout);
        client.peer.Start();
        try
        {
            InitializeParams hello = new(new PeerInfo(options.Name, options.Version), ProtocolLevel.Served, options.Token);
            client.Session = await client.RequestAsync<InitializeResult>(RpcMethods.Initialize, hello, limit.Token).ConfigureAwait(false);
            return client;
        }
        catch (Exception failure)
        {
            await client.peer.DisposeAsync().ConfigureAwait(false);
            if (client.process is not null)
            {
                await client.process.DisposeAsync().ConfigureAwait(false);
            }

            if (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new ToolException(ErrorIds.HostGone, $"The host did not answer within {options.StartTimeout.TotalSeconds:0.#} seconds.", "Look at its log, or give it more time.", inner: failure);
            }

            throw;
        }
    }

    private async Task<T> RequestAsync<T>(string method, object? parameters, CancellationToken cancellationToken) =>
        RpcResult.As<T>(await peer.InvokeAsync(method, parameters, cancellationToken).ConfigureAwait(false));

    private Task<JobStatus> JobAsync(string method, string id, CancellationToken cancellationToken) => RequestAsync<JobStatus>(method, new JobParams(id), cancellationToken);

    private async Task<JsonElement> WithProgressAsync(string method, Func<string?, object> parameters, IProgress<ProgressValue>? progress, CancellationToken cancellationToken)
    {
        if (progress is null)
        {
            return await peer.InvokeAsync(method, parameters(null), cancellationToken).ConfigureAwait(false);
        }

        string token = notifications.Add(progress);
        try
        {
            return await peer.InvokeAsync(method, parameters(token), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            notifications.Remove(token);
        }
    }
}
