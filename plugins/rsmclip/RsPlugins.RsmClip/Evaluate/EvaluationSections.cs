using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Reports;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The parts of the report of an evaluation.</summary>
internal static class EvaluationSections
{
    private const double Percent = 100;
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Accuracy by language, what is taken for what, and which classes are found.</summary>
    public static void ZeroShot(StringBuilder html, SetFigures set)
    {
        if (set.ZeroShot.Count == 0)
        {
            return;
        }

        ZeroShotFigures first = set.ZeroShot[0];
        string[] names = [.. set.ZeroShot.Select(one => Languages.NameOf(one.Language))];
        html.AppendLine(Plain, $"<section class=\"card wide\"><h2>{ReportPage.Text(set.Name)}: zero-shot classification</h2><p class=\"note\">{set.Images:N0} images of {set.Classes.Count} classes, told apart by the names of the classes alone.</p><div class=\"two\">");
        html.AppendLine(Plain, $"<figure>{IntervalPlot.Svg("Accuracy by language", [.. set.ZeroShot.Select((one, i) => (names[i], one.Top1, (string?)null))], "0.000", 1)}<figcaption>Share of images whose class comes first, by the language of the class names</figcaption></figure>");
        if (first.Top5 is not null)
        {
            html.AppendLine(Plain, $"<figure>{IntervalPlot.Svg("Top-5 accuracy by language", [.. set.ZeroShot.Select((one, i) => (names[i], one.Top5!, (string?)null))], "0.000", 1)}<figcaption>Share of images whose class is among the first five</figcaption></figure>");
        }

        html.AppendLine("</div><div class=\"two\">");
        html.AppendLine(Plain, $"<figure><h3>What is taken for what <small>{names[0]}</small></h3><div class=\"scroll\">{Confusion(first.Confusion, set.Classes)}</div><figcaption>Rows: what images show. Columns: what they are taken for, in percent of the row.</figcaption></figure>");
        html.AppendLine(Plain, $"<figure><h3>Which classes are found</h3><div class=\"scroll\">{MatrixPlot.Svg("Recall of each class by language", set.Classes, [.. set.ZeroShot.Select(one => one.Language)], (row, column) => set.ZeroShot[column].Recalls[row].Value, (row, column) => $"{set.Classes[row]}, {names[column]}: {Interval(set.ZeroShot[column].Recalls[row])}")}</div><figcaption>Recall of each class in percent, by language; intervals where the pointer rests</figcaption></figure></div></section>");
    }

