using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Plugins;

namespace RsPlugins.Host.Plugins;

/// <summary>What a plugin in this process is given.</summary>
/// <param name="contentFolder">The plugin's read-only data.</param>
/// <param name="stateFolder">The plugin's own folder of the user's.</param>
/// <param name="loggers">The host's log.</param>
internal sealed class PluginContext(string contentFolder, string stateFolder, ILoggerFactory loggers) : IPluginContext
{
    /// <inheritdoc/>
    public string ContentFolder => contentFolder;

    /// <inheritdoc/>
    public string StateFolder => stateFolder;

    /// <inheritdoc/>
    public ILoggerFactory Loggers => loggers;
}
