using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Caption;

/// <summary>rs.caption: says in a sentence of any of ten languages what an image, a raster or its tiles show.</summary>
public sealed class CaptionTool : PluginTool<CaptionArguments>
{
    private readonly ModelPool models;
    private readonly Func<string, string?> environment;

    /// <summary>Makes the tool.</summary>
    /// <param name="models">The models.</param>
    public CaptionTool(ModelPool models)
        : this(models, Environment.GetEnvironmentVariable)
    {
    }

    internal CaptionTool(ModelPool models, Func<string, string?> environment)
    {
        this.models = models;
        this.environment = environment;
    }

    /// <inheritdoc/>
    public override string Name => "rs.caption";

    /// <inheritdoc/>
    protected override JsonObject Run(CaptionArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        bool tiled = arguments.Area == "tiles";
        string? layer = !string.IsNullOrWhiteSpace(arguments.Tiles) ? Path.GetFullPath(arguments.Tiles) : tiled ? Path.GetFullPath(Path.ChangeExtension(arguments.Raster, ".captions.gpkg")) : null;
        if (layer == Path.GetFullPath(arguments.Raster))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "The output has the name of the raster.", "Give the output a name of its own.");
        }

        (CaptionSummary summary, JsonObject provenance, string? notice) = CaptionRun.Run(models, arguments, layer, environment, context, cancellationToken);
        JsonObject result = tiled ? summary.Tiles() : summary.Whole();
        result["tiles"] = layer;
        result["provenance"] = provenance;
        if (notice is not null)
        {
            result["notice"] = $"{notice} {(string?)result["notice"]}".TrimEnd();
        }

        return result;
    }
}
