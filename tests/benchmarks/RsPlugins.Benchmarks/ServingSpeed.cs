using System.Globalization;
using System.Text;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;

namespace RsPlugins.Benchmarks;

/// <summary>
/// Images and texts a second through the encoders that the tools use, against the same towers in TorchSharp, one thread each. The variants take turns in one process,
/// the fastest round of each counts, and time is the process's processor time, so that other work on the machine touches the figures little.
/// </summary>
internal static class ServingSpeed
{
    private const int Tokens = 24;
    private static readonly (int Batch, int Rounds)[] Plans = [(1, 9), (8, 4), (32, 2)];

    public static void Run(string folder, string state, string output)
    {
        torch.set_num_threads(1);
        using ModelPool pool = new(new ModelStore(folder, state));
        LoadedModel Get(bool fp32) => pool.Get(new ModelChoice(folder, fp32, Device.Cpu, Threads: 1), new QuietContext(), CancellationToken.None);
        LoadedModel exact = Get(true), small = Get(false);
        using ClipModel original = ClipModel.Load(folder);
        bool medium = MatmulPrecision.Set("medium");
        MatmulPrecision.Set("highest");
        StringBuilder table = new();
        table.AppendLine(CultureInfo.InvariantCulture, $"| tower | batch | TorchSharp default, 1/s | \"medium\" | ONNX fp32, 1/s | of default | of \"medium\" | ONNX {small.Export.Precision}, 1/s | of default | of \"medium\" |");
        table.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach ((int batch, int rounds) in Plans)
        {
            int size = exact.Config.Vision.ImageSize;
            float[] pixels = [.. Enumerable.Range(0, batch * 3 * size * size).Select(i => MathF.Sin(i * 0.37f))];
            long[] ids = [.. Enumerable.Range(0, batch * Tokens).Select(i => i % Tokens == 0 ? 0L : i % Tokens == Tokens - 1 ? 2L : 5 + (i * 7919L % 200_000))];
            table.AppendLine(Row("images", batch, Measure(rounds, medium,
                () => Torch(() => original.EncodeImages(torch.tensor(pixels, [batch, 3, size, size]))),
                () => InRuns(batch, exact, (first, count) => exact.Images.RunTensor(pixels[(first * 3 * size * size)..((first + count) * 3 * size * size)], count)),
                () => InRuns(batch, small, (first, count) => small.Images.RunTensor(pixels[(first * 3 * size * size)..((first + count) * 3 * size * size)], count)))));
            table.AppendLine(Row("texts", batch, Measure(rounds, medium,
                () => Torch(() => original.EncodeTexts(torch.tensor(ids, [batch, Tokens]))),
                () => InRuns(batch, exact, (first, count) => exact.Texts.RunTensor(ids[(first * Tokens)..((first + count) * Tokens)], count, Tokens)),
                () => InRuns(batch, small, (first, count) => small.Texts.RunTensor(ids[(first * Tokens)..((first + count) * Tokens)], count, Tokens)))));
        }

        Console.Write(table);
        File.WriteAllText(output, table.ToString());
    }

    private static void Torch(Func<torch.Tensor> forward)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable mode = torch.inference_mode();
        forward();
    }

    /// <summary>The batch in the runs that the encoders make of it.</summary>
    private static void InRuns(int batch, LoadedModel model, Action<int, int> run)
    {
        for (int first = 0; first < batch; first += model.Export.Batch)
        {
            run(first, Math.Min(model.Export.Batch, batch - first));
        }
    }

    private static double[] Measure(int rounds, bool hasMedium, Action torchForward, params Action[] others)
    {
        double[] best = [.. Enumerable.Repeat(double.MaxValue, 2 + others.Length)];
        for (int round = 0; round <= rounds; round++)
        {
            Time(0, torchForward);
            if (hasMedium)
            {
                MatmulPrecision.Set("medium");
                Time(1, torchForward);
                MatmulPrecision.Set("highest");
            }

            for (int other = 0; other < others.Length; other++)
            {
                Time(2 + other, others[other]);
            }

            // The first round warms up.
            void Time(int variant, Action run)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                run();
                if (round > 0)
                {
                    best[variant] = Math.Min(best[variant], (Environment.CpuUsage.TotalTime - before).TotalSeconds);
                }
            }
        }

        return best;
    }

    private static string Row(string tower, int batch, double[] seconds)
    {
        string Rate(int i) => seconds[i] == double.MaxValue ? "–" : (batch / seconds[i]).ToString("0.00", CultureInfo.InvariantCulture);
        string Ratio(int i, int to) => seconds[to] == double.MaxValue ? "–" : (seconds[to] / seconds[i]).ToString("0.00", CultureInfo.InvariantCulture);
        return $"| {tower} | {batch} | {Rate(0)} | {Rate(1)} | {Rate(2)} | {Ratio(2, 0)} | {Ratio(2, 1)} | {Rate(3)} | {Ratio(3, 0)} | {Ratio(3, 1)} |";
    }
}
