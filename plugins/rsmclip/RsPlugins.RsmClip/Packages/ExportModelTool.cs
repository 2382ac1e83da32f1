using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Segment;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Packages;

/// <summary>rs.models.export: a model with classes as a folder that ArcGIS Pro's own deep-learning tools run: model definitions (.emd), Python raster functions, and the graphs in ONNX.</summary>
public sealed class ExportModelTool(ModelPool models) : PluginTool<ExportModelArguments>
{
    /// <inheritdoc/>
    public override string Name => "rs.models.export";

    /// <inheritdoc/>
    protected override JsonObject Run(ExportModelArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        ClassSet classes = arguments.ReadClasses();
        string[] languages = [.. (arguments.Languages is { Count: > 0 } named ? named : ["en"]).Select(Languages.Checked).Distinct()];
        using ModelPackage package = new(arguments.Folder);

        // The graphs of a graphics card's provider are those of fp32; a package holds what any provider runs.
        LoadedModel model = models.Get(new ModelChoice(arguments.Model, arguments.Precision == "fp32", Device.Cpu), context, cancellationToken);
        context.Report(new ToolProgress(null, "embedding classes", "Comparing words and images"));
        ClassQueries names = ClassQueries.Of(model.Texts, classes, languages, arguments.Templates, cancellationToken);
        float[][] means = Mean([.. languages.Select(language => ClassEmbeddings.Of(model.Texts, classes, language, arguments.Templates, cancellationToken))]);
        int side = model.Config.Vision.Grid;
        string segmentation = SegmentationExporter.Ensure(model.Export.Folder, new SegmentationOptions(side, side), () => Checkpoint.Open(model.Folder), cancellationToken: cancellationToken);
        JsonObject provenance = Provenance.Of(Name, arguments, model);
        package.AddFunctions();
        package.AddClasses(model, means, names);
        package.AddDefinition(PackageTask.Objects, model, classes, languages[0], provenance);
        package.AddDefinition(PackageTask.Pixels, model, classes, languages[0], provenance);
        package.AddGraphs(model.Export.Folder, segmentation, context, cancellationToken);
        package.Commit();
        return new JsonObject
        {
            ["folder"] = package.Folder,
            ["objects"] = Path.Combine(package.Folder, ModelPackage.DefinitionOf(PackageTask.Objects)),
            ["pixels"] = Path.Combine(package.Folder, ModelPackage.DefinitionOf(PackageTask.Pixels)),
            ["classes"] = classes.Classes.Count,
            ["model"] = model.Id,
            ["model_sha256"] = model.Export.ContentHash,
            ["precision"] = model.Export.Precision,
            ["notice"] = model.Notice,
            ["provenance"] = provenance,
        };
    }

    /// <summary>What the classes are in all languages: the mean cosine over them is the cosine with the mean.</summary>
    private static float[][] Mean(float[][][] byLanguage) =>
        [.. byLanguage[0].Select((first, index) => first.Select((_, i) => byLanguage.Average(language => language[index][i])).ToArray())];
}
