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
        string vector = Path.GetFullPath(Or(arguments.Tiles, () => Path.ChangeExtension(arguments.Raster, ".tiles.gpkg")));
        string map = Path.GetFullPath(Or(arguments.ClassMap, () => Path.ChangeExtension(vector, ".classes.tif")));
        if (Path.GetFullPath(arguments.Raster) is string source && (vector == source || map == source || vector == map))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "An output has the name of the raster or of the other output.", "Give each output a name of its own.");
        }

        ClassificationResult result = Classification.Run(models, arguments, vector, map, context, cancellationToken);
        int cells = result.Counts.Sum();
        return new JsonObject
        {
            ["tiles"] = vector,
            ["class_map"] = map,
            ["cells"] = cells,
            ["classes"] = new JsonArray([.. result.Classes.Classes.Select((one, i) => (JsonNode)new JsonObject
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

    private static string Or(string? given, Func<string> otherwise) => string.IsNullOrWhiteSpace(given) ? otherwise() : given;
}
