using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models;

/// <summary>rs.models.list: the models there are, and those that can be had.</summary>
public sealed class ListModelsTool(ModelPool models) : PluginTool<ListModelsArguments>
{
    /// <inheritdoc/>
    public override string Name => "rs.models.list";

    /// <inheritdoc/>
    protected override JsonObject Run(ListModelsArguments arguments, IToolContext context, CancellationToken cancellationToken) => new()
    {
        ["models"] = JsonSerializer.SerializeToNode(new ModelCatalogue(models).List().Where(model => !arguments.InstalledOnly || model.State == "installed").ToArray(), ToolJson.Options),
    };
}