    /// <summary>Recalls by language, and captions that find their images well and badly.</summary>
    public static void Retrieval(StringBuilder html, SetFigures set, Func<string, byte[]> picture)
    {
        if (set.Retrieval.Count == 0)
        {
            return;
        }

        html.AppendLine(Plain, $"<section class=\"card wide\"><h2>{ReportPage.Text(set.Name)}: retrieval</h2><p class=\"note\">{set.Images:N0} images, {set.Retrieval[0].Captions:N0} captions, every caption a query; an image is found when one of its captions is among the first k.</p><div class=\"two\">");
        html.AppendLine(Plain, $"<figure>{IntervalPlot.Svg("Mean recall by language", [.. set.Retrieval.Select(one => (Languages.NameOf(one.Language), one.MeanRecall, (string?)null))], "0.0", Percent)}<figcaption>Mean of the six recalls, in percent</figcaption></figure>");
        html.AppendLine("<table><tr><th>language</th><th class=\"n\">I→T R@1</th><th class=\"n\">R@5</th><th class=\"n\">R@10</th><th class=\"n\">T→I R@1</th><th class=\"n\">R@5</th><th class=\"n\">R@10</th></tr>");
        foreach (RetrievalFigures one in set.Retrieval)
        {
            html.AppendLine(Plain, $"<tr><td>{Languages.NameOf(one.Language)}</td>{string.Concat(one.ImageToText.Concat(one.TextToImage).Select(recall => $"<td class=\"n\" title=\"{EvaluationTable.Percent(recall)}\">{recall.Value.ToString("0.0", Plain)}</td>"))}</tr>");
        }

        html.AppendLine("</table></div>");
        if (set.Retrieval[0].WithoutCaptions > 0)
        {
            html.AppendLine(Plain, $"<p class=\"note\">{set.Retrieval[0].WithoutCaptions:N0} images have no captions in {Languages.NameOf(set.Retrieval[0].Language)}: they are never found, which lowers the recalls of images, and stay in the way of the others.</p>");
        }

        foreach (RetrievalFigures one in set.Retrieval.Where(one => one.Examples.Count > 0))
        {
            html.AppendLine("<div class=\"two\">");
            Examples(html, "Found at once", one, example => example.Rank == 1, picture);
            Examples(html, "Missed by far", one, example => example.Rank > 1, picture);
            html.AppendLine("</div>");
        }

        html.AppendLine("</section>");
    }

    /// <summary>k-NN and linear probe.</summary>
    public static void Classifiers(StringBuilder html, SetFigures set)
    {
        if (set.Classifiers.Count > 0)
        {
            html.AppendLine(Plain, $"<section class=\"card wide\"><h2>{ReportPage.Text(set.Name)}: classifiers on the embeddings</h2><p class=\"note\">How much the embeddings tell of the classes when no words are needed: the vote of the nearest training images (DINO's protocol), and logistic regression.</p><div class=\"two\">");
            html.AppendLine(Plain, $"<figure>{IntervalPlot.Svg("Accuracy of classifiers on the embeddings", [.. set.Classifiers.Select(one => (one.Title, one.Top1, (string?)null))], "0.000", 1)}<figcaption>Share of images whose class comes first</figcaption></figure>");
            html.AppendLine(Plain, $"<table><tr><th>classifier</th><th>made with</th></tr>{string.Concat(set.Classifiers.Select(one => $"<tr><td style=\"white-space:nowrap\">{ReportPage.Text(one.Title)}</td><td><small>{string.Join(", ", one.Settings.Select(entry => string.Create(Plain, $"{entry.Key.Replace('_', ' ')} {entry.Value:0.######}")))}</small></td></tr>"))}</table></div></section>");
        }
    }

    /// <summary>Overlap with the masks.</summary>
    public static void Segmentation(StringBuilder html, SegmentationFigures one)
    {
        string[] names = [.. one.Classes.Select(entry => entry.Name)];
        html.AppendLine(Plain, $"<section class=\"card wide\"><h2>{ReportPage.Text(one.Name)}: segmentation</h2><p class=\"note\">{one.Images} images with masks, {one.Confusion.Total:N0} labelled pixels. Mean intersection over union {Interval(one.MeanIntersection)}, pixels right {Interval(one.Accuracy)}.</p><div class=\"two\">");
        html.AppendLine(Plain, $"<figure>{IntervalPlot.Svg("Intersection over union by class", [("all classes", one.MeanIntersection, null), .. names.Zip(one.Intersections, (name, iou) => (name, iou, (string?)null))], "0.000", 1)}<figcaption>Intersection over union by class, names in {Languages.NameOf(one.Language)}</figcaption></figure>");
        html.AppendLine(Plain, $"<figure><div class=\"scroll\">{Confusion(one.Confusion, names)}</div><figcaption>Rows: what the masks show. Columns: what pixels are taken for, in percent of the row.</figcaption></figure></div></section>");
    }

    /// <summary>Figures of others, and ours among them.</summary>
    public static void Published(StringBuilder html, EvaluationResult result)
    {
        foreach (IGrouping<(string Dataset, string Task), PublishedFigure> group in result.Published.GroupBy(one => (one.Dataset, one.Task)))
        {
            string[] columns = [.. group.SelectMany(one => one.Values.Keys).Distinct()];
            html.AppendLine(Plain, $"<section class=\"card wide\"><h2>{ReportPage.Text(group.Key.Dataset)}, {group.Key.Task}: published by others</h2><p class=\"note\">Not measured here: what the sources say, in percent, under protocols of their own. The split of the images, the prompts and what a model saw in training differ, so that rows cannot be compared point by point.</p>");
            html.AppendLine(Plain, $"<div class=\"scroll\"><table><tr><th>model</th>{string.Concat(columns.Select(column => $"<th class=\"n\">{ReportPage.Text(column)}</th>"))}<th style=\"padding-left:24px\">protocol and source</th></tr>");
            foreach (double[] ours in Ours(result, group.Key.Dataset, group.Key.Task))
            {
                html.AppendLine(Plain, $"<tr class=\"ours\"><td>{ReportPage.Text(result.Model.Id)}</td>{string.Concat(ours.Select(value => $"<td class=\"n\">{value.ToString("0.00", Plain)}</td>"))}<td style=\"padding-left:24px\"><small>measured here, split {ReportPage.Text(result.Split)}, {ReportPage.Text(result.Templates)}</small></td></tr>");
            }

            foreach (PublishedFigure one in group)
            {
                string values = string.Concat(columns.Select(column => $"<td class=\"n\">{(one.Values.TryGetValue(column, out double value) ? value.ToString("0.00", Plain) : "–")}</td>"));
                html.AppendLine(Plain, $"<tr><td>{ReportPage.Text(one.Model)}<span class=\"tag\">not measured by us</span></td>{values}<td style=\"padding-left:24px\"><small>{ReportPage.Text(one.Protocol)}; <a href=\"{ReportPage.Text(one.Url)}\">{ReportPage.Text(one.Source)}</a></small></td></tr>");
            }

            html.AppendLine("</table></div></section>");
        }
    }

    /// <summary>Reliability diagrams.</summary>
    public static void Calibration(StringBuilder html, JsonObject? calibration)
    {
        if (calibration is null)
        {
            return;
        }

        html.AppendLine("<section class=\"card wide\"><h2>How far confidences hold</h2><p class=\"note\">The calibration of the model on these images: dots on the diagonal are as often right as they claim, larger dots are more of the decisions.</p><div class=\"three\">");
        Diagram(html, "classes", calibration["classes"]!, "decisions");
        foreach ((string language, JsonNode? matches) in calibration["matches"]!.AsObject().Where(entry => entry.Key is "en" or Inference.Calibration.ImageQuery))
        {
            Diagram(html, language == Inference.Calibration.ImageQuery ? "matches of images" : "matches of English words", matches!, "pairs");
        }

        html.AppendLine("</div></section>");
    }

    private static void Diagram(StringBuilder html, string title, JsonNode part, string unit) =>
        html.AppendLine(Plain, $"<figure>{ReliabilityPlot.Svg($"Reliability of {title}", part["reliability"]!.AsArray())}<figcaption>{title}, {Convert.ToInt64(part[unit]!.ToJsonString(), Plain):N0} {unit}; expected calibration error {(double)part["ece_after"]!:0.0000}{(part["ece_low"] is JsonNode low ? string.Create(Plain, $" ({(double)low:0.000}–{(double)part["ece_high"]!:0.000})") : "")}</figcaption></figure>");

    /// <summary>Our own figures of a data set, in the order of the columns.</summary>
    private static IEnumerable<double[]> Ours(EvaluationResult result, string dataset, string task) =>
        result.Sets.Where(set => PublishedFigures.For([set.Name]).Any(one => one.Dataset == dataset)).SelectMany(set => task == "retrieval"
            ? set.Retrieval.Take(1).Select(one => (double[])[.. one.ImageToText.Concat(one.TextToImage).Append(one.MeanRecall).Select(recall => recall.Value)])
            : set.ZeroShot.Take(1).Select(one => (double[])[Percent * one.Top1.Value]));

    private static void Examples(StringBuilder html, string title, RetrievalFigures figures, Func<RetrievalExample, bool> chosen, Func<string, byte[]> picture)
    {
        html.AppendLine(Plain, $"<div class=\"pair\"><h3>{title} <small>{Languages.NameOf(figures.Language)}; outlined: the caption's own image</small></h3>");
        foreach (RetrievalExample example in figures.Examples.Where(chosen))
        {
            html.AppendLine(Plain, $"<p class=\"note\" style=\"margin:10px 0 8px\">“{ReportPage.Text(example.Caption)}”</p><div class=\"hits\">");
            if (example.Found.All(one => one.Image != example.Image))
            {
                Picture(html, example.Image, $"rank {example.Rank}", true, picture);
            }

            foreach ((string image, float cosine) in example.Found)
            {
                Picture(html, image, cosine.ToString("0.00", Plain), image == example.Image, picture);
            }

            html.AppendLine("</div>");
        }

        html.AppendLine("</div>");
    }

    private static void Picture(StringBuilder html, string image, string about, bool own, Func<string, byte[]> picture) =>
        html.AppendLine(Plain, $"<figure{(own ? " class=\"own\"" : "")}><img alt=\"{ReportPage.Text(image)}\" src=\"{ReportPage.Png(picture(image))}\"><figcaption>{about}</figcaption></figure>");

    private static string Confusion(ConfusionMatrix matrix, IReadOnlyList<string> names)
    {
        bool none = Enumerable.Range(0, matrix.Classes).Any(row => matrix[row, matrix.Classes] > 0);
        double Total(int row) => Enumerable.Range(0, matrix.Classes + 1).Sum(column => matrix[row, column]);
        return MatrixPlot.Svg("Confusion matrix", names, none ? [.. names, "none"] : names, (row, column) => matrix[row, column] / Total(row), (row, column) => $"{names[row]} taken for {(column < names.Count ? names[column] : "none")}: {matrix[row, column]:N0} of {Total(row):N0}");
    }

    private static string Interval(Estimate one) => EvaluationTable.Share(one);
}
