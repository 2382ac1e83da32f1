using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Plugins;

/// <summary>What a call in a plugin's process sees of the host.</summary>
/// <param name="host">The connection.</param>
/// <param name="notifications">What the host tells.</param>
/// <param name="gate">Thins out progress: a tool may report more often than a pipe should carry.</param>
/// <param name="log">The log.</param>
/// <param name="job">The job that the call is.</param>
internal sealed class ProcessToolContext(RpcPeer host, HostNotifications notifications, ProgressGate gate, ILogger log, ToolJob job) : IToolContext
{
    /// <inheritdoc/>
    public ILogger Log => log;

    /// <inheritdoc/>
    public ToolJob Job => job;

    /// <inheritdoc/>
    public void Report(ToolProgress progress) => gate.Report(progress);

    /// <inheritdoc/>
    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => CallToolAsync(name, arguments, progress: null, cancellationToken);

    /// <inheritdoc/>
    public async Task<JsonObject> CallToolAsync(string name, JsonObject arguments, IProgress<ProgressValue>? progress, CancellationToken cancellationToken)
    {
        string? progressToken = progress is null ? null : notifications.Add(progress);
        try
        {
            return RpcResult.Object(await host.InvokeAsync(RpcMethods.ToolsCall, new { name, arguments, job = new { id = job.Id }, progressToken }, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            if (progressToken is not null)
            {
                notifications.Remove(progressToken);
            }
        }
    }
}
