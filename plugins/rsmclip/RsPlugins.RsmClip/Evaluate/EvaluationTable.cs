using System.Globalization;
using System.Text;
using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>An evaluation as Markdown tables.</summary>
internal static class EvaluationTable
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Writes the tables.</summary>
    public static string Of(EvaluationResult result)
    {
        StringBuilder text = new();
        text.AppendLine(Plain, $"Model `{result.Model.Id}`, content hash `{result.Model.Export.ContentHash[..16]}`, {result.Model.Export.Precision}, split {result.Split}, class names in {result.Templates}.");
        text.AppendLine(Plain, $"In brackets {Bootstrap.Level:P0} intervals: percentiles of {result.Bootstrap.Resamples} bootstrap samples of the images, seed {result.Bootstrap.Seed}.");
        foreach (SetFigures set in result.Sets)
        {
            ZeroShot(text, set);
            Retrieval(text, set);
            Rows(text, $"{set.Name}, {set.Images} images", ["classifier on embeddings", "top-1", "top-5"], set.Classifiers.Select(one => (string[])[one.Title, Share(one.Top1), Share(one.Top5)]));
        }

        if (result.Segmentation is SegmentationFigures segmentation)
        {
            Rows(text, $"{segmentation.Name}, {segmentation.Images} images, segmentation", ["mIoU", "pixels right", .. segmentation.Classes.Select(one => one.Name)], [[Share(segmentation.MeanIntersection), Share(segmentation.Accuracy), .. segmentation.Intersections.Select(Share)]]);
        }

        foreach (IGrouping<string, PublishedFigure> published in result.Published.GroupBy(one => $"{one.Dataset}, {one.Task}: published by others, not measured here", StringComparer.Ordinal))
        {
            string[] columns = [.. published.SelectMany(one => one.Values.Keys).Distinct()];
            Rows(text, published.Key, ["model", .. columns, "protocol", "source"], published.Select(one => (string[])[one.Model, .. columns.Select(column => one.Values.TryGetValue(column, out double value) ? value.ToString("0.00", Plain) : "–"), one.Protocol, $"[{one.Source}]({one.Url})"]));
        }

        if (result.Calibration is not null)
        {
            text.Append(CalibrationReport.Table(result.Calibration));
        }

        foreach (string note in result.Notes)
        {
            text.AppendLine().AppendLine(note);
        }

        return text.ToString();
    }

    /// <summary>A share with its interval.</summary>
    public static string Share(Estimate? one) => Text(one, "0.000");

    /// <summary>A figure in percent with its interval.</summary>
    public static string Percent(Estimate? one) => Text(one, "0.00");

    private static string Text(Estimate? one, string format) =>
        one is null || !double.IsFinite(one.Value) ? "–" : string.Create(Plain, $"{one.Value.ToString(format, Plain)} ({one.Low.ToString(format, Plain)}–{one.High.ToString(format, Plain)})");

    private static void ZeroShot(StringBuilder text, SetFigures set) =>
        Rows(text, $"{set.Name}, {set.Images} images, {set.Classes.Count} classes, zero-shot", ["language", "top-1", "top-5"], set.ZeroShot.Select(one => (string[])[one.Language, Share(one.Top1), Share(one.Top5)]));

    private static void Retrieval(StringBuilder text, SetFigures set) =>
        Rows(
            text,
            $"{set.Name}, {set.Images} images, retrieval",
            ["language", "captions", "I→T R@1", "R@5", "R@10", "T→I R@1", "R@5", "R@10", "mean recall"],
            set.Retrieval.Select(one => (string[])[one.Language, one.Captions.ToString(Plain), .. one.ImageToText.Concat(one.TextToImage).Append(one.MeanRecall).Select(Percent)]));

    private static void Rows(StringBuilder text, string title, string[] columns, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length > 0)
        {
            text.AppendLine().AppendLine(Plain, $"**{title}**").AppendLine();
            text.AppendLine(Plain, $"| {string.Join(" | ", columns)} |").AppendLine(Plain, $"|{string.Concat(columns.Select(_ => "---|"))}");
            foreach (string[] row in all)
            {
                text.AppendLine(Plain, $"| {string.Join(" | ", row)} |");
            }
        }
    }
}
