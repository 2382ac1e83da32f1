using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>An evaluation as JSON.</summary>
internal static class EvaluationJson
{
    private static readonly JsonSerializerOptions Format = new(ToolJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The outputs of the tool.</summary>
    public static JsonObject Of(EvaluationResult result) => new()
    {
        ["model"] = result.Model.Id,
        ["model_sha256"] = result.Model.Export.ContentHash,
        ["precision"] = result.Model.Export.Precision,
        ["split"] = result.Split,
        ["sets"] = new JsonArray([.. result.Sets.Select(Set)]),
        ["segmentation"] = result.Segmentation is SegmentationFigures segmentation ? Segmentation(segmentation) : null,
        ["calibration"] = result.Calibration?.DeepClone(),
        ["intervals"] = new JsonObject { ["method"] = "bootstrap over images, percentiles", ["level"] = Bootstrap.Level, ["resamples"] = result.Bootstrap.Resamples, ["seed"] = result.Bootstrap.Seed },
        ["published"] = JsonSerializer.SerializeToNode(result.Published, ToolJson.Options),
        ["notes"] = JsonSerializer.SerializeToNode(result.Notes, ToolJson.Options),
        ["table"] = EvaluationTable.Of(result),
        ["provenance"] = result.Provenance.DeepClone(),
    };

    /// <summary>The text of a file of figures.</summary>
    public static string Text(JsonObject outputs) => outputs.ToJsonString(Format) + "\n";

    private static JsonNode Set(SetFigures set) => new JsonObject
    {
        ["name"] = set.Name,
        ["images"] = set.Images,
        ["classes"] = JsonSerializer.SerializeToNode(set.Classes, ToolJson.Options),
        ["zero_shot"] = new JsonArray([.. set.ZeroShot.Select(one => (JsonNode)new JsonObject
        {
            ["language"] = one.Language,
            ["top1"] = Estimate(one.Top1),
            ["top5"] = Estimate(one.Top5),
            ["class_recall"] = new JsonArray([.. one.Recalls.Select(Estimate)]),
            ["confusion"] = Matrix(one.Confusion),
        })]),
        ["retrieval"] = new JsonArray([.. set.Retrieval.Select(one => (JsonNode)new JsonObject
        {
            ["language"] = one.Language,
            ["captions"] = one.Captions,
            ["images_without_captions"] = one.WithoutCaptions,
            ["image_to_text"] = Recalls(one.ImageToText),
            ["text_to_image"] = Recalls(one.TextToImage),
            ["mean_recall"] = Estimate(one.MeanRecall),
        })]),
        ["classifiers"] = new JsonArray([.. set.Classifiers.Select(one => (JsonNode)new JsonObject
        {
            ["name"] = one.Title,
            ["top1"] = Estimate(one.Top1),
            ["top5"] = Estimate(one.Top5),
            ["settings"] = JsonSerializer.SerializeToNode(one.Settings, ToolJson.Options),
        })]),
    };

    private static JsonObject Segmentation(SegmentationFigures one) => new()
    {
        ["name"] = one.Name,
        ["images"] = one.Images,
        ["language"] = one.Language,
        ["miou"] = Estimate(one.MeanIntersection),
        ["pixel_accuracy"] = Estimate(one.Accuracy),
        ["classes"] = new JsonArray([.. one.Classes.Zip(one.Intersections, (entry, iou) => (JsonNode)new JsonObject { ["name"] = entry.Name, ["color"] = entry.Color, ["iou"] = Estimate(iou) })]),
        ["confusion"] = Matrix(one.Confusion),
    };

    private static JsonObject Recalls(IReadOnlyList<Estimate> recalls) =>
        new(RetrievalRecall.Depths.Zip(recalls, (depth, recall) => KeyValuePair.Create($"r{depth}", Estimate(recall))));

    /// <summary>Rows are what things are, columns what they were taken for; the last column is none.</summary>
    private static JsonArray Matrix(ConfusionMatrix matrix) =>
        new([.. Enumerable.Range(0, matrix.Classes).Select(truth => (JsonNode)new JsonArray([.. Enumerable.Range(0, matrix.Classes + 1).Select(found => (JsonNode)matrix[truth, found])]))]);

    private static JsonNode? Estimate(Estimate? one) =>
        one is null || !double.IsFinite(one.Value) ? null : new JsonObject { ["value"] = Math.Round(one.Value, 6), ["low"] = Math.Round(one.Low, 6), ["high"] = Math.Round(one.High, 6) };
}
