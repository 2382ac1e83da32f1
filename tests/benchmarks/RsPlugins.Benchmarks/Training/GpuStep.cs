using System.Diagnostics;
using System.Globalization;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.Benchmarks.Training;

/// <summary>
/// <c>train-gpu</c>: steps of the full-size pair with random weights on an NVIDIA GPU, in bfloat16 with the word table frozen, by the clock, with the loss of the first and the last:
/// the side of ours in a comparison with pytorch_step.py, which does the same on the same GPU. Where libtorch's CUDA packages are not built in, LD_LIBRARY_PATH names an installed PyTorch's.
/// </summary>
internal static class GpuStep
{
    private const int Length = 32;
    private const int LocalSize = 96;
    private const double Rate = 1e-5;

    /// <param name="count">Pairs of a step.</param>
    /// <param name="steps">Steps; the first three warm up.</param>
    /// <param name="hasDistillation">Whether self-distillation between two global and eight local crops is part of it.</param>
    public static void Run(int count, int steps, bool hasDistillation)
    {
        Device device = TrainingDevice.Choose("cuda");
        using MatmulPrecision.Scope products = MatmulPrecision.Use("medium");
        Stopwatch watch = Stopwatch.StartNew();
        ClipModel model = Initialisation.Create(ModelConfig.RsMClip, 1, Math.Log(1 / 0.07));
        model.Parameters.MoveTo(device);
        TrainingConfig config = new() { BatchSize = count, Steps = steps, Optimiser = new OptimiserSettings() };
        int size = model.Config.Vision.ImageSize;
        float[] pixels = [.. Enumerable.Range(0, count * 3 * size * size).Select(i => MathF.Sin(i * 0.37f))];
        long[] ids = [.. Enumerable.Range(0, count * Length).Select(i => i % Length == 0 ? 0L : i % Length == Length - 1 ? 2L : 5 + (i * 7919L % (model.Config.Text.VocabularySize - 10)))];
        Batch batch = new(0, count, size, [pixels], 0, [], ids, Length, null);
        if (hasDistillation)
        {
            config.Distillation.Weight = 1;
            (config.Views.GlobalCrops, config.Views.LocalCrops, config.Views.LocalSize) = (2, 8, LocalSize);
            float[] local = [.. Enumerable.Range(0, count * 3 * LocalSize * LocalSize).Select(i => MathF.Cos(i * 0.29f))];
            batch = batch with { GlobalCrops = [pixels, pixels], LocalSize = LocalSize, LocalCrops = [.. Enumerable.Repeat(local, 8)] };
        }

        using Learner learner = new(config, model);
        Autocast autocast = new(DeviceType.CUDA, isWanted: true);
        Console.WriteLine($"{TrainingDevice.Name(device)}, autocast {autocast.IsActive}, matmul {products.Mode}, {model.Parameters.Count:n0} parameters, {model.Parameters.TrainedCount:n0} trained, ready in {watch.Elapsed.TotalSeconds:f1} s");
        List<double> seconds = [];
        double first = 0, last = 0;
        for (int step = 0; step < steps; step++)
        {
            long start = Stopwatch.GetTimestamp();
            last = learner.Accumulate(batch, autocast).Total;
            learner.Step(Rate, step);
            cuda.synchronize();
            first = step == 0 ? last : first;
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        double[] counted = [.. seconds.Skip(3).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours B={count} {(hasDistillation ? "method" : "contrastive")}: median {counted[counted.Length / 2] * 1000:f1} ms, fastest {counted[0] * 1000:f1} ms, loss {first:f4} to {last:f4}, {counted.Length} steps"));
    }
}
