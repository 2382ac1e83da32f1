namespace RsPlugins.Host.Plugins;

/// <summary>A plugin manifest that was read and found in order.</summary>
/// <param name="Id">The plugin's id.</param>
/// <param name="Version">The plugin's version.</param>
/// <param name="Title">A few words for a menu.</param>
/// <param name="Path">The manifest's own full path.</param>
/// <param name="Assembly">Full path of the assembly that holds the plugin.</param>
/// <param name="TypeName">Full name of the <see cref="Sdk.Plugins.IPlugin"/> type in it.</param>
/// <param name="Isolation">Where the plugin runs.</param>
/// <param name="ContentFolder">Full path of the plugin's read-only data.</param>
/// <param name="Tools">Its tools, as listed.</param>
internal sealed record PluginManifest(
    string Id,
    string Version,
    string Title,
    string Path,
    string Assembly,
    string TypeName,
    PluginIsolation Isolation,
    string ContentFolder,
    IReadOnlyList<ToolManifest> Tools);
