using System.Text.Json;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

/// <summary>Whole training steps against open_clip's and DINO's own classes.</summary>
public sealed class GoldenRunTests
{
    private const double LossTolerance = 1e-4;
    private const double LengthTolerance = 2e-5;

    // For biases of keys where gradients are not bounded: in "constant" the originals' own lengths in single and in double precision lie up to 5.0e-5 apart.
    private const double NoiseTolerance = 1e-4;

    [Theory]
    [InlineData("constant")]
    [InlineData("warmup_cosine_clip")]
    public void Five_steps_equal_open_clips(string run)
    {
        JsonElement facts = Golden.Json("train_clip.json").GetProperty(run);
        bool isBounded = run != "constant";
        TrainingConfig config = Config(1e-3, 0.2, isBounded ? 1 : 0);
        using Golden data = new("train_batch.safetensors");
        Batch batch = new(0, 5, 64, [data.Values("images")], 0, [], data.Integers("token_ids"), 77, null);
        using Learner learner = new(config, ClipModel.Load(Golden.Hub));
        Autocast autocast = new(DeviceType.CPU, isWanted: false);

        foreach (JsonElement step in facts.GetProperty("steps_f32").EnumerateArray())
        {
            int index = step.GetProperty("step").GetInt32();
            double rate = isBounded ? Schedules.Cosine(index, 2, 5, 1e-3) : 1e-3;
            Assert.Equal(step.GetProperty("lr").GetDouble(), rate, 1e-12);
            StepLosses losses = learner.Accumulate(batch, autocast);
            if (index == 0)
            {
                CheckGradients(learner.Model.Parameters);
            }

            double norm = learner.Step(rate, index);

            Assert.Equal(step.GetProperty("loss").GetDouble(), losses.Total, LossTolerance);
            Assert.Equal(1, norm / step.GetProperty("grad_norm").GetDouble(), 1e-3);
            CheckLengths(step.GetProperty("params"), name => learner.Model.Parameters[name], isBounded ? LengthTolerance : NoiseTolerance);
        }

        if (!isBounded)
        {
            CheckFinal(learner.Model.Parameters);
        }
    }

    [Fact]
    public void Four_steps_of_self_distillation_equal_the_composed_originals()
    {
        JsonElement facts = Golden.Json("train_distill.json");
        TrainingConfig config = Config(5e-4, 0.1, 0);
        config.Views.GlobalCrops = 2;
        config.Views.LocalCrops = 6;
        config.Distillation = new DistillationSettings { Weight = 1, Prototypes = 64, TeacherMomentum = 0.99 };
        using Golden data = new("train_distill.safetensors");
        ParameterTable head = new();
        foreach (string name in data.Names.Where(name => name.StartsWith("head.", StringComparison.Ordinal)))
        {
            head.Add(name, data[name], requiresGradient: !name.EndsWith("weight_g", StringComparison.Ordinal));
        }

        using Learner learner = new(config, ClipModel.Load(Golden.Hub), head);
        Batch batch = new(0, 4, 64, Views(data, "crops.global", 2), 32, Views(data, "crops.local", 6), data.Integers("token_ids"), 77, null);
        Autocast autocast = new(DeviceType.CPU, isWanted: false);

        foreach (JsonElement step in facts.GetProperty("steps_f32").EnumerateArray())
        {
            StepLosses losses = learner.Accumulate(batch, autocast);
            learner.Step(5e-4, 0);

            Assert.Equal(step.GetProperty("loss").GetDouble(), losses.Total, LossTolerance);
            Assert.Equal(step.GetProperty("clip").GetDouble(), losses.Contrastive, LossTolerance);
            Assert.Equal(step.GetProperty("distill").GetDouble(), losses.Distillation, LossTolerance);
            double[] views = Golden.Numbers(step.GetProperty("clip_views"));
            Assert.Equal(views[0], losses.Views[0], LossTolerance);
            Assert.Equal(views[1], losses.Views[1], LossTolerance);
            CheckLengths(step.GetProperty("student"), name => name.StartsWith("clip.", StringComparison.Ordinal) ? learner.Model.Parameters[name[5..]] : learner.Head[name], NoiseTolerance);
            CheckLengths(step.GetProperty("teacher"), name => learner.Teacher![name]);
        }

        Golden.Near(data["last_step.center_after"], learner.Distillation!.Centre, LossTolerance);
    }

    private static TrainingConfig Config(double rate, double decay, double norm) => new()
    {
        Precision = "float32",
        Optimiser = new OptimiserSettings { LearningRate = rate, WeightDecay = decay, GradientNorm = norm, AverageDecay = 0 },
    };

    private static float[][] Views(Golden data, string name, int count)
    {
        float[] all = data.Values(name);
        return [.. all.Chunk(all.Length / count)];
    }

    private static void CheckGradients(ParameterTable parameters)
    {
        using Golden golden = new("train_constant.safetensors");
        foreach (string name in parameters.Names)
        {
            Tensor expected = golden["grad0." + name];
            Tensor difference = (expected - parameters[name].grad!).abs() - (expected.abs() * 1e-4);
            Assert.True(difference.max().item<float>() <= 1e-5, name);
        }
    }

    private static void CheckFinal(ParameterTable parameters)
    {
        using Golden golden = new("train_constant.safetensors");
        foreach (string name in parameters.Names)
        {
            Golden.Near(golden["final." + name].reshape(parameters[name].shape), parameters[name], IsNoise(name) ? 1e-3 : 2e-4);
        }
    }

    // The true gradient of a key bias is zero: AdamW moves it by rounding noise.
    private static bool IsNoise(string name) => name.EndsWith("attn.in_proj_bias", StringComparison.Ordinal) || name.EndsWith("attention.self.key.bias", StringComparison.Ordinal);

    private static void CheckLengths(JsonElement expected, Func<string, Tensor> tensorOf, double ofNoise = LengthTolerance)
    {
        int count = 0;
        foreach (JsonProperty parameter in expected.EnumerateObject())
        {
            double length = tensorOf(parameter.Name).detach().to_type(ScalarType.Float64).norm().item<double>();
            double wanted = parameter.Value[1].GetDouble();
            Assert.True(Math.Abs(length - wanted) <= (IsNoise(parameter.Name) ? ofNoise : LengthTolerance) * Math.Abs(wanted), $"{parameter.Name}: length {length:R}, expected {wanted:R}.");
            count++;
        }

        Assert.True(count > 10);
    }
}
