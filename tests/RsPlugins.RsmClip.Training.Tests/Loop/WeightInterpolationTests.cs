using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

public sealed class WeightInterpolationTests
{
    [Theory]
    [InlineData(new[] { 0.5, 0.8, 0.6 }, 0.25)]
    [InlineData(new[] { 0.9, 0.8, 0.6 }, 0.0)]
    [InlineData(new[] { 0.5, 0.7, 0.7 }, 1.0)]
    public void The_best_share_is_chosen_and_its_weights_are_left(double[] accuracies, double expected)
    {
        using ClipModel start = ClipModel.Load(Golden.Hub);
        using ClipModel model = ClipModel.Load(Golden.Hub);
        string[] trained = ["visual.proj", "text.proj.0.weight", "logit_scale"];
        using (no_grad())
        {
            foreach (string name in trained)
            {
                model.Parameters[name].add_(tensor(2f));
            }
        }

        List<(double Share, float Value)> seen = [];
        InterpolationSettings settings = new() { Shares = [1, 0, 0.25], Figure = "top1" };

        InterpolationChoice choice = WeightInterpolation.Choose(model, trained, Golden.Hub, settings, share =>
        {
            using Tensor moved = model.Parameters["visual.proj"].detach() - start.Parameters["visual.proj"].detach();
            seen.Add((share, moved.mean().item<float>()));
            return [Result("en", accuracies[seen.Count - 1], null)];
        });

        Assert.Equal(expected, choice.Share);
        Assert.Equal([0, 0.25, 1], choice.Trials.Select(trial => trial.Share));
        Assert.All(seen, trial => Assert.Equal(2 * trial.Share, trial.Value, 1e-5));
        foreach (string name in model.Parameters.Names)
        {
            Tensor wanted = start.Parameters[name].detach() + (trained.Contains(name) ? 2 * expected : 0);
            Golden.Near(wanted, model.Parameters[name], 1e-6);
        }

        Assert.Equal(3, choice.ToJson()["trials"]!.AsArray().Count);
        Assert.Equal(expected, (double)choice.ToJson()["share"]!);
    }

    [Fact]
    public void Weights_of_another_model_are_refused_by_the_name_of_what_differs()
    {
        using ClipModel model = ClipModel.Load(Golden.Hub);
        using Tensor other = ones(3);
        model.Parameters.Add("visual.more", other);

        TrainingException failure = Assert.Throws<TrainingException>(() => WeightInterpolation.Choose(model, ["visual.proj", "visual.more"], Golden.Hub, new InterpolationSettings { Shares = [0.5] }, _ => []));

        Assert.Contains("visual.more", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figure_is_the_mean_of_what_is_asked_for()
    {
        EvaluationResult[] results =
        [
            Result("en", 0.5, 20),
            Result("zh", 0.7, null),
            Result("pt", null, 40),
        ];

        Assert.Equal(60, WeightInterpolation.Figure(results, new InterpolationSettings { Figure = "top1" })!.Value, 1e-9);
        Assert.Equal(30, WeightInterpolation.Figure(results, new InterpolationSettings { Figure = "mean_recall" })!.Value, 1e-9);
        Assert.Equal(45, WeightInterpolation.Figure(results, new InterpolationSettings())!.Value, 1e-9);
        Assert.Equal(35, WeightInterpolation.Figure(results, new InterpolationSettings { Languages = ["en"] })!.Value, 1e-9);
        Assert.Null(WeightInterpolation.Figure(results, new InterpolationSettings { Figure = "mean_recall", Languages = ["zh"] }));
    }

    [Fact]
    public void Without_the_figure_what_was_trained_stays()
    {
        using ClipModel model = ClipModel.Load(Golden.Hub);
        using (no_grad())
        {
            model.Parameters["visual.proj"].add_(tensor(1f));
        }

        using Tensor before = model.Parameters["visual.proj"].detach().clone();

        InterpolationChoice choice = WeightInterpolation.Choose(model, ["visual.proj"], Golden.Hub, new InterpolationSettings { Shares = [0, 0.5] }, _ => []);

        Assert.Equal(1, choice.Share);
        Golden.Near(before, model.Parameters["visual.proj"], 1e-6);
    }

    private static EvaluationResult Result(string language, double? topOne, double? recall) =>
        new("tiny", "val", language, 4, topOne, recall is double mean ? new RetrievalRecall([mean, mean, mean], [mean, mean, mean]) : null);
}
