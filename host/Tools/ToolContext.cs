using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>What a running call sees of the host.</summary>
/// <param name="gate">Thins out progress.</param>
/// <param name="log">The host's log.</param>
/// <param name="job">The job that the call is.</param>
/// <param name="callTool">Calls another tool.</param>
internal sealed class ToolContext(ProgressGate gate, ILogger log, ToolJob job, Func<string, JsonObject, CancellationToken, Task<JsonObject>> callTool) : IToolContext
{
    /// <inheritdoc/>
    public ToolJob Job => job;

    /// <inheritdoc/>
    public ILogger Log => log;

    /// <inheritdoc/>
    public void Report(ToolProgress progress) => gate.Report(progress);

    /// <inheritdoc/>
    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => callTool(name, arguments, cancellationToken);
}
