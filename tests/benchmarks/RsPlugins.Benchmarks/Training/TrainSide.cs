using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Losses;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.Benchmarks.Training;

/// <summary>One side of the comparison in a process of its own: some steps on one batch, the time of each, by the clock and of the processor, and the peak of the memory as a line of JSON.</summary>
internal static class TrainSide
{
    public const string Command = "train-side";
    private const int SmallBatch = 64;
    private const int SmallLength = 32;
    private const int FullBatch = 8;
    private const int FullLength = 32;
    private const string MethodSide = "ours-method";
    private const double Rate = 1e-6;

    /// <param name="pair">"small", or the folder of a checkpoint.</param>
    /// <param name="side">
    /// plain and ours with the same to do, plain-frozen without the word table, ours-all with it, ours-shipped with the defaults' bound on gradients and average of weights,
    /// ours-method with self-distillation between two global and eight local crops on top.
    /// </param>
    /// <param name="threads">Threads of libtorch.</param>
    public static void Run(string pair, string side, int threads)
    {
        set_num_threads(threads);
        bool isSmall = pair == "small";
        ClipModel model = isSmall ? Small() : ClipModel.Load(pair);
        Batch batch = isSmall ? MakeBatch(model, SmallBatch, SmallLength) : MakeBatch(model, FullBatch, FullLength);
        TrainingConfig config = new()
        {
            BatchSize = batch.Count,
            Optimiser = side is "ours-shipped" or MethodSide ? new OptimiserSettings() : new OptimiserSettings { GradientNorm = 0, AverageDecay = 0 },
        };
        if (side.EndsWith("-all", StringComparison.Ordinal) || side == "plain")
        {
            config.Freezing.WordTableFrom = 0;
        }

        if (side == MethodSide)
        {
            config.Distillation.Weight = 1;
            int size = isSmall ? 32 : 96;
            batch = batch with { GlobalCrops = [batch.GlobalCrops[0], batch.GlobalCrops[0]], LocalSize = size, LocalCrops = [.. Enumerable.Repeat(Pixels(batch.Count, size), 8)] };
        }

        int steps = isSmall ? 12 : 3;
        (List<double> seconds, List<double> processor) = side.StartsWith("plain", StringComparison.Ordinal) ? Plain(config, model, batch, steps) : Ours(config, model, batch, steps);
        Console.WriteLine(JsonSerializer.Serialize(new { seconds, processor, peakMib = Peak() / 1024.0 }));
    }

    private static (List<double> Seconds, List<double> Processor) Ours(TrainingConfig config, ClipModel model, Batch batch, int steps)
    {
        using MatmulPrecision.Scope products = MatmulPrecision.Use("medium");
        using Learner learner = new(config, model);
        Autocast autocast = new(DeviceType.CPU, isWanted: true);
        return Time(steps, () =>
        {
            learner.Accumulate(batch, autocast);
            learner.Step(Rate, 0);
        });
    }

    // The same towers in 32-bit floats, libtorch's default products and TorchSharp's own optimiser.
    private static (List<double> Seconds, List<double> Processor) Plain(TrainingConfig config, ClipModel model, Batch batch, int steps)
    {
        Freezing.Apply(model.Parameters, config.Freezing);
        string[] trained = [.. model.Parameters.Names.Where(name => model.Parameters[name].requires_grad)];
        TorchSharp.Modules.Parameter[] parameters = [.. trained.Select(name => new TorchSharp.Modules.Parameter(model.Parameters[name].detach()))];
        using var optimiser = optim.AdamW(parameters, lr: Rate, beta1: 0.9, beta2: 0.98, eps: 1e-6, weight_decay: 0.2);
        return Time(steps, () =>
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor images = tensor(batch.GlobalCrops[0], [batch.Count, 3, batch.Size, batch.Size]);
            Tensor texts = model.EncodeTexts(tensor(batch.TokenIds, [batch.Count, batch.Length]));
            Tensor loss = ClipLoss.OneToOne(model.EncodeImages(images), texts, model.Parameters[ClipModel.LogitScale].exp());
            loss.backward();
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i].grad = model.Parameters[trained[i]].grad;
            }

            optimiser.step();
            foreach (string name in trained)
            {
                model.Parameters[name].grad!.zero_();
            }
        });
    }

    private static (List<double> Seconds, List<double> Processor) Time(int steps, Action step)
    {
        List<double> seconds = [];
        List<double> processor = [];
        for (int i = 0; i <= steps; i++)
        {
            long start = Stopwatch.GetTimestamp();
            TimeSpan used = Environment.CpuUsage.TotalTime;
            step();
            if (i > 0)
            {
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                processor.Add((Environment.CpuUsage.TotalTime - used).TotalSeconds);
            }
        }

        return (seconds, processor);
    }

    private static ClipModel Small()
    {
        ModelSettings sizes = new() { EmbedDim = 192, ImageSize = 64, PatchSize = 8, VisionWidth = 192, VisionLayers = 8, VisionHeads = 3, TextWidth = 192, TextLayers = 4, TextHeads = 3, ContextLength = SmallLength };
        return Initialisation.Create(sizes.ToModelConfig(8000), 1, Math.Log(1 / 0.07));
    }

    private static Batch MakeBatch(ClipModel model, int count, int length)
    {
        int size = model.Config.Vision.ImageSize;
        int words = model.Config.Text.VocabularySize;
        long[] ids = [.. Enumerable.Range(0, count * length).Select(i => i % length == 0 ? 0L : i % length == length - 1 ? 2L : 5 + (i * 7919L % (words - 10)))];
        return new Batch(0, count, size, [Pixels(count, size)], 0, [], ids, length, null);
    }

    private static float[] Pixels(int count, int size) => [.. Enumerable.Range(0, count * 3 * size * size).Select(i => MathF.Sin(i * 0.37f))];

    // VmHWM in KiB; elsewhere than on Linux the present working set.
    private static long Peak() => OperatingSystem.IsLinux()
        ? long.Parse(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
        : Environment.WorkingSet / 1024;
}
