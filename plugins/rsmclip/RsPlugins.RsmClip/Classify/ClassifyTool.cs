using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Classify;

/// <summary>rs.classify: labels the tiles of a raster by class names in any of ten languages.</summary>
public sealed class ClassifyTool(ModelPool models) : PluginTool<ClassifyArguments>
{
    /// <inheritdoc/>
    public override string Name => "rs.classify";

    /// <inheritdoc/>
    protected override JsonObject Run(ClassifyArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        ClassificationResult result = Classification.Run(models, arguments, OutputPaths.Of(arguments), context, cancellationToken);
        int cells = result.Counts.Sum();
        return new JsonObject
        {
            ["tiles"] = result.Files.Tiles,
            ["class_map"] = result.Files.ClassMap,
            ["score_map"] = result.Model.Calibration is null ? null : result.Files.ScoreMap,
            ["cells"] = cells,
            ["classes"] = new JsonArray([.. result.Labels.Select((one, i) => (JsonNode)new JsonObject
            {
                ["id"] = one.Id,
                ["name"] = one.NameIn(result.Languages[0]),
                ["color"] = one.Color,
                ["cells"] = result.Counts[i],
                ["share"] = cells > 0 ? Math.Round((double)result.Counts[i] / cells, 4) : 0,
            })]),
            ["agreement"] = new JsonObject(result.Languages.Select((language, i) => KeyValuePair.Create(language, (JsonNode?)Math.Round(result.Agreement[i], 4)))),
            ["notice"] = result.Model.Notice,
            ["provenance"] = result.Provenance,
        };
    }
}
