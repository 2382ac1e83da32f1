using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Training.Report;

/// <summary>What a run's log says, ordered for showing.</summary>
/// <param name="Steps">Lines of steps.</param>
/// <param name="Evaluations">Lines of evaluations, that of the finished model last.</param>
/// <param name="Begin">The line with which the newest attempt began, or null.</param>
internal sealed record RunLines(IReadOnlyList<JsonObject> Steps, IReadOnlyList<JsonObject> Evaluations, JsonObject? Begin)
{
    /// <summary>Reads a log.</summary>
    /// <param name="path">The file.</param>
    public static RunLines Read(string path)
    {
        JsonObject[] all = [.. File.ReadLines(path).Select(line => JsonNode.Parse(line)!.AsObject())];
        return new RunLines(
            [.. all.Where(line => Event(line) == "step")],
            [.. all.Where(line => Event(line) is "evaluation" or "end")],
            all.LastOrDefault(line => Event(line) is "start" or "resume"));
    }

    /// <summary>The curve of a figure of the steps; empty where no line has it.</summary>
    /// <param name="name">The figure.</param>
    public IReadOnlyList<(double Step, double Value)> Curve(string name) =>
        [.. Steps.Where(line => line[name] is not null).Select(line => ((double)line["step"]!, (double)line[name]!))];

    /// <summary>The curves of a figure of the evaluations, one for each data set and language.</summary>
    /// <param name="name">The figure.</param>
    public IReadOnlyList<(string Name, IReadOnlyList<(double Step, double Value)> Points)> EvaluationCurves(string name) =>
    [
        .. from line in Evaluations
           from result in line["evaluation"]!.AsArray()
           where result![name] is not null
           group ((double)line["step"]!, (double)result[name]!) by $"{result["set"]} {result["language"]}" into curve
           select (curve.Key, (IReadOnlyList<(double, double)>)[.. curve]),
    ];

    private static string? Event(JsonObject line) => (string?)line["event"];
}
