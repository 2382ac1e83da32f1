using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>The run's record: one JSON object a line. A resumed run goes on in the same file, from the state that it starts from.</summary>
/// <param name="path">The file.</param>
public sealed class TrainingLog(string path) : IMetricsSink
{
    private const string EvaluationEvent = "evaluation";
    private const string EndEvent = "end";
    private const string ChoiceEvent = "interpolation";

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
        ["event"] = isLast ? EndEvent : EvaluationEvent,
        ["step"] = step,
        ["seconds"] = Math.Round(elapsed.TotalSeconds),
        ["evaluation"] = ToJson(results),
    });

    /// <summary>Writes which weights were chosen for the finished model.</summary>
    /// <param name="step">Steps made.</param>
    /// <param name="choice">The choice.</param>
    public void Write(long step, InterpolationChoice choice)
    {
        JsonObject line = new() { ["event"] = ChoiceEvent, ["step"] = step };
        foreach ((string name, JsonNode? value) in choice.ToJson())
        {
            line[name] = value?.DeepClone();
        }

        Write(line);
    }

    /// <summary>Writes a line.</summary>
    /// <param name="entry">The line.</param>
    public void Write(JsonObject entry)
    {
        entry["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        File.AppendAllText(path, entry.ToJsonString(JsonSerializerOptions.Default) + "\n");
    }

    /// <summary>Takes back what was written after a state: the run that goes on from there writes it again. A line that a killed process left unfinished goes too.</summary>
    /// <param name="step">Steps made in that state, or -1 for a run that begins anew.</param>
    /// <param name="evaluations">Evaluations made in that state: one of its very step may come after it.</param>
    public void CutAfter(long step, int evaluations)
    {
        if (!File.Exists(path))
        {
            return;
        }

        int kept = 0;
        using StagedFile staged = new(path);
        File.WriteAllLines(staged.Path, File.ReadLines(path).Where(line => IsUpTo(line, step) && (!IsEvaluation(line) || kept++ < evaluations)));
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
        ["top1Interval"] = Interval(result.TopOneInterval, 4),
        ["meanRecall"] = result.Retrieval is null ? null : Math.Round(result.Retrieval.MeanRecall, 2),
        ["meanRecallInterval"] = Interval(result.MeanRecallInterval, 2),
    })];

    private static JsonArray? Interval(Estimate? estimate, int digits) => estimate is null ? null : new JsonArray(Math.Round(estimate.Low, digits), Math.Round(estimate.High, digits));

    private static bool IsEvaluation(string line) => (string?)JsonNode.Parse(line)!["event"] == EvaluationEvent;

    private static bool IsUpTo(string line, long step)
    {
        try
        {
            JsonNode entry = JsonNode.Parse(line)!;
            return (long?)entry["step"] <= step && (string?)entry["event"] is not (EndEvent or ChoiceEvent);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
