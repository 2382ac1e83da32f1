using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Segment;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>rs.evaluate: what a model is worth on data of the user's own, per language, by the protocols of the field, with intervals.</summary>
public sealed class EvaluateTool(ModelPool models) : PluginTool<EvaluateArguments>
{
    private const int Seed = 0;
    private const double Measuring = 0.9;

    /// <inheritdoc/>
    public override string Name => "rs.evaluate";

    /// <inheritdoc/>
    protected override JsonObject Run(EvaluateArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        if (!Given(arguments.Images) && !Given(arguments.Eurosat) && !Given(arguments.Ucm))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "There is nothing to measure on.", "Give images, a folder or a zip, with a list of their captions or classes, or in folders of their class; or eurosat with eurosat_split; or ucm with ucm_captions.");
        }

        CheckOutputs(arguments);
        string[] languages = [.. (arguments.Languages is { Count: > 0 } named ? named : Languages.All).Select(Languages.Checked).Distinct()];
        PromptChoice prompts = PromptChoice.Of(arguments);
        Bootstrap bootstrap = new(arguments.Resamples, Seed);
        List<DataSet> sets = [];
        try
        {
            sets.AddRange(Open(arguments));
            LoadedModel model = models.Get(arguments.Choice, context, cancellationToken);
            DataSetMeasurement measurement = new(model, languages, prompts, arguments.Measures, bootstrap);
            List<SetFigures> figures = [];
            List<LabelledImages> embedded = [];
            foreach ((int number, DataSet set) in sets.Index())
            {
                double share = (Given(arguments.Masks) ? 0.7 : Measuring) / sets.Count, from = share * number, between = from + (share / 2), to = from + share;
                embedded.Add(set.Embed(arguments.Split, model, new ProgressShare(context, from, between), cancellationToken));
                figures.Add(measurement.Run(set, embedded[^1], new ProgressShare(context, between, to), cancellationToken));
            }

            SegmentationFigures? segmentation = Given(arguments.Masks) ? Segment(arguments, model, languages[0], bootstrap, new ProgressShare(context, sets.Count == 0 ? 0 : 0.7, Measuring), cancellationToken) : null;
            JsonObject? calibration = Calibrate(arguments, model, [.. embedded.Where(set => set.Classes is not null)], languages, bootstrap, new ProgressShare(context, Measuring, 1), cancellationToken);
            JsonObject provenance = Provenance.Of(Name, arguments, model);
            EvaluationResult result = new(model, arguments.Split, prompts.Title, bootstrap, figures, segmentation, calibration, PublishedFigures.For(sets.Select(set => set.Name)), measurement.Notes, provenance);
            return Write(arguments, result, sets, cancellationToken);
        }
        finally
        {
            sets.ForEach(set => set.Dispose());
        }
    }

    private static JsonObject Write(EvaluateArguments arguments, EvaluationResult result, IReadOnlyList<DataSet> sets, CancellationToken cancellationToken)
    {
        JsonObject outputs = EvaluationJson.Of(result);
        outputs["report"] = Given(arguments.Report) ? Path.GetFullPath(arguments.Report!) : null;
        if (Given(arguments.Report))
        {
            bool tables = Path.GetExtension(arguments.Report!).Equals(".md", StringComparison.OrdinalIgnoreCase);
            Save(arguments.Report!, tables ? (string)outputs["table"]! : EvaluationReport.Html(result, (set, image) => sets.First(one => one.Name == set).Picture(image, result.Model, cancellationToken)));
        }

        if (Given(arguments.Figures))
        {
            Save(arguments.Figures!, EvaluationJson.Text(outputs));
        }

        return outputs;
    }

    private static IEnumerable<DataSet> Open(EvaluateArguments arguments)
    {
        Translations? translations = Given(arguments.Multilingual) ? Translations.Read(arguments.Multilingual!) : null;
        if (Given(arguments.Images) && (Given(arguments.List) || !Given(arguments.Masks)))
        {
            yield return DataSet.Open(null, arguments.Images!, arguments.List, arguments.ClassSet is "auto" ? null : arguments.ClassSet, arguments.ClassTable, translations);
        }

        if (Given(arguments.Eurosat))
        {
            yield return DataSet.Open("EuroSAT", arguments.Eurosat!, Needed(arguments.EurosatSplit, "eurosat_split"), "eurosat", null, translations);
        }

        if (Given(arguments.Ucm))
        {
            yield return DataSet.Open("UC Merced", arguments.Ucm!, Needed(arguments.UcmCaptions, "ucm_captions"), "ucmerced", null, translations);
        }
    }

    private static SegmentationFigures Segment(EvaluateArguments arguments, LoadedModel model, string language, Bootstrap bootstrap, IToolContext context, CancellationToken cancellationToken)
    {
        using ImageSource images = new(Needed(arguments.Images, "images")), masks = new(arguments.Masks!);
        SegmentArguments settings = new() { Raster = "", TileSize = arguments.TileSize, Stride = arguments.Stride, Threads = arguments.Threads };
        return new SegmentationMeasurement(model, MaskClasses.Read(arguments.ClassTable), language, bootstrap).Run(images, masks, settings, context, cancellationToken);
    }

    /// <summary>Fits a calibration where one is asked for, and says how well it, or the model's own, fits these images.</summary>
    private static JsonObject? Calibrate(EvaluateArguments arguments, LoadedModel model, LabelledImages[] sets, string[] languages, Bootstrap bootstrap, IToolContext context, CancellationToken cancellationToken)
    {
        bool wanted = Given(arguments.Calibration);
        if (sets.Length == 0 || (!wanted && model.Calibration is null))
        {
            return wanted ? throw new ToolException(ErrorIds.ClassesInvalid, "A calibration cannot be fitted: no class names are known for the images.", ClassNames.Hint) : null;
        }

        CalibrationFit measured = new(model, sets, languages, context, cancellationToken);
        Calibration calibration = wanted ? measured.Fit(model.Export.ContentHash) : model.Calibration!;
        JsonObject report = CalibrationReport.Of(calibration, measured, model.Export.LogitScale, sets, model, bootstrap, cancellationToken);
        if (wanted)
        {
            JsonObject provenance = new()
            {
                ["tool"] = "rs.evaluate",
                ["version"] = typeof(EvaluateTool).Assembly.GetName().Version!.ToString(3),
                ["precision"] = model.Export.Precision,
                ["images"] = new JsonObject(sets.Select(set => KeyValuePair.Create(set.Name, (JsonNode?)set.Images.Length))),
                ["split"] = arguments.Split,
                ["fit"] = CalibrationReport.Errors(report),
            };
            Save(arguments.Calibration!, (calibration with { Provenance = provenance }).ToJson());
        }

        return report;
    }

    /// <summary>Tries the folders of the outputs, so that nobody waits for a result that cannot be written.</summary>
    private static void CheckOutputs(EvaluateArguments arguments)
    {
        foreach (string path in new[] { arguments.Report, arguments.Figures, arguments.Calibration }.Where(Given).Select(path => path!))
        {
            using StagedFile file = new(path);
            File.WriteAllText(file.Path, "");
        }
    }

    private static void Save(string path, string text)
    {
        using StagedFile file = new(path);
        File.WriteAllText(file.Path, text);
        file.Commit();
    }

    private static bool Given(string? path) => !string.IsNullOrWhiteSpace(path);

    private static string Needed(string? value, string name) =>
        Given(value) ? value! : throw new ToolException(ErrorIds.ArgumentInvalid, $"The argument {name} is missing.", "Give it together with the images it belongs to.");
}
