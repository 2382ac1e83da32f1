using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

[Collection(AloneCollection.Name)]
public sealed class FreezingTests
{
    private const string WordTable = "text.transformer.embeddings.word_embeddings.weight";

    [Fact]
    public void What_is_frozen_has_no_gradient_no_moments_and_no_average_of_its_own_and_stays_as_it_was()
    {
        FreezingSettings freezing = new() { Towers = ["vision"], Names = ["text.transformer.encoder.layer.0.*"], WordTableFrom = 1000 };
        TrainingConfig config = new() { Precision = "float32", Steps = 10, Freezing = freezing };
        using ClipModel start = ClipModel.Load(Golden.Hub);
        using Learner learner = new(config, ClipModel.Load(Golden.Hub));
        using Golden data = new("train_batch.safetensors");
        Batch batch = new(0, 5, 64, [data.Values("images")], 0, [], data.Integers("token_ids"), 77, null);
        ParameterTable parameters = learner.Model.Parameters;

        for (int step = 0; step < 3; step++)
        {
            learner.Accumulate(batch, new Autocast(DeviceType.CPU, isWanted: false));
            learner.Step(1e-3, step);
        }

        string[] frozen = [.. parameters.Names.Where(name => name.StartsWith("visual.", StringComparison.Ordinal) || name == WordTable || name.Contains(".layer.0.", StringComparison.Ordinal))];
        Assert.True(frozen.Length > 20);
        Assert.Equal(parameters.Names.Except(frozen), learner.Optimiser.Moments.Select(moment => moment.Name));
        foreach (string name in parameters.Names)
        {
            bool isSame = parameters[name].equal(start.Parameters[name]).all().item<bool>();
            Assert.Equal(frozen.Contains(name), isSame);
            Assert.Equal(frozen.Contains(name), parameters[name].grad is null);
            Assert.Equal(frozen.Contains(name), IsShared(parameters[name], learner.Average!.Parameters[name]));
        }

        AssertStateHoldsEachOnce(config, learner, frozen);
    }

    [Fact]
    public void The_prototypes_rest_for_the_first_steps_and_then_move()
    {
        TrainingConfig config = new() { Precision = "float32", Steps = 10, Views = new ViewSettings { GlobalCrops = 2 } };
        config.Distillation = new DistillationSettings { Weight = 1, Prototypes = 16, HiddenWidth = 16, BottleneckWidth = 8, FrozenPrototypeSteps = 2 };
        using Learner learner = new(config, ClipModel.Load(Golden.Hub));
        using Golden data = new("train_batch.safetensors");
        Batch batch = new(0, 5, 64, [data.Values("images"), data.Values("images")], 0, [], data.Integers("token_ids"), 77, null);
        List<bool> prototypesMoved = [];
        List<bool> restMoved = [];
        for (int step = 0; step < 3; step++)
        {
            using Tensor prototypes = learner.Head["head.last_layer.weight_v"].detach().clone();
            using Tensor rest = learner.Head["head.mlp.0.weight"].detach().clone();
            learner.Accumulate(batch, new Autocast(DeviceType.CPU, isWanted: false));
            learner.Step(1e-3, step);
            prototypesMoved.Add(!prototypes.equal(learner.Head["head.last_layer.weight_v"]).all().item<bool>());
            restMoved.Add(!rest.equal(learner.Head["head.mlp.0.weight"]).all().item<bool>());
        }

        Assert.Equal([false, false, true], prototypesMoved);
        Assert.Equal([true, true, true], restMoved);
    }

    [Theory]
    [InlineData(2002 * 48, true)]
    [InlineData((2002 * 48) + 1, false)]
    [InlineData(0, false)]
    public void The_word_table_is_frozen_from_a_size_on(int from, bool isFrozen)
    {
        using ClipModel model = ClipModel.Load(Golden.Hub);
        Assert.Equal(2002 * 48, model.Parameters[WordTable].numel());

        Freezing.Apply(model.Parameters, new FreezingSettings { WordTableFrom = from });

        Assert.Equal(isFrozen, !model.Parameters[WordTable].requires_grad);
        Assert.True(model.Parameters["visual.proj"].requires_grad);
    }

    [Fact]
    public void By_default_RS_M_CLIPs_word_table_is_frozen_and_the_small_models_is_not() =>
        Assert.InRange(new FreezingSettings().WordTableFrom, 10_000_000, 250_002 * 768);

    [Fact]
    public void A_pattern_without_a_parameter_and_a_model_without_training_are_refused()
    {
        using ClipModel model = ClipModel.Load(Golden.Hub);

        TrainingException stray = Assert.Throws<TrainingException>(() => Freezing.Apply(model.Parameters, new FreezingSettings { Names = ["visual.*", "vision.*"] }));
        TrainingException nothing = Assert.Throws<TrainingException>(() => Freezing.Apply(model.Parameters, new FreezingSettings { Towers = ["vision", "text"] }));

        Assert.Contains("vision.*", stray.Message, StringComparison.Ordinal);
        Assert.Contains("frozen", nothing.Message, StringComparison.Ordinal);
    }

    // What is frozen is the same in the model and its average: a word table of half a gigabyte is written once.
    private static void AssertStateHoldsEachOnce(TrainingConfig config, Learner learner, string[] frozen)
    {
        string path = Path.GetTempFileName();
        try
        {
            TrainingState.Write(path, learner, new RunPosition(TimeSpan.Zero, new StepWindow(), 0), new Dictionary<string, string>());
            using (TensorFile file = SafetensorsFile.Read(path))
            {
                Assert.All(frozen, name => Assert.True(file.Tensors.ContainsKey("model." + name) && !file.Tensors.ContainsKey("average." + name)));
            }

            using Learner restored = new(config, ClipModel.Load(Golden.Hub));
            TrainingState.Read(path, restored, new Dictionary<string, string>());
            Assert.All(learner.Model.Parameters.Names, name => Assert.True(restored.Average!.Parameters[name].equal(learner.Average!.Parameters[name]).all().item<bool>()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool IsShared(Tensor left, Tensor right)
    {
        using IDisposable guard = no_grad();
        float before = right.reshape(-1)[0].item<float>();
        left.reshape(-1)[0] = tensor(before + 1);
        bool isShared = right.reshape(-1)[0].item<float>() == before + 1;
        left.reshape(-1)[0] = tensor(before);
        return isShared;
    }
}
