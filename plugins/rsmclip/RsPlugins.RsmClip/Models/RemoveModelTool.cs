using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models;

/// <summary>rs.models.remove: removes an installed model, with what was made from it.</summary>
public sealed class RemoveModelTool(ModelPool models) : PluginTool<RemoveModelArguments>
{
    /// <inheritdoc/>
    public override string Name => "rs.models.remove";

    /// <inheritdoc/>
    protected override JsonObject Run(RemoveModelArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        long freed = new ModelInstaller(models).Remove(arguments.Id, cancellationToken);
        return new JsonObject { ["id"] = arguments.Id.Trim(), ["freed_bytes"] = freed };
    }
}
