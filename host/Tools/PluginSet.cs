using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Tools;

/// <summary>The plugins and tools there are at one moment.</summary>
internal sealed class PluginSet
{
    private readonly SortedDictionary<string, (ToolManifest Tool, PluginHandle Plugin)> tools = new(StringComparer.Ordinal);

    /// <summary>Makes a set.</summary>
    /// <param name="plugins">The plugins, the more important first: of two tools of one name the first stays.</param>
    /// <param name="problems">The manifests that could not be used.</param>
    public PluginSet(IReadOnlyList<PluginHandle> plugins, IReadOnlyList<ErrorData> problems)
    {
        Plugins = plugins;
        Problems = problems;
        foreach (PluginHandle plugin in plugins)
        {
            foreach (ToolManifest tool in plugin.Manifest.Tools)
            {
                tools.TryAdd(tool.Name, (tool, plugin));
            }
        }
    }

    /// <summary>The plugins.</summary>
    public IReadOnlyList<PluginHandle> Plugins { get; }

    /// <summary>The manifests that could not be used.</summary>
    public IReadOnlyList<ErrorData> Problems { get; }

    /// <summary>The tools by name, in this order, also those of plugins that are switched off.</summary>
    public IReadOnlyDictionary<string, (ToolManifest Tool, PluginHandle Plugin)> Tools => tools;

    /// <summary>The tools that can be used now, by name.</summary>
    public IEnumerable<(ToolManifest Tool, PluginHandle Plugin)> Usable()
    {
        HashSet<PluginHandle> disabled = [.. Plugins.Where(plugin => plugin.IsDisabled)];
        return tools.Values.Where(entry => !disabled.Contains(entry.Plugin));
    }

    /// <summary>Finds a plugin.</summary>
    /// <param name="id">Its id.</param>
    public PluginHandle? Find(string id) => Plugins.FirstOrDefault(plugin => plugin.Manifest.Id == id);
}
