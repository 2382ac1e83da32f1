using Microsoft.Extensions.Logging;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>A plugin that is started by the first call of one of its tools.</summary>
/// <param name="manifest">Its manifest.</param>
/// <param name="start">Starts it.</param>
/// <param name="log">The host's log.</param>
internal sealed class PluginHandle(PluginManifest manifest, Func<PluginManifest, IPluginRuntime> start, ILogger log) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private IPluginRuntime? runtime;
    private ErrorData? problem;

    /// <summary>The manifest.</summary>
    public PluginManifest Manifest => manifest;

    /// <summary>What is wrong with it, or null.</summary>
    public ErrorData? Problem => Now.Problem;

    private RuntimeStatus Now => problem is not null ? new RuntimeStatus(PluginStates.Broken, problem) : runtime?.Status ?? new RuntimeStatus(PluginStates.Idle);

    /// <summary>The running plugin. A start that failed is tried again: what was missing may be there now.</summary>
    /// <returns>The runtime.</returns>
    public IPluginRuntime Running()
    {
        lock (gate)
        {
            if (runtime is null)
            {
                try
                {
                    runtime = start(manifest);
                    problem = null;
                    log.LogInformation("Plugin {Plugin} {Version} started.", manifest.Id, manifest.Version);
                }
                catch (ToolException failure)
                {
                    log.LogError(failure.InnerException ?? failure, "Plugin {Plugin} could not be started.", manifest.Id);
                    problem = new ErrorData(failure.Id, failure.Message, failure.Hint, failure.Details);
                    throw;
                }
            }

            return runtime;
        }
    }

    /// <summary>How the plugin is.</summary>
    /// <returns>Its status.</returns>
    public PluginStatus Status() => new(
        manifest.Id,
        manifest.Version,
        manifest.Title,
        manifest.Runtime.Kind,
        manifest.Runtime.Isolation == PluginIsolation.Process ? "process" : "host",
        Now.State,
        [.. manifest.Tools.Select(tool => tool.Name)],
        Now.Problem,
        Now.ProcessId);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => runtime?.DisposeAsync() ?? ValueTask.CompletedTask;
}
