namespace RsPlugins.RsmClip.Inference;

/// <summary>
/// Whether inputs that share a run get, bit for bit, the vectors that they get alone. The graphs are made for that, but the order in which a sum is rounded is the affair of the
/// processor's kernels: where it depends on the batch, inputs run one by one.
/// </summary>
internal static class BatchCheck
{
    private const int Tokens = 16;

    public static bool Holds(ImageEncoder encoder, CancellationToken cancellationToken)
    {
        IReadOnlyList<byte[]> images = ProbeSet.Images(encoder.Preprocessor.Size);
        return Holds(run => [.. encoder.Encode([.. run.Select(i => images[i])], cancellationToken).SelectMany(row => row)]);
    }

    public static bool Holds(TextEncoder encoder, int vocabulary, CancellationToken cancellationToken) => Holds(run =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        return encoder.RunTensor([.. run.SelectMany(i => Text(i, vocabulary))], run.Length, Tokens);
    });

    /// <param name="encode">Gives the vectors of some of the inputs 0 to <see cref="RunPlan.CpuBatch"/>, one after another.</param>
    public static bool Holds(Func<int[], float[]> encode)
    {
        int[] all = [.. Enumerable.Range(0, RunPlan.CpuBatch)];
        float[] together = encode(all);
        return together.AsSpan().SequenceEqual(all.SelectMany(i => encode([i])).ToArray());
    }

    private static IEnumerable<long> Text(int number, int vocabulary) =>
        Enumerable.Range(0, Tokens).Select(i => i switch { 0 => 0L, Tokens - 1 => 2L, _ => 5 + (((number * Tokens) + i) * 7919L % (vocabulary - 5)) });
}
