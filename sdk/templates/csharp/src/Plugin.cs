using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Tools;

namespace __CODE__;

/// <summary>__TITLE__: a plugin of RsPlugins. Each tool that it gives is one of the manifest __NAME__.plugin.json.</summary>
public sealed class Plugin : IPlugin
{
    /// <inheritdoc/>
    public IReadOnlyList<ITool> Start(IPluginContext context) => [new LengthTool()];

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
