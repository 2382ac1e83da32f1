using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Report;

/// <summary>The report of a run: one HTML file with everything in it.</summary>
internal static class TrainingReport
{
    private const string Style = """
        :root{--ink:#1d2733;--soft:#5d6b7a;--line:#dfe5eb;--paper:#fff;--ground:#f3f5f7;--accent:#12487d}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI","DejaVu Sans",sans-serif}
        main{max-width:1180px;margin:0 auto;padding:32px 24px 40px}
        h1{margin:0;font-size:28px;letter-spacing:-.01em}
        h2{margin:28px 0 12px;font-size:15px;text-transform:uppercase;letter-spacing:.06em;color:var(--soft)}
        .lead{margin:6px 0 0;color:var(--soft)}
        .card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:16px;margin:0}
        .curves{display:grid;grid-template-columns:1fr 1fr;gap:16px}
        figcaption{font-weight:600;margin-bottom:6px}
        svg{display:block;width:100%}
        svg .grid{stroke:var(--line)} svg text{font-size:11px;fill:var(--soft)} svg .y{text-anchor:end} svg .end{text-anchor:end}
        svg polyline{fill:none;stroke-width:1.6;stroke-linejoin:round}
        .keys{margin:8px 0 0;font-size:13px;color:var(--soft)} .keys span{margin-right:14px;white-space:nowrap} .keys b{color:var(--ink);font-weight:600}
        .keys i{display:inline-block;width:12px;height:3px;border-radius:2px;margin-right:6px;vertical-align:middle}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th{font-weight:600;text-align:left;color:var(--soft);font-size:13px}
        td,th{padding:6px 12px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
        tr:last-child td{border-bottom:0} .n{text-align:right;white-space:nowrap} td small{color:var(--soft)}
        code{font:12.5px ui-monospace,"DejaVu Sans Mono",monospace;word-break:break-all}
        td:first-child code{word-break:normal;white-space:nowrap}
        .changed code{font-weight:700;color:var(--accent)}
        .samples{display:grid;grid-template-columns:1fr 1fr;gap:16px}
        .sample{display:grid;grid-template-columns:128px 1fr;gap:14px} .sample img{width:128px;height:128px;border-radius:6px}
        .sample ol{margin:0 0 8px;padding:0;list-style:none;font-size:13px;line-height:1.35} .sample li{margin-bottom:3px} .sample li b{font-weight:600;color:var(--soft);margin-right:6px}
        .own{color:#1f6b3f} .file{color:var(--soft);font-size:12px;word-break:break-all}
        @media(max-width:800px){.curves,.samples{grid-template-columns:1fr}}
        """;

    private static readonly (string Title, string[] Names)[] Curves =
    [
        ("Loss", ["loss", "contrastive", "distillation"]),
        ("Contrastive loss of each global view", ["contrastiveView1", "contrastiveView2"]),
        ("Learning rate", ["learningRate"]),
        ("Factor on the cosines", ["logitScale"]),
        ("Norm of the gradients", ["gradientNorm"]),
        ("Images a second", ["imagesPerSecond"]),
        ("Share of the time spent waiting for data", ["dataWait"]),
        ("Memory, GB", ["memoryBytes", "gpuMemoryBytes"]),
    ];

