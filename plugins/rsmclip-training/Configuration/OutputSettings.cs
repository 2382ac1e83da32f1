using System.ComponentModel.DataAnnotations;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Log, evaluation and checkpoints.</summary>
public sealed class OutputSettings
{
    /// <summary>Steps between two lines of the log.</summary>
    [Provenance("ours")]
    [Range(1, int.MaxValue)]
    public int LogSteps { get; set; } = 50;

    /// <summary>Minutes between two checkpoints.</summary>
    [Provenance("ours")]
    [Range(0.0, double.PositiveInfinity)]
    public double CheckpointMinutes { get; set; } = 3;

    /// <summary>Steps between two checkpoints; 0 leaves it to the minutes.</summary>
    [Provenance("ours")]
    [Range(0, int.MaxValue)]
    public int CheckpointSteps { get; set; }

    /// <summary>Shares of the schedule at which the model is evaluated on the validation split and written, beside its end.</summary>
    [Provenance("ours")]
    [Range(0.0, 1.0)]
    public IReadOnlyList<double> EvaluateAt { get; set; } = [0.25, 0.5, 0.75];

    /// <summary>Languages of the evaluations during the run; at the end all are evaluated.</summary>
    [Provenance("ours")]
    public IReadOnlyList<string> EvaluateLanguages { get; set; } = ["en", "zh"];
}
