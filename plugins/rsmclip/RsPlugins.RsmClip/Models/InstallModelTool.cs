using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Models.Hub;
using RsPlugins.RsmClip.Models.Sources;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models;

/// <summary>rs.models.install: brings a model from a folder, an archive or the hub.</summary>
public sealed class InstallModelTool : PluginTool<InstallModelArguments>
{
    private readonly ModelPool models;
    private readonly Func<HubOptions> hub;

    /// <summary>Makes the tool.</summary>
    /// <param name="models">The models.</param>
    public InstallModelTool(ModelPool models)
        : this(models, HubOptions.FromEnvironment)
    {
    }

    internal InstallModelTool(ModelPool models, Func<HubOptions> hub)
    {
        this.models = models;
        this.hub = hub;
    }

    /// <inheritdoc/>
    public override string Name => "rs.models.install";

    /// <inheritdoc/>
    protected override JsonObject Run(InstallModelArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        IModelSource source = SourceReader.Read(arguments.Source, hub);
        (string id, bool wasThere) = new ModelInstaller(models).Install(source, arguments.Id, arguments.Prepare, context, cancellationToken);
        ModelEntry entry = new ModelCatalogue(models).List().First(model => model.Id == id);
        return new JsonObject
        {
            ["id"] = id,
            ["was_there"] = wasThere,
            ["model"] = JsonSerializer.SerializeToNode(entry, ToolJson.Options),
        };
    }
}