    /// <summary>Writes the report as HTML.</summary>
    /// <param name="title">Name of the run.</param>
    /// <param name="lines">Its log.</param>
    /// <param name="config">Its settings.</param>
    /// <param name="samples">Validation images with the texts found for them.</param>
    public static string Html(string title, RunLines lines, TrainingConfig config, IReadOnlyList<SampleRetrieval> samples)
    {
        JsonObject? newest = lines.Evaluations.Count > 0 ? lines.Evaluations[^1] : null;
        long step = Math.Max((long?)newest?["step"] ?? 0, lines.Steps.Count > 0 ? (long)lines.Steps[^1]["step"]! : 0);
        string state = (string?)newest?["event"] == "end" ? $"finished after {step.ToString("#,0", Plain)} steps" : $"at step {step.ToString("#,0", Plain)} of {config.Steps.ToString("#,0", Plain)}";
        double seconds = (double?)(newest ?? (lines.Steps.Count > 0 ? lines.Steps[^1] : null))?["seconds"] ?? 0;
        StringBuilder html = new();
        html.AppendLine(Plain, $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{Text(title)}: training</title><style>{Style}</style></head><body><main>");
        html.AppendLine(Plain, $"<h1>{Text(title)}</h1><p class=\"lead\">Training {state}, {Duration(seconds)} so far; batches of {config.BatchSize}; {(long?)lines.Begin?["parameters"] ?? 0:#,0} parameters; written {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC by RsPlugins {Version}.</p>");
        AppendCurves(html, lines);
        AppendEvaluation(html, newest);
        AppendSamples(html, samples);
        AppendData(html, lines.Begin?["data"]);
        AppendSettings(html, config);
        return html.AppendLine("</main></body></html>").ToString();
    }

    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    private static string Version => typeof(TrainingReport).Assembly.GetName().Version?.ToString(3) ?? "";

    private static void AppendCurves(StringBuilder html, RunLines lines)
    {
        html.Append("<h2>Curves</h2><div class=\"curves\">");
        foreach ((string title, string[] names) in Curves)
        {
            double unit = title.EndsWith("GB", StringComparison.Ordinal) ? 1e-9 : 1;
            (string, IReadOnlyList<(double, double)>)[] curves = [.. names
                .Select(name => (Name: name, Points: (IReadOnlyList<(double, double)>)[.. lines.Curve(name).Select(point => (point.Step, point.Value * unit))]))
                .Where(curve => curve.Points.Count > 0)];
            html.Append(curves.Length > 0 ? CurveChart.Svg(title, curves) : "");
        }

        foreach ((string name, string title) in new[] { ("top1", "Zero-shot top-1 on the validation split"), ("meanRecall", "Mean recall on the validation split, %") })
        {
            IReadOnlyList<(string, IReadOnlyList<(double, double)>)> curves = lines.EvaluationCurves(name);
            html.Append(curves.Count > 0 ? CurveChart.Svg(title, curves) : "");
        }

        html.AppendLine("</div>");
    }

    private static void AppendEvaluation(StringBuilder html, JsonObject? line)
    {
        if (line?["evaluation"]?.AsArray() is not { Count: > 0 } results)
        {
            return;
        }

        html.Append(Plain, $"<h2>Evaluation at step {(long)line["step"]!:#,0}</h2><section class=\"card\"><table><tr><th>data set</th><th>split</th><th>language</th><th class=\"n\">images</th><th class=\"n\">zero-shot top-1</th><th class=\"n\">mean recall</th></tr>");
        foreach (JsonNode? result in results)
        {
            html.Append(Plain, $"<tr><td>{Text((string)result!["set"]!)}</td><td>{result["split"]}</td><td>{result["language"]}</td><td class=\"n\">{(int)result["images"]!:#,0}</td>");
            html.AppendLine(Plain, $"<td class=\"n\">{Figure(result, "top1", "0.0000")}</td><td class=\"n\">{Figure(result, "meanRecall", "0.00")}</td></tr>");
        }

        html.AppendLine("</table><p class=\"keys\">In brackets: 95 % intervals by bootstrap over the images.</p></section>");
    }

    private static string Figure(JsonNode result, string name, string format)
    {
        if (result[name] is not JsonNode value)
        {
            return "–";
        }

        string interval = result[name + "Interval"] is JsonArray ends
            ? $" <small>[{((double)ends[0]!).ToString(format, Plain)}, {((double)ends[1]!).ToString(format, Plain)}]</small>"
            : "";
        return ((double)value).ToString(format, Plain) + interval;
    }

    private static void AppendSamples(StringBuilder html, IReadOnlyList<SampleRetrieval> samples)
    {
        if (samples.Count == 0)
        {
            return;
        }

        html.Append("<h2>What it finds for validation images</h2><div class=\"samples\">");
        foreach (SampleRetrieval sample in samples)
        {
            html.Append(Plain, $"<div class=\"card sample\"><img alt=\"\" src=\"data:image/png;base64,{Convert.ToBase64String(sample.Png)}\"><div>");
            foreach (IGrouping<string, FoundText> language in sample.Found.GroupBy(found => found.Language, StringComparer.Ordinal))
            {
                html.Append(Plain, $"<ol lang=\"{language.Key}\">");
                foreach (FoundText found in language)
                {
                    html.Append(Plain, $"<li{(found.IsOwn ? " class=\"own\"" : "")}><b>{found.Score:0.00}</b>{Text(found.Text)}{(found.IsOwn ? " ✓" : "")}</li>");
                }

                html.Append("</ol>");
            }

            html.AppendLine(Plain, $"<div class=\"file\">{Text(sample.Set)}: {Text(sample.File)}</div></div></div>");
        }

        html.AppendLine("</div><p class=\"keys\">Best texts of the validation split with their cosine; ✓ marks those that belong to the image.</p>");
    }

    private static void AppendData(StringBuilder html, JsonNode? data)
    {
        if (data?["sets"]?.AsArray() is not { Count: > 0 } sets)
        {
            return;
        }

        html.Append("<h2>Data</h2><section class=\"card\"><table><tr><th>data set</th><th class=\"n\">training images</th><th class=\"n\">validation images</th><th class=\"n\">classes</th><th>captions</th></tr>");
        foreach (JsonNode? set in sets)
        {
            string captions = string.Join("; ", (set!["captions"] as JsonObject ?? []).Where(language => language.Value!.AsObject().Count > 0)
                .Select(language => $"{language.Key}: {string.Join(", ", language.Value!.AsObject().Select(origin => $"{origin.Value} {origin.Key}"))}"));
            html.AppendLine(Plain, $"<tr><td>{Text((string)set["name"]!)}</td><td class=\"n\">{(int)set["train"]!:#,0}</td><td class=\"n\">{(int)set["val"]!:#,0}</td><td class=\"n\">{set["classes"]}</td><td>{Text(captions)}</td></tr>");
        }

        html.AppendLine(Plain, $"</table><p class=\"keys\">Left out because they cannot be used: {(int?)data["leftOutCount"] ?? 0:#,0} images.</p></section>");
    }

    private static void AppendSettings(StringBuilder html, TrainingConfig config)
    {
        html.Append("<h2>Settings</h2><section class=\"card\"><table><tr><th>setting</th><th>value</th><th>default</th><th>where the default comes from</th></tr>");
        foreach (SettingValue setting in SettingsList.Of(config))
        {
            html.AppendLine(Plain, $"<tr{(setting.IsDefault ? "" : " class=\"changed\"")}><td><code>{Text(setting.Key)}</code></td><td><code>{Text(setting.Value)}</code></td><td><small>{(setting.IsDefault ? "" : Text(setting.Default))}</small></td><td><small>{Text(setting.Provenance ?? "")}</small></td></tr>");
        }

        html.AppendLine("</table></section>");
    }

    private static string Duration(double seconds)
    {
        TimeSpan time = TimeSpan.FromSeconds(seconds);
        return time.TotalHours >= 1 ? string.Create(Plain, $"{(int)time.TotalHours} h {time.Minutes} min") : string.Create(Plain, $"{time.Minutes} min {time.Seconds} s");
    }

    private static string Text(string value) => WebUtility.HtmlEncode(value);
}
