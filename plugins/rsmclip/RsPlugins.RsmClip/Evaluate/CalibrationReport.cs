using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>How well a calibration fits images, as JSON and as Markdown.</summary>
internal static class CalibrationReport
{
    private static readonly double[] Thresholds = [0.3, 0.5, 0.7, 0.9];

    /// <summary>Expected calibration errors before (the model's own logit scale; a cosine taken for a probability) and after, and the reliability behind them.</summary>
    public static JsonObject Of(Calibration calibration, CalibrationFit measured, double logitScale, IReadOnlyList<LabelledImages> sets, LoadedModel model, Bootstrap bootstrap, CancellationToken cancellationToken)
    {
        JsonObject matches = [];
        foreach ((string language, ScoreHistogram pairs) in measured.Matches.Where(entry => calibration.Covers(entry.Key)))
        {
            Reliability after = pairs.Measure(cosine => calibration.MatchConfidence(cosine, language));
            matches[language] = new JsonObject
            {
                ["pairs"] = pairs.Pairs,
                ["relevant_pairs"] = pairs.Relevant,
                ["ece_before"] = Rounded(pairs.Measure(cosine => cosine).ExpectedError),
                ["ece_after"] = Rounded(after.ExpectedError),
                ["reliability"] = after.ToJson(),
            };
        }

        Reliability classes = measured.MeasureClasses(calibration.ClassScale);
        Estimate error = measured.ClassError(calibration.ClassScale, bootstrap, cancellationToken);
        return new JsonObject
        {
            ["classes"] = new JsonObject
            {
                ["decisions"] = measured.ClassDecisions,
                ["ece_before"] = Rounded(measured.MeasureClasses(logitScale).ExpectedError),
                ["ece_after"] = Rounded(classes.ExpectedError),
                ["ece_low"] = Rounded(error.Low),
                ["ece_high"] = Rounded(error.High),
                ["reliability"] = classes.ToJson(),
            },
            ["matches"] = matches,
            ["none_of_these"] = new JsonObject(sets.Select(set => KeyValuePair.Create(set.Name, (JsonNode?)Rejections(set, calibration, model, cancellationToken)))),
        };
    }

    /// <summary>The report without its tables: numbers of decisions and pairs, and the errors before and after.</summary>
    public static JsonObject Errors(JsonObject report)
    {
        JsonObject errors = report.DeepClone().AsObject();
        errors.Remove("none_of_these");
        foreach (JsonNode? part in errors["matches"]!.AsObject().Select(entry => entry.Value).Append(errors["classes"]))
        {
            part!.AsObject().Remove("reliability");
        }

        return errors;
    }

    /// <summary>The report as Markdown.</summary>
    public static string Table(JsonObject report)
    {
        StringBuilder text = new();
        CultureInfo plain = CultureInfo.InvariantCulture;
        text.AppendLine().AppendLine("| confidence | decisions or pairs | ECE before | ECE after |").AppendLine("|---|---|---|---|");
        text.AppendLine(plain, $"| classes | {report["classes"]!["decisions"]} | {(double)report["classes"]!["ece_before"]!:0.0000} | {(double)report["classes"]!["ece_after"]!:0.0000} |");
        foreach ((string language, JsonNode? row) in report["matches"]!.AsObject())
        {
            text.AppendLine(plain, $"| matches, {language} | {row!["pairs"]} | {(double)row["ece_before"]!:0.0000} | {(double)row["ece_after"]!:0.0000} |");
        }

        Reliability(text, "class confidence", report["classes"]!);
        foreach ((string language, JsonNode? row) in report["matches"]!.AsObject().Where(entry => entry.Key is "en" or Calibration.ImageQuery))
        {
            Reliability(text, $"match confidence, {language}", row!);
        }

        foreach ((string set, JsonNode? rows) in report["none_of_these"]!.AsObject().Where(entry => entry.Value!.AsArray().Count > 0))
        {
            text.AppendLine().AppendLine(plain, $"| {set}, two classes left out, threshold | AUROC | worst | unknown rejected | known kept | accuracy of known | of those kept |").AppendLine("|---|---|---|---|---|---|---|");
            foreach (JsonNode? row in rows!.AsArray())
            {
                text.AppendLine(plain, $"| {Value("threshold"):0.0} | {Value("auroc"):0.000} | {Value("worst_auroc"):0.000} | {Value("rejected"):0.000} | {Value("kept"):0.000} | {Value("accuracy_before"):0.000} | {Value("accuracy_after"):0.000} |");
                double Value(string key) => (double)row![key]!;
            }
        }

        return text.ToString();
    }

    private static void Reliability(StringBuilder text, string title, JsonNode report)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        text.AppendLine().AppendLine(plain, $"| {title} | share | mean | right |").AppendLine("|---|---|---|---|");
        foreach (JsonNode? bin in report["reliability"]!.AsArray())
        {
            double from = (double)bin!["from"]!;
            text.AppendLine(plain, $"| {from:0.0} to {from + 0.1:0.0} | {(double)bin["share"]!:0.0000} | {(double)bin["confidence"]!:0.000} | {(double)bin["right"]!:0.000} |");
        }
    }

    private static JsonArray Rejections(LabelledImages set, Calibration calibration, LoadedModel model, CancellationToken cancellationToken)
    {
        float[][] cosines = set.Cosines(model, "en", PromptTemplates.For("en"), cancellationToken);
        return [.. Thresholds.Select(threshold => Rejection.Of(cosines, set.Labels, calibration.ClassScale, threshold)).OfType<Rejection>().Select(one => JsonSerializer.SerializeToNode(one, ToolJson.Options))];
    }

    private static double Rounded(double value) => Math.Round(value, 6);
}
