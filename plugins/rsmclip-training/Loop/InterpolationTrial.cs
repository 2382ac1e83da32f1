using RsPlugins.RsmClip.Training.Evaluation;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>One share of the trained weights and how it did.</summary>
/// <param name="Share">0 for the start checkpoint, 1 for what was trained.</param>
/// <param name="Figure">What is compared, in percent; null where the validation split has no such figure.</param>
/// <param name="Results">All figures.</param>
public sealed record InterpolationTrial(double Share, double? Figure, IReadOnlyList<EvaluationResult> Results);
