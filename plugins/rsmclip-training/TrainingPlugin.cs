using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Training;

/// <summary>The training plugin. It wants a process of its own: libtorch may be loaded only once in a process.</summary>
public sealed class TrainingPlugin : IPlugin
{
    /// <inheritdoc />
    public IReadOnlyList<ITool> Start(IPluginContext context) => [new TrainTool()];

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held between calls.
    }
}
