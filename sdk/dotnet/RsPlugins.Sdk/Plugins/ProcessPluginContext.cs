using Microsoft.Extensions.Logging;

namespace RsPlugins.Sdk.Plugins;

/// <summary>What a plugin in a process of its own is given.</summary>
/// <param name="contentFolder">The program's folder.</param>
/// <param name="stateFolder">Where it may keep things.</param>
/// <param name="loggers">Its log.</param>
internal sealed class ProcessPluginContext(string contentFolder, string stateFolder, ILoggerFactory loggers) : IPluginContext
{
    /// <inheritdoc/>
    public string ContentFolder => contentFolder;

    /// <inheritdoc/>
    public string StateFolder => stateFolder;

    /// <inheritdoc/>
    public ILoggerFactory Loggers => loggers;
}
