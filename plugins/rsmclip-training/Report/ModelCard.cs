using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Training.Report;

/// <summary>The card of a trained model: README.md with the front matter of hub model cards, for people and for programs that list models.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Config">The run's settings.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="Data">What the run's log says of the data.</param>
/// <param name="Results">Figures of the model.</param>
/// <param name="StartHash">Hash of the checkpoint that the run started from, or null.</param>
internal sealed record ModelCard(string Name, TrainingConfig Config, long Steps, JsonObject Data, IReadOnlyList<EvaluationResult> Results, string? StartHash)
{
    private const string FileName = "README.md";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How the weights were chosen between those of the start checkpoint and the trained ones, or null.</summary>
    public InterpolationChoice? Interpolation { get; init; }

    /// <summary>Writes the card.</summary>
    /// <param name="folder">The model's folder.</param>
    public void Write(string folder)
    {
        using StagedFile staged = new(Path.Combine(folder, FileName));
        File.WriteAllText(staged.Path, ToMarkdown());
        staged.Commit();
    }

    /// <summary>The card as text.</summary>
    public string ToMarkdown()
    {
        StringBuilder card = new();
        AppendFrontMatter(card);
        string start = Config.StartFrom.Length > 0 ? $"from the checkpoint `{Path.GetFileName(Path.TrimEndingDirectorySeparator(Config.StartFrom))}`" : "from random weights";
        card.Append(Plain, $"\n# {Name}\n\nA model of the RS-M-CLIP family, trained {start} by rs.train of RsPlugins {Version}: {Steps:#,0} steps of {Config.BatchSize} image-text pairs, ended {DateTimeOffset.UtcNow:yyyy-MM-dd}.\n");
        if (Interpolation is not null)
        {
            card.Append(Plain, $"Its weights lie {Interpolation.Share:P0} of the way from {(Config.Interpolation.With.Length > 0 ? $"those of `{Path.GetFileName(Path.TrimEndingDirectorySeparator(Config.Interpolation.With))}`" : "the start checkpoint")} to the trained ones, chosen by {Interpolation.Figure} on the validation splits.\n");
        }

        AppendFigures(card);
        AppendData(card);
        AppendSettings(card);
        card.Append(Plain, $"\n## Where it comes from\n\n- Start checkpoint: {(StartHash is null ? "none" : $"`{Path.GetFileName(Path.TrimEndingDirectorySeparator(Config.StartFrom))}`, SHA-256 of its contents `{StartHash}`")}\n- Seed: {Config.Seed}; the log, the event files and the report of the run have every figure over time.\n");
        card.Append("\n## Licence\n\nTo be filled in by whoever publishes this model: its own licence (here and as `license:` in the first lines), and whether those of the images, the captions, the translations and the start checkpoint allow it.\n\n| part | licence |\n|---|---|\n| weights | to be filled in |\n");
        foreach (ImageSetSettings set in Config.Data.Sets)
        {
            card.Append(Plain, $"| images of {Cell(set.Name)} | to be filled in |\n");
        }

        return card.ToString();
    }

    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    private static string Version => typeof(ModelCard).Assembly.GetName().Version?.ToString(3) ?? "";

    private void AppendFrontMatter(StringBuilder card)
    {
        card.Append("---\n# license: to be filled in, for instance mit; see the last part\n");
        card.Append(Plain, $"language: [{string.Join(", ", Config.Data.Languages)}]\nlibrary_name: open_clip\npipeline_tag: zero-shot-image-classification\ntags: [clip, remote-sensing]\n");
        if (Results.Count > 0)
        {
            card.Append(Plain, $"model-index:\n- name: {Quoted(Name)}\n  results:\n");
        }

        foreach (EvaluationResult result in Results)
        {
            if (result.TopOne is double accuracy)
            {
                AppendResult(card, result, "zero-shot-image-classification", "accuracy", "top-1 accuracy", accuracy.ToString("0.0000", Plain));
            }

            if (result.Retrieval is not null)
            {
                AppendResult(card, result, "image-text-retrieval", "recall", "mean recall", result.Retrieval.MeanRecall.ToString("0.00", Plain));
            }
        }

        card.Append("---\n");
    }

    private static void AppendResult(StringBuilder card, EvaluationResult result, string task, string type, string name, string value) => card.Append(
        Plain,
        $"  - task: {{ type: {task} }}\n    dataset: {{ name: {Quoted(result.Set)}, type: {Quoted(result.Set)}, split: {result.Split}, config: {result.Language} }}\n    metrics: [{{ type: {type}, name: {Quoted(name)}, value: {value} }}]\n");

    private void AppendFigures(StringBuilder card)
    {
        if (Results.Count == 0)
        {
            card.Append("\n## Figures\n\nNone: no data set has a validation split.\n");
            return;
        }

        card.Append("\n## Figures\n\nOn the validation splits, which the training did not see but which may have been looked at to choose it. In brackets 95 % intervals by bootstrap over the images; they say nothing of another training.\n\n| data set | language | images | zero-shot top-1 | mean recall, % |\n|---|---|---:|---:|---:|\n");
        foreach (EvaluationResult result in Results)
        {
            card.Append(Plain, $"| {Cell(result.Set)} | {result.Language} | {result.Images} | {Figure(result.TopOne, result.TopOneInterval, "0.0000")} | {Figure(result.Retrieval?.MeanRecall, result.MeanRecallInterval, "0.00")} |\n");
        }
    }

    private static string Figure(double? value, Estimate? interval, string format) => value is double figure
        ? figure.ToString(format, Plain) + (interval is null ? "" : $" [{interval.Low.ToString(format, Plain)}, {interval.High.ToString(format, Plain)}]")
        : "–";

    private void AppendData(StringBuilder card)
    {
        card.Append("\n## Data\n\n| data set | training images | validation images | classes | captions by language and origin |\n|---|---:|---:|---:|---|\n");
        foreach (JsonNode? set in Data["sets"]!.AsArray())
        {
            string captions = string.Join("; ", set!["captions"]!.AsObject().Where(language => language.Value!.AsObject().Count > 0)
                .Select(language => $"{language.Key}: {string.Join(", ", language.Value!.AsObject().Select(origin => $"{origin.Value} {origin.Key}"))}"));
            card.Append(Plain, $"| {Cell((string)set["name"]!)} | {set["train"]} | {set["val"]} | {set["classes"]} | {(captions.Length > 0 ? Cell(captions) : "class names in sentences")} |\n");
        }
    }

    private void AppendSettings(StringBuilder card)
    {
        card.Append("\n## Settings\n\nThose that differ from the defaults; all others are as in `training.defaults.yaml` of that version.\n\n| setting | value | default |\n|---|---|---|\n");
        foreach (SettingValue setting in SettingsList.Of(Config).Where(setting => !setting.IsDefault))
        {
            // Folders of the machine that trained are nobody else's business.
            string value = Path.IsPathFullyQualified(setting.Value) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(setting.Value)) : setting.Value;
            card.Append(Plain, $"| `{setting.Key}` | {Cell(value)} | {Cell(setting.Default)} |\n");
        }
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
