using System.Diagnostics;
using System.Runtime.InteropServices;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.Benchmarks;

/// <summary>Makes a checkpoint with RS-M-CLIP's keys, shapes and 366,121,473 parameters, filled with seeded random numbers: it costs what the real one costs and knows nothing.</summary>
internal static class FullSizeCheckpoint
{
    private const int Seed = 20241107;

    public static void Make(string folder, string? tokenizer)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Directory.CreateDirectory(folder);
        ModelConfig config = ModelConfig.RsMClip;
        config.Write(folder);
        KeyValuePair<string, long[]>[] shapes = [.. CheckpointLayout.Shapes(config)];
        float[][] values = new float[shapes.Length][];
        Parallel.For(0, shapes.Length, i => values[i] = Fill(shapes[i].Key, shapes[i].Value, Seed + i));
        SafetensorsFile.Write(
            Path.Combine(folder, Checkpoint.SafetensorsName),
            shapes.Select((shape, i) => new TensorToWrite(shape.Key, TensorType.Float32, shape.Value, MemoryMarshal.AsBytes(values[i].AsSpan()).ToArray())));
        if (tokenizer is not null)
        {
            File.Copy(tokenizer, Path.Combine(folder, Checkpoint.TokenizerName), overwrite: true);
        }

        Console.WriteLine($"written in {watch.Elapsed.TotalSeconds:f1} s: {values.Length} tensors, {values.Sum(tensor => tensor.LongLength):n0} parameters");
    }

    /// <summary>Spreads that keep activations in the range of trained towers: 1/√inputs for matrices, 1 and 0 for LayerNorm.</summary>
    private static float[] Fill(string key, long[] shape, int seed)
    {
        float[] values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        if (key == "logit_scale")
        {
            return [MathF.Log(100)];
        }

        bool isNorm = key.Contains("ln_", StringComparison.Ordinal) || key.Contains("LayerNorm", StringComparison.Ordinal);
        if (shape.Length == 1 && key != "visual.class_embedding")
        {
            Array.Fill(values, isNorm && key.EndsWith("weight", StringComparison.Ordinal) ? 1f : 0f);
            return values;
        }

        long inputs = key.Contains("embedding", StringComparison.Ordinal) ? shape[^1] : key == "visual.proj" ? shape[0] : values.LongLength / shape[0];
        float reach = MathF.Sqrt(3f / inputs);
        Random random = new(seed);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((random.NextSingle() * 2) - 1) * reach;
        }

        return values;
    }
}
