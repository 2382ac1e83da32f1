using System.Globalization;
using System.Text;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Reports;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>An evaluation as one HTML file with plots.</summary>
internal static class EvaluationReport
{
    private const string Style = """
        .keys{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:16px;margin-bottom:16px}
        .key b{display:block;font-size:26px;letter-spacing:-.01em;font-variant-numeric:tabular-nums}
        .key span{color:var(--soft);font-size:13px}
        .two{display:grid;grid-template-columns:1fr 1fr;gap:28px;align-items:start}
        .three{display:grid;grid-template-columns:repeat(3,1fr);gap:20px}
        .scroll{overflow-x:auto}
        .hits{display:grid;grid-template-columns:repeat(5,96px);gap:12px;margin-bottom:6px}
        .hits img{width:96px;height:96px;display:block;border-radius:6px;outline:2px solid transparent;outline-offset:2px}
        .hits .own img{outline-color:var(--accent)}
        .hits figcaption{font-size:12px;padding-top:6px}
        .pair h3{margin-top:6px}
        tr.ours td{font-weight:600;background:color-mix(in srgb,var(--accent) 9%,transparent)}
        .tag{display:inline-block;border:1px solid var(--warm);color:var(--warm);border-radius:4px;font-size:11px;padding:0 6px;margin-left:8px;font-weight:400;white-space:nowrap}
        td small{color:var(--soft)}
        @media(max-width:860px){.two,.three{grid-template-columns:1fr}}
        """;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Writes the report.</summary>
    /// <param name="result">The evaluation.</param>
    /// <param name="picture">A picture of an image of a data set as PNG, by the names of both.</param>
    public static string Html(EvaluationResult result, Func<string, string, byte[]> picture)
    {
        StringBuilder html = new();
        string split = result.Sets.Count == 0 ? "Measured" : $"Measured on the split <b>{ReportPage.Text(result.Split)}</b>";
        html.AppendLine(Plain, $"<h1>What {ReportPage.Text(result.Model.Id)} is worth</h1><p class=\"lead\">{split} in {result.Model.Export.Precision}, class names in {ReportPage.Text(result.Templates)}. Bars and numbers in grey are {Bootstrap.Level:P0} intervals: percentiles of {result.Bootstrap.Resamples:N0} bootstrap samples of the images.</p>");
        Keys(html, result);
        foreach (SetFigures set in result.Sets)
        {
            EvaluationSections.ZeroShot(html, set);
            EvaluationSections.Retrieval(html, set, image => picture(set.Name, image));
            EvaluationSections.Classifiers(html, set);
        }

        if (result.Segmentation is SegmentationFigures segmentation)
        {
            EvaluationSections.Segmentation(html, segmentation);
        }

        EvaluationSections.Published(html, result);
        EvaluationSections.Calibration(html, result.Calibration);
        if (result.Notes.Count > 0)
        {
            html.AppendLine(Plain, $"<section class=\"card wide\"><h2>Not measured</h2>{string.Concat(result.Notes.Select(note => $"<p class=\"note\">{ReportPage.Text(note)}</p>"))}</section>");
        }

        html.AppendLine(Plain, $"<section class=\"card wide\"><h2>Where this comes from</h2><dl><dt>model</dt><dd><code>{ReportPage.Text(result.Model.Id)} {result.Model.Export.ContentHash}</code></dd><dt>intervals</dt><dd>bootstrap over images (Efron 1979), {result.Bootstrap.Resamples:N0} samples, seed {result.Bootstrap.Seed}; they do not speak of other trainings of the model</dd>");
        html.AppendLine(Plain, $"<dt>arguments</dt><dd><code>{ReportPage.Text(string.Join(" ", result.Provenance["arguments"]!.AsObject().Where(entry => entry.Value is not null).Select(entry => $"{entry.Key}={entry.Value!.ToJsonString().Trim('"')}")))}</code></dd><dt>made</dt><dd>{result.Provenance["time"]}, RsPlugins {result.Provenance["version"]}</dd></dl></section>");
        return ReportPage.Html($"Evaluation of {result.Model.Id}", Style, html.ToString());
    }

    private static void Keys(StringBuilder html, EvaluationResult result)
    {
        List<(string Title, string Value, string About)> keys = [];
        foreach (SetFigures set in result.Sets)
        {
            if (set.ZeroShot.Count > 0)
            {
                ZeroShotFigures first = set.ZeroShot[0], worst = set.ZeroShot.MinBy(one => one.Top1.Value)!;
                keys.Add(($"{set.Name}, zero-shot", first.Top1.Value.ToString("0.000", Plain), About(first.Language, set.ZeroShot.Count, worst.Language, worst.Top1.Value.ToString("0.000", Plain))));
            }

            if (set.Retrieval.Count > 0)
            {
                RetrievalFigures first = set.Retrieval[0], worst = set.Retrieval.MinBy(one => one.MeanRecall.Value)!;
                keys.Add(($"{set.Name}, mean recall", first.MeanRecall.Value.ToString("0.0", Plain), About(first.Language, set.Retrieval.Count, worst.Language, worst.MeanRecall.Value.ToString("0.0", Plain))));
            }

            keys.AddRange(set.Classifiers.Select(one => ($"{set.Name}, {one.Title}", one.Top1.Value.ToString("0.000", Plain), "top-1 on embeddings")));
        }

        if (result.Segmentation is SegmentationFigures segmentation)
        {
            keys.Add(($"{segmentation.Name}, mIoU", segmentation.MeanIntersection.Value.ToString("0.000", Plain), $"{segmentation.Classes.Count} classes, {segmentation.Images} images"));
        }

        html.AppendLine(Plain, $"<div class=\"keys\">{string.Concat(keys.Select(key => $"<div class=\"card key\"><span>{ReportPage.Text(key.Title)}</span><b>{key.Value}</b><span>{ReportPage.Text(key.About)}</span></div>"))}</div>");
    }

    private static string About(string language, int count, string worst, string value) =>
        count == 1 || worst == language ? $"{Languages.NameOf(language)}{(count > 1 ? $"; no worse in {count - 1} others" : "")}" : $"{Languages.NameOf(language)}; worst of {count}: {Languages.NameOf(worst)}, {value}";
}
