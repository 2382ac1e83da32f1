using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>The run's record: one JSON object a line. A resumed run goes on in the same file, from the state that it starts from.</summary>
/// <param name="path">The file.</param>
public sealed class TrainingLog(string path) : IMetricsSink
{
    private const string EndEvent = "end";

    /// <summary>Name of the file in the run's folder.</summary>
    public const string FileName = "log.jsonl";

    /// <inheritdoc />
    public void Write(StepMetrics metrics, TimeSpan elapsed)
    {
        JsonObject line = new() { ["event"] = "step", ["step"] = metrics.Step, ["progress"] = Math.Round(metrics.Progress, 4) };
        foreach ((string name, double value) in metrics.Figures())
        {
            line[name] = value;
        }

        line["size"] = metrics.Size;
        line["seconds"] = Math.Round(elapsed.TotalSeconds, 1);
        Write(line);
    }

    /// <inheritdoc />
    public void Write(long step, bool isLast, IReadOnlyList<EvaluationResult> results, TimeSpan elapsed) => Write(new JsonObject
    {
        ["event"] = isLast ? EndEvent : "evaluation",
        ["step"] = step,
        ["seconds"] = Math.Round(elapsed.TotalSeconds),
        ["evaluation"] = ToJson(results),
    });

    /// <summary>Writes a line.</summary>
    /// <param name="entry">The line.</param>
    public void Write(JsonObject entry)
    {
        entry["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        File.AppendAllText(path, entry.ToJsonString(JsonSerializerOptions.Default) + "\n");
    }

    /// <summary>Takes back what was written after a state: the run that goes on from there writes it again. A line that a killed process left unfinished goes too.</summary>
    /// <param name="step">Steps made in that state.</param>
    public void CutAfter(long step)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using StagedFile staged = new(path);
        File.WriteAllLines(staged.Path, File.ReadLines(path).Where(line => IsUpTo(line, step)));
        staged.Commit();
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

    private static bool IsUpTo(string line, long step)
    {
        try
        {
            JsonNode entry = JsonNode.Parse(line)!;
            return (long?)entry["step"] <= step && (string?)entry["event"] != EndEvent;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
