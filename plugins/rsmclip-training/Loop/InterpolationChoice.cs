using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>The share of the trained weights that is shipped, and what it was chosen from.</summary>
/// <param name="Share">0 for the start checkpoint, 1 for what was trained.</param>
/// <param name="Figure">Name of the figure.</param>
/// <param name="Trials">All that were tried.</param>
public sealed record InterpolationChoice(double Share, string Figure, IReadOnlyList<InterpolationTrial> Trials)
{
    /// <summary>As JSON, rounded for reading.</summary>
    public JsonObject ToJson() => new()
    {
        ["share"] = Share,
        ["figure"] = Figure,
        ["trials"] = new JsonArray([.. Trials.Select(trial => (JsonNode)new JsonObject
        {
            ["share"] = trial.Share,
            ["figure"] = trial.Figure is double figure ? Math.Round(figure, 2) : null,
            ["evaluation"] = TrainingLog.ToJson(trial.Results),
        })]),
    };
}
