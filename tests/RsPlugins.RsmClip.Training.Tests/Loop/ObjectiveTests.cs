using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

[Collection(AloneCollection.Name)]
public sealed class ObjectiveTests
{
    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(5, true)]
    public void A_batch_in_parts_has_the_losses_the_gradients_and_the_centre_of_the_whole(int parts, bool hasTargets)
    {
        TrainingConfig config = Config();
        Batch batch = MakeBatch(5, hasTargets);
        using Learner whole = new(config, ClipModel.Load(Golden.Hub));
        StepLosses expected = whole.Accumulate(batch, Plain);
        config = Config();
        config.Accumulation = parts;
        using Learner inParts = new(config, ClipModel.Load(Golden.Hub));

        StepLosses actual = inParts.Accumulate(batch, Plain);

        Assert.Equal(expected.Total, actual.Total, 1e-5);
        Assert.Equal(expected.Distillation, actual.Distillation, 1e-5);
        Assert.Equal(expected.Views[1], actual.Views[1], 1e-5);
        Golden.Near(whole.Distillation!.Centre, inParts.Distillation!.Centre, 1e-6);
        foreach ((ParameterTable left, ParameterTable right) in new[] { (whole.Model.Parameters, inParts.Model.Parameters), (whole.Head, inParts.Head) })
        {
            foreach (string name in left.Names.Where(name => left[name].requires_grad))
            {
                Tensor wanted = left[name].grad!;
                float largest = wanted.abs().max().item<float>();
                float difference = (wanted - right[name].grad!).abs().max().item<float>();
                Assert.True(difference <= 1e-5 * Math.Max(1, largest), $"{name}: {difference} of {largest}");
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 5)]
    public void A_step_that_is_cancelled_in_its_middle_has_not_been(int parts, int pass)
    {
        TrainingConfig config = Config();
        config.Accumulation = parts;
        Batch batch = MakeBatch(5, hasTargets: true);
        using Learner undisturbed = new(config, ClipModel.Load(Golden.Hub)), cancelled = new(config, ClipModel.Load(Golden.Hub));
        using CancellationTokenSource source = new();
        cancelled.Crops = new CancellingCrops(source, pass);

        Assert.Throws<OperationCanceledException>(() => cancelled.Accumulate(batch, Plain, source.Token));

        Assert.Equal(0, cancelled.Optimiser.GradientNorm());
        foreach (Learner learner in new[] { undisturbed, cancelled })
        {
            learner.Accumulate(batch, Plain);
            learner.Step(1e-3, 0);
        }

        Assert.Equal(1, cancelled.Optimiser.Steps);
        Assert.Equal(Values(undisturbed.Distillation!.Centre), Values(cancelled.Distillation!.Centre));
        Assert.All(undisturbed.Model.Parameters.Names, name => Assert.Equal(Values(undisturbed.Model.Parameters[name]), Values(cancelled.Model.Parameters[name])));
    }

    [Fact]
    public void The_contrastive_loss_of_a_batch_in_parts_is_not_that_of_each_part()
    {
        TrainingConfig config = Config();
        config.Distillation.Weight = 0;
        using Learner learner = new(config, ClipModel.Load(Golden.Hub));
        double whole = learner.Accumulate(MakeBatch(4, hasTargets: false), Plain).Contrastive;
        double half = learner.Accumulate(MakeBatch(2, hasTargets: false), Plain).Contrastive;

        Assert.True(whole > half + 0.3, $"{whole} and {half}");
    }

    [Fact]
    public void What_is_dropped_is_the_same_in_both_passes_over_a_part()
    {
        TrainingConfig config = Config();
        config.Accumulation = 2;
        config.Optimiser.TextDropout = 0.4;
        config.Optimiser.VisionDropPath = 0.4;
        using Learner learner = new(config, ClipModel.Load(Golden.Hub));
        Batch batch = MakeBatch(5, hasTargets: false);
        learner.Accumulate(batch, Plain);
        Tensor weight = learner.Model.Parameters["text.proj.0.weight"];
        using Tensor slope = weight.grad!.clone();
        using Tensor direction = slope / slope.norm();

        double above = LossAt(0.02);
        double below = LossAt(-0.02);

        // The slope of the loss along a direction is the gradient's part in it: only if the gradient is that of the loss, masks and all.
        double measured = (above - below) / 0.04;
        Assert.Equal(1, measured / slope.norm().item<float>(), 0.03);

        double LossAt(double place)
        {
            using (no_grad())
            {
                weight.add_(direction * place);
            }

            double loss = learner.Accumulate(batch, Plain).Contrastive;
            using (no_grad())
            {
                weight.sub_(direction * place);
            }

            return loss;
        }
    }

    private static float[] Values(Tensor tensor) => [.. tensor.detach().contiguous().data<float>()];

    private static Autocast Plain => new(DeviceType.CPU, isWanted: false);

    private static TrainingConfig Config() => new()
    {
        Precision = "float32",
        Views = new ViewSettings { GlobalCrops = 2, LocalCrops = 2, LocalSize = 32 },
        Optimiser = new OptimiserSettings { AverageDecay = 0 },
        Distillation = new DistillationSettings { Weight = 0.7, Prototypes = 32, HiddenWidth = 24, BottleneckWidth = 8, TeacherTemperature = 0.07 },
    };

    private static Batch MakeBatch(int count, bool hasTargets)
    {
        float[] Crops(int size, int seed)
        {
            SeededRandom random = new(seed, 1, 1);
            float[] values = new float[count * 3 * size * size];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)random.Between(-2, 2);
            }

            return values;
        }

        long[] ids = [.. Enumerable.Range(0, count).SelectMany(i => new long[] { 0, 10 + i, 20 + (3 * i), 40, 2, i == 0 ? 1 : 77 })];
        float[]? targets = hasTargets ? [.. Enumerable.Range(0, count * count).Select(i => i / count == i % count ? 1f : (i / count) + (i % count) == 3 ? 0.5f : 0)] : null;
        return new Batch(0, count, 64, [Crops(64, 1), Crops(64, 2)], 32, [Crops(32, 3), Crops(32, 4)], ids, 6, targets);
    }
}
