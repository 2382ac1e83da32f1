using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Segment;

/// <summary>rs.segment: gives every pixel of a raster the class whose names its surroundings look like, in any of ten languages.</summary>
public sealed class SegmentTool(ModelPool models) : PluginTool<SegmentArguments>
{
    /// <inheritdoc/>
    public override string Name => "rs.segment";

    /// <inheritdoc/>
    protected override JsonObject Run(SegmentArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        SegmentOutputs outputs = SegmentOutputs.Of(arguments);
        if (outputs.Paths.Append(Path.GetFullPath(arguments.Raster)).GroupBy(path => path, StringComparer.Ordinal).Any(same => same.Count() > 1))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "An output has the name of the raster or of another output.", "Give each output a name of its own.");
        }

        SegmentationResult result = Segmentation.Run(models, arguments, outputs, context, cancellationToken);
        long pixels = result.Pixels.Sum();
        return new JsonObject
        {
            ["class_map"] = outputs.ClassMap,
            ["score_map"] = outputs.ScoreMap,
            ["polygons"] = outputs.Polygons,
            ["windows"] = result.Windows,
            ["classes"] = new JsonArray([.. result.Classes.Classes.Select((one, i) => (JsonNode)new JsonObject
            {
                ["id"] = one.Id,
                ["name"] = one.NameIn(result.Language),
                ["color"] = one.Color,
                ["pixels"] = result.Pixels[i],
                ["share"] = pixels > 0 ? Math.Round((double)result.Pixels[i] / pixels, 4) : 0,
            })]),
            ["notice"] = result.Model.Notice,
            ["provenance"] = result.Provenance,
        };
    }
}
