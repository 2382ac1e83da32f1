namespace RsPlugins.Host.Plugins;

/// <summary>A plugin manifest that was read and found in order.</summary>
/// <param name="Id">The plugin's id.</param>
/// <param name="Version">The plugin's version.</param>
/// <param name="Title">A few words for a menu.</param>
/// <param name="Path">The manifest's own full path.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="Runtime">How it is started.</param>
/// <param name="ContentFolder">Full path of the plugin's read-only data.</param>
/// <param name="Tools">Its tools, as listed.</param>
internal sealed record PluginManifest(
    string Id,
    string Version,
    string Title,
    string Path,
    ManifestSource Source,
    PluginRuntime Runtime,
    string ContentFolder,
    IReadOnlyList<ToolManifest> Tools)
{
    /// <summary>The SHA-256 of its bytes, in hexadecimal.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>The tool that says how the plugin is, asked only while it runs; or null.</summary>
    public string? StatusTool { get; init; }

    /// <summary>The tools about its models, or null for a plugin that has none.</summary>
    public ModelTools? Models { get; init; }
}
