using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>What a running call sees of the host.</summary>
/// <param name="gate">Thins out progress.</param>
/// <param name="log">The host's log.</param>
/// <param name="job">The job that the call is.</param>
/// <param name="reach">Which paths the caller may reach; null for all.</param>
/// <param name="callTool">Calls another tool, and gives its progress to whom it is told.</param>
internal sealed class ToolContext(ProgressGate gate, ILogger log, ToolJob job, Func<string, bool>? reach, Func<string, JsonObject, Action<ProgressValue>, CancellationToken, Task<JsonObject>> callTool) : IToolContext
{
    /// <inheritdoc/>
    public ToolJob Job => job;

    /// <inheritdoc/>
    public Func<string, bool>? Reach => reach;

    /// <inheritdoc/>
    public ILogger Log => log;

    /// <inheritdoc/>
    public void Report(ToolProgress progress) => gate.Report(progress);

    /// <inheritdoc/>
    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => CallToolAsync(name, arguments, progress: null, cancellationToken);

    /// <inheritdoc/>
    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, IProgress<ProgressValue>? progress, CancellationToken cancellationToken) =>
        callTool(name, arguments, progress is null ? Pass : value => Tell(progress, value), cancellationToken);

    // How much of this call the other one is only its tool knows.
    private void Pass(ProgressValue value) => gate.Report(new ToolProgress(Fraction: null, value.Stage, value.Message, value.Done, value.Total, value.Unit, value.Metrics));

    private void Tell(IProgress<ProgressValue> progress, ProgressValue value)
    {
        try
        {
            progress.Report(value);
        }
        catch (Exception failure)
        {
            // It is told on a thread of the other call, which must not suffer for it.
            log.LogWarning(failure, "A tool could not take the progress of a call of its own.");
        }
    }
}
