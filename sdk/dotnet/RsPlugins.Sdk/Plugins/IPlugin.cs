using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Plugins;

/// <summary>
/// A unit that provides tools. The host makes one instance by its public parameterless constructor, calls <see cref="Start"/> once,
/// and disposes it when the plugin is unloaded.
/// </summary>
public interface IPlugin : IDisposable
{
    /// <summary>Prepares the plugin. Must be quick (no model is loaded here): menus wait for it.</summary>
    /// <param name="context">Folders and log.</param>
    /// <returns>The tools, named exactly as in the manifest.</returns>
    IReadOnlyList<ITool> Start(IPluginContext context);
}
