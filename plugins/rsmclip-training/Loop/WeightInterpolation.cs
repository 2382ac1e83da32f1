using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>Chooses weights between those of a start checkpoint and the trained ones (WiSE-FT): start + share * (trained - start), all parameters alike.</summary>
public static class WeightInterpolation
{
    /// <summary>Tries the shares and leaves the model with the best, of equals the one with most of the training; a model without the figure stays as it is.</summary>
    /// <param name="model">The trained model, changed.</param>
    /// <param name="trained">Names of the parameters that training may have changed.</param>
    /// <param name="start">Folder of the checkpoint at the other end, usually the start.</param>
    /// <param name="settings">Shares and figure.</param>
    /// <param name="evaluate">Evaluates the model as it is.</param>
    public static InterpolationChoice Choose(ClipModel model, IEnumerable<string> trained, string start, InterpolationSettings settings, Func<double, IReadOnlyList<EvaluationResult>> evaluate)
    {
        using Checkpoint checkpoint = Checkpoint.Open(start);
        string[] names = [.. trained];
        if (Array.Find(names, name => !checkpoint.Tensors.TryGetValue(name, out CheckpointTensor? tensor) || !tensor.Shape.SequenceEqual(model.Parameters[name].shape)) is string strange)
        {
            throw new TrainingException($"The weights of {start} cannot be mixed with the trained ones: {strange} has other sizes there, or is missing.", "Choose a checkpoint of the same model as interpolation.with.");
        }

        using ParameterTable ends = new();
        foreach (string name in names)
        {
            ends.Add(name, model.Parameters[name], requiresGradient: false);
        }

        List<InterpolationTrial> trials = [];
        foreach (double share in settings.Shares.Distinct().Order())
        {
            Mix(model.Parameters, ends, checkpoint, share);
            IReadOnlyList<EvaluationResult> results = evaluate(share);
            trials.Add(new InterpolationTrial(share, Figure(results, settings), results));
        }

        double best = trials.Where(trial => trial.Figure is not null).OrderByDescending(trial => trial.Figure).ThenByDescending(trial => trial.Share).FirstOrDefault()?.Share ?? 1;
        Mix(model.Parameters, ends, checkpoint, best);
        return new InterpolationChoice(best, settings.Figure, trials);
    }

    /// <summary>The figure that is compared, in percent: the mean over data sets and languages, or null where there is none.</summary>
    /// <param name="results">Figures of a model.</param>
    /// <param name="settings">Which of them.</param>
    public static double? Figure(IReadOnlyList<EvaluationResult> results, InterpolationSettings settings)
    {
        double[] figures = [.. results
            .Where(result => settings.Languages.Count == 0 || settings.Languages.Contains(result.Language))
            .SelectMany(result => new[] { settings.Figure == "mean_recall" ? null : 100 * result.TopOne, settings.Figure == "top1" ? null : result.Retrieval?.MeanRecall })
            .Where(figure => figure is not null)
            .Select(figure => figure!.Value)];
        return figures.Length == 0 ? null : figures.Average();
    }

    private static void Mix(ParameterTable target, ParameterTable ends, Checkpoint start, double share)
    {
        using IDisposable guard = no_grad();
        foreach (string name in ends.Names)
        {
            using Tensor end = ends[name].alias();
            ParameterTable.Fill(target[name], start.Tensors[name]);
            target[name].Blend(end, 1 - share);
        }
    }
}
