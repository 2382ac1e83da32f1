using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models;

/// <summary>rs.models.release: closes the towers that no call uses, so that other programs have their memory, on the graphics card too. The next call opens them again.</summary>
public sealed class ReleaseModelsTool(ModelPool models) : PluginTool<ReleaseModelsArguments>
{
    /// <inheritdoc/>
    public override string Name => "rs.models.release";

    /// <inheritdoc/>
    protected override JsonObject Run(ReleaseModelsArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        long freed = models.Memory.Release();
        return new JsonObject { ["freed_bytes"] = freed, ["memory_bytes"] = models.Memory.Open.Sum(tower => tower.Bytes) };
    }
}
