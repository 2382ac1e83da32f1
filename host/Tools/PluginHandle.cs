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

    /// <summary>Why the last start failed, or null.</summary>
    public ErrorData? Problem => problem;

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
        "dotnet",
        manifest.Isolation == PluginIsolation.Process ? "process" : "host",
        problem is not null ? "broken" : runtime is null ? "idle" : "loaded",
        [.. manifest.Tools.Select(tool => tool.Name)],
        problem);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => runtime?.DisposeAsync() ?? ValueTask.CompletedTask;
}
