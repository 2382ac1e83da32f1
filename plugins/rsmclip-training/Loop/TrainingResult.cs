using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Evaluation;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>What a finished run has to say.</summary>
/// <param name="Evaluation">Validation figures of the shipped model in all languages.</param>
/// <param name="Interpolation">Its place between the start checkpoint and the trained weights, or null where that was not asked for.</param>
/// <param name="LeftOut">Images that the run did without.</param>
public sealed record TrainingResult(IReadOnlyList<EvaluationResult> Evaluation, InterpolationChoice? Interpolation, IReadOnlyList<LeftOutImage> LeftOut);
