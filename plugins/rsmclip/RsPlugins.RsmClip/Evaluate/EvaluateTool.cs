using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>rs.evaluate: zero-shot accuracy and retrieval of a model, per language, by the usual protocols.</summary>
public sealed class EvaluateTool(ModelPool models) : PluginTool<EvaluateArguments>
{
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
        double?[] eurosat = Eurosat(arguments, model, languages, context, cancellationToken);
        (double?[] ucm, Retrieval?[] retrieval) = Ucm(arguments, model, languages, context, cancellationToken);
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
        Save(arguments.Report, table);
        Save(arguments.Figures, result.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
        return result;
    }

    private static double?[] Eurosat(EvaluateArguments arguments, LoadedModel model, string[] languages, IToolContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(arguments.Eurosat))
        {
            return new double?[languages.Length];
        }

        string split = Needed(arguments.EurosatSplit, "eurosat_split");
        string[][] rows = [.. File.ReadLines(split).Skip(1).Select(line => line.Split(',')).Where(row => row.Length == 3 && row[2].Trim() == arguments.Split)];
        if (rows.Length == 0)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{Path.GetFileName(split)} has no images of the split \"{arguments.Split}\".", "Give train, val or test.");
        }

        using ImageSource source = new(arguments.Eurosat);
        float[][] images = source.Embed(model, [.. rows.Select(row => row[0])], "EuroSAT", context, cancellationToken);
        return TopOne(model, ClassSet.Find("eurosat"), images, [.. rows.Select(row => row[1])], languages, cancellationToken);
    }

    private static (double?[] TopOne, Retrieval?[] Retrieval) Ucm(EvaluateArguments arguments, LoadedModel model, string[] languages, IToolContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(arguments.Ucm))
        {
            return (new double?[languages.Length], new Retrieval?[languages.Length]);
        }

        UcmData data = UcmData.Read(Needed(arguments.UcmCaptions, "ucm_captions"), arguments.Split);
        using ImageSource source = new(arguments.Ucm);
        float[][] images = source.Embed(model, data.Files, "UC Merced", context, cancellationToken);
        Dictionary<string, Dictionary<string, string>>? translations = string.IsNullOrWhiteSpace(arguments.Multilingual) ? null : UcmData.ReadTranslations(arguments.Multilingual);
        int[] owners = [.. data.Captions.SelectMany((captions, image) => captions.Select(_ => image))];
        Retrieval?[] retrieval = [.. languages.Select(language =>
        {
            string[]? captions = Captions(data, translations, language);
            return captions is null ? null : Retrieval.Of(images, model.Texts.Encode(captions, cancellationToken), owners);
        })];
        return (TopOne(model, ClassSet.Find("ucmerced"), images, data.Labels, languages, cancellationToken), retrieval);
    }

    private static string[]? Captions(UcmData data, Dictionary<string, Dictionary<string, string>>? translations, string language) =>
        language == "en" ? [.. data.Captions.SelectMany(captions => captions)]
        : translations is null ? null
        : [.. data.CaptionIds.SelectMany(ids => ids).Select(id => translations[id][language])];

    private static double?[] TopOne(LoadedModel model, ClassSet classes, float[][] images, string[] labels, string[] languages, CancellationToken cancellationToken)
    {
        int[] truth = [.. labels.Select(label => classes.Classes.ToList().FindIndex(one => one.Id == label))];
        return [.. languages.Select(language =>
        {
            float[][] vectors = ClassEmbeddings.Of(model.Texts, classes, language, templates: true, cancellationToken);
            int right = images.Where((image, i) => Vectors.ArgMax([.. vectors.Select(vector => Vectors.Dot(vector, image))]) == truth[i]).Count();
            return (double?)((double)right / images.Length);
        })];
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
            Retrieval? r = one.UcmRetrieval;
            string recalls = r is null
                ? string.Join(" | ", Enumerable.Repeat("–", 7))
                : string.Create(plain, $"{r.ImageToText1:0.00} | {r.ImageToText5:0.00} | {r.ImageToText10:0.00} | {r.TextToImage1:0.00} | {r.TextToImage5:0.00} | {r.TextToImage10:0.00} | {r.Mean:0.00}");
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
