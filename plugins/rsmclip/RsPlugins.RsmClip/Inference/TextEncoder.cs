using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.RsmClip.Inference;

/// <summary>The text tower: texts to unit vectors, remembered. The graph is loaded when it is used, and leaves when it is not. Thread-safe.</summary>
public sealed class TextEncoder : IDisposable
{
    private const int MostRemembered = 20_000;
    private static readonly string[] Inputs = ["ids"];
    private static readonly string[] Outputs = ["embedding"];
    private readonly ConcurrentDictionary<string, float[]> remembered = new(StringComparer.Ordinal);
    private readonly Tower<TextParts> tower;
    private readonly int contextLength;
    private readonly RunPlan plan;

    internal TextEncoder(Tower<TextParts> tower, ModelConfig config, RunPlan plan)
    {
        this.tower = tower;
        this.plan = plan;
        contextLength = config.Text.ContextLength;
        Dimension = config.EmbedDim;
    }

    /// <summary>Length of an embedding.</summary>
    public int Dimension { get; }

    /// <summary>Embeds texts. Only texts of the same length share a run, so nothing is padded and each result depends on its own text only.</summary>
    /// <param name="texts">Any texts; what is beyond the context length is cut off.</param>
    /// <param name="cancellationToken">Ends the work within one run.</param>
    /// <returns>Unit vectors, in the order of the texts. They are shared: do not change them.</returns>
    public float[][] Encode(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        string[] missing = [.. texts.Distinct(StringComparer.Ordinal).Where(text => !remembered.ContainsKey(text))];
        int[][] ids = missing.Length == 0 ? [] : tower.Use(parts => missing.Select(text => parts.Tokenizer.Encode(text, contextLength)).ToArray());
        int most = plan.LengthFor(missing.Length);
        List<int[]> runs = [.. Enumerable.Range(0, missing.Length).GroupBy(i => ids[i].Length).OrderByDescending(group => group.Key).SelectMany(group => group.Chunk(most))];
        ConcurrentDictionary<string, float[]> fresh = new(StringComparer.Ordinal);
        Parallel.ForEach(runs, plan.Options(cancellationToken), run =>
        {
            int length = ids[run[0]].Length;
            float[] rows = RunTensor([.. run.SelectMany(i => ids[i]).Select(id => (long)id)], run.Length, length);
            for (int i = 0; i < run.Length; i++)
            {
                fresh[missing[run[i]]] = rows[(i * Dimension)..((i + 1) * Dimension)];
            }
        });
        float[][] result = [.. texts.Select(text => fresh.TryGetValue(text, out float[]? vector) ? vector : remembered[text])];
        if (remembered.Count + fresh.Count <= MostRemembered)
        {
            foreach ((string text, float[] vector) in fresh)
            {
                remembered.TryAdd(text, vector);
            }
        }

        return result;
    }

    /// <summary>Runs the tower once.</summary>
    /// <param name="ids">[count, length] token ids; 1 where a text is shorter.</param>
    /// <param name="count">Number of texts.</param>
    /// <param name="length">Tokens of the longest text.</param>
    /// <returns>[count, <see cref="Dimension"/>].</returns>
    public float[] RunTensor(long[] ids, int count, int length)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(ids, [count, length]);
        using RunOptions options = new();
        return tower.Use(parts =>
        {
            using IDisposableReadOnlyCollection<OrtValue> outputs = parts.Session.Run(options, Inputs, [input], Outputs);
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        });
    }

    /// <inheritdoc/>
    public void Dispose() => tower.Dispose();
}
