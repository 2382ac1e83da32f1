using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Training.Evaluation;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>The run's record: one JSON object a line, appended, so that a resumed run goes on in the same file.</summary>
/// <param name="path">The file.</param>
public sealed class TrainingLog(string path)
{
    /// <summary>Writes a line.</summary>
    /// <param name="entry">The line.</param>
    public void Write(JsonObject entry)
    {
        entry["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        File.AppendAllText(path, entry.ToJsonString(JsonSerializerOptions.Default) + "\n");
    }

    /// <summary>Evaluation results as JSON, rounded for reading.</summary>
    /// <param name="results">The results.</param>
    public static JsonArray ToJson(IEnumerable<EvaluationResult> results) => [.. results.Select(result => (JsonNode)new JsonObject
    {
        ["set"] = result.Set,
        ["split"] = result.Split,
        ["language"] = result.Language,
        ["images"] = result.Images,
        ["top1"] = result.TopOne is double topOne ? Math.Round(topOne, 4) : null,
        ["meanRecall"] = result.Retrieval is null ? null : Math.Round(result.Retrieval.MeanRecall, 2),
    })];
}
