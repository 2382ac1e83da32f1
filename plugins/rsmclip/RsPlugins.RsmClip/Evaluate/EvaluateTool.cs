using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>rs.evaluate: zero-shot accuracy and retrieval of a model, per language, by the usual protocols.</summary>
public sealed class EvaluateTool(ModelPool models) : PluginTool<EvaluateArguments>
{
    private const string EurosatName = "EuroSAT";
    private const string UcmName = "UC Merced";

    /// <inheritdoc/>
    public override string Name => "rs.evaluate";

    /// <inheritdoc/>
    protected override JsonObject Run(EvaluateArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(arguments.Eurosat) && string.IsNullOrWhiteSpace(arguments.Ucm))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "There is nothing to measure on.", "Give eurosat with eurosat_split, or ucm with ucm_captions, or both.");
        }

        string[] languages = [.. (arguments.Languages is { Count: > 0 } named ? named : Languages.All).Select(Languages.Checked).Distinct()];
        LoadedModel model = models.Get(arguments.Choice, context, cancellationToken);
        LabelledImages[] sets = [.. new[] { Eurosat(arguments, model, context, cancellationToken), Ucm(arguments, model, languages, context, cancellationToken) }.OfType<LabelledImages>()];
        double?[] eurosat = TopOne(model, sets.FirstOrDefault(set => set.Name == EurosatName), languages, cancellationToken), ucm = TopOne(model, sets.FirstOrDefault(set => set.Name == UcmName), languages, cancellationToken);
        RetrievalRecall?[] retrieval = [.. languages.Select(language => sets.Where(set => set.Captions.ContainsKey(language)).Select(set => Retrieve(set, model, language, cancellationToken)).FirstOrDefault())];
        LanguageFigures[] figures = [.. languages.Select((language, i) => new LanguageFigures(language, eurosat[i], ucm[i], retrieval[i]))];
        string table = Table(model, arguments.Split, figures);
        JsonObject result = new()
        {
            ["model"] = model.Id,
            ["model_sha256"] = model.Export.ContentHash,
            ["precision"] = model.Export.Precision,
            ["split"] = arguments.Split,
            ["languages"] = JsonSerializer.SerializeToNode(figures, ToolJson.Options),
            ["table"] = table,
        };
        if (Calibrate(arguments, model, sets, languages, context, cancellationToken) is JsonObject calibration)
        {
            result["calibration"] = calibration;
            result["table"] = table += CalibrationReport.Table(calibration);
        }

        Save(arguments.Report, table);
        Save(arguments.Figures, result.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
        return result;
    }

    /// <summary>Fits a calibration where one is asked for, and says how well it, or the model's own, fits these images.</summary>
    private static JsonObject? Calibrate(EvaluateArguments arguments, LoadedModel model, LabelledImages[] sets, string[] languages, IToolContext context, CancellationToken cancellationToken)
    {
        bool wanted = !string.IsNullOrWhiteSpace(arguments.Calibration);
        if (!wanted && model.Calibration is null)
        {
            return null;
        }

        CalibrationFit measured = new(model, sets, languages, context, cancellationToken);
        Calibration calibration = wanted ? measured.Fit(model.Export.ContentHash) : model.Calibration!;
        JsonObject report = CalibrationReport.Of(calibration, measured, model.Export.LogitScale, sets, model, cancellationToken);
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
            Save(arguments.Calibration, (calibration with { Provenance = provenance }).ToJson());
        }

        return report;
    }

    private static LabelledImages? Eurosat(EvaluateArguments arguments, LoadedModel model, IToolContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(arguments.Eurosat))
        {
            return null;
        }

        string split = Needed(arguments.EurosatSplit, "eurosat_split");
        string[][] rows = [.. File.ReadLines(split).Skip(1).Select(line => line.Split(',')).Where(row => row.Length == 3 && row[2].Trim() == arguments.Split)];
        if (rows.Length == 0)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{Path.GetFileName(split)} has no images of the split \"{arguments.Split}\".", "Give train, val or test.");
        }

        using ImageSource source = new(arguments.Eurosat);
        ClassSet classes = ClassSet.Find("eurosat");
        return new LabelledImages(EurosatName, classes, source.Embed(model, [.. rows.Select(row => row[0])], EurosatName, context, cancellationToken), LabelledImages.Places(classes, rows.Select(row => row[1])), new Dictionary<string, string[]>(), []);
    }

    private static LabelledImages? Ucm(EvaluateArguments arguments, LoadedModel model, string[] languages, IToolContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(arguments.Ucm))
        {
            return null;
        }

        UcmData data = UcmData.Read(Needed(arguments.UcmCaptions, "ucm_captions"), arguments.Split);
        using ImageSource source = new(arguments.Ucm);
        float[][] images = source.Embed(model, data.Files, UcmName, context, cancellationToken);
        Dictionary<string, Dictionary<string, string>>? translations = string.IsNullOrWhiteSpace(arguments.Multilingual) ? null : UcmData.ReadTranslations(arguments.Multilingual);
        Dictionary<string, string[]> captions = languages.Where(language => language == "en" || translations is not null).ToDictionary(language => language, language => Captions(data, translations, language));
        ClassSet classes = ClassSet.Find("ucmerced");
        return new LabelledImages(UcmName, classes, images, LabelledImages.Places(classes, data.Labels), captions, [.. data.Captions.SelectMany((texts, image) => texts.Select(_ => image))]);
    }

    private static string[] Captions(UcmData data, Dictionary<string, Dictionary<string, string>>? translations, string language) =>
        language == "en" ? [.. data.Captions.SelectMany(captions => captions)] : [.. data.CaptionIds.SelectMany(ids => ids).Select(id => translations![id][language])];

    private static double?[] TopOne(LoadedModel model, LabelledImages? set, string[] languages, CancellationToken cancellationToken) =>
        [.. languages.Select(language => set is null ? null : (double?)set.Cosines(model, language, cancellationToken).Where((row, image) => Vectors.ArgMax(row) == set.Labels[image]).Count() / set.Images.Length)];

    private static RetrievalRecall Retrieve(LabelledImages set, LoadedModel model, string language, CancellationToken cancellationToken)
    {
        float[][] captions = model.Texts.Encode(set.Captions[language], cancellationToken);
        return RetrievalRanks.Of(set.Owners, set.Images.Length, (caption, image) => Vectors.Dot(captions[caption], set.Images[image]), cancellationToken).Recall();
    }

    private static string Table(LoadedModel model, string split, LanguageFigures[] figures)
    {
        StringBuilder text = new();
        CultureInfo plain = CultureInfo.InvariantCulture;
        text.AppendLine(plain, $"Model `{model.Id}`, content hash `{model.Export.ContentHash[..16]}`, {model.Export.Precision}, split {split}.").AppendLine();
        text.AppendLine("| language | EuroSAT top-1 | UC Merced top-1 | I→T R@1 | R@5 | R@10 | T→I R@1 | R@5 | R@10 | mean recall |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (LanguageFigures one in figures)
        {
            RetrievalRecall? r = one.UcmRetrieval;
            string recalls = r is null
                ? string.Join(" | ", Enumerable.Repeat("–", 7))
                : string.Join(" | ", r.ImageToText.Concat(r.TextToImage).Append(r.MeanRecall).Select(value => value.ToString("0.00", plain)));
            text.AppendLine(plain, $"| {one.Language} | {Share(one.EurosatTop1)} | {Share(one.UcmTop1)} | {recalls} |");
        }

        return text.ToString();

        static string Share(double? value) => value is double number ? number.ToString("0.0000", CultureInfo.InvariantCulture) : "–";
    }

    private static void Save(string? path, string text)
    {
        if (!string.IsNullOrWhiteSpace(path))
        {
            using StagedFile file = new(path);
            File.WriteAllText(file.Path, text);
            file.Commit();
        }
    }

    private static string Needed(string? value, string name) =>
        !string.IsNullOrWhiteSpace(value) ? value : throw new ToolException(ErrorIds.ArgumentInvalid, $"The argument {name} is missing.", "Give it together with the images it belongs to.");
}
