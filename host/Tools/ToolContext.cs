using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>What a running call sees of the host.</summary>
/// <param name="gate">Thins out progress.</param>
/// <param name="log">The host's log.</param>
internal sealed class ToolContext(ProgressGate gate, ILogger log) : IToolContext
{
    /// <inheritdoc/>
    public ILogger Log => log;

    /// <inheritdoc/>
    public void Report(ToolProgress progress) => gate.Report(progress);
}
