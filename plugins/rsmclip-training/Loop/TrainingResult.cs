using RsPlugins.RsmClip.Training.Evaluation;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>What a finished run has to say.</summary>
/// <param name="Evaluation">Validation figures of the shipped model in all languages.</param>
/// <param name="Interpolation">Its place between the start checkpoint and the trained weights, or null where that was not asked for.</param>
public sealed record TrainingResult(IReadOnlyList<EvaluationResult> Evaluation, InterpolationChoice? Interpolation);
