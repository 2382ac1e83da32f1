using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Index;

/// <summary>
/// A query as two planes of small integers, q ≈ Step · (128 · high + low). The high plane alone is enough to tell most rows from the best; with the low one the query's own rounding is 128 times smaller
/// than that of the rows.
/// </summary>
internal sealed class QuantisedQuery
{
    /// <summary>Weight of the high plane against the low.</summary>
    public const int HighWeight = 128;

    private const int MostHigh = 127;
    private const int Offset = 128;
    private readonly short[] high;
    private readonly short[] low;
    private readonly sbyte[] highBytes;
    private readonly sbyte[] lowBytes;

    /// <summary>Quantises a query.</summary>
    /// <param name="query">The query; finite.</param>
    /// <param name="stride">Length of a row of codes.</param>
    public QuantisedQuery(ReadOnlySpan<float> query, int stride)
    {
        high = new short[stride];
        low = new short[stride];
        highBytes = new sbyte[stride];
        lowBytes = new sbyte[stride];
        Step = TensorPrimitives.MaxMagnitude(query) is float largest && Math.Abs(largest) > 0 ? Math.Abs(largest) / (double)(MostHigh * HighWeight) : 0;
        double norm = 0, error = 0, highError = 0;
        for (int d = 0; d < query.Length; d++)
        {
            int value = Step > 0 ? (int)Math.Round(query[d] / Step) : 0;
            int above = (int)Math.Round(value / (double)HighWeight);
            highBytes[d] = (sbyte)above;
            lowBytes[d] = (sbyte)(value - (HighWeight * above));
            (high[d], low[d]) = (highBytes[d], lowBytes[d]);
            norm += (double)query[d] * query[d];
            double missing = query[d] - (Step * value);
            error += missing * missing;
            double missingLow = query[d] - (Step * HighWeight * above);
            highError += missingLow * missingLow;
        }

        Norm = Math.Sqrt(norm);
        Error = Math.Sqrt(error);
        HighError = Math.Sqrt(highError);
        HighSum = highBytes.Sum(value => value);
        HighBias = Offset * HighSum;
        LowBias = Offset * lowBytes.Sum(value => value);
    }

    /// <summary>The value of one unit of the low plane.</summary>
    public double Step { get; }

    /// <summary>‖q‖.</summary>
    public double Norm { get; }

    /// <summary>‖q − Step · (128 · high + low)‖.</summary>
    public double Error { get; }

    /// <summary>‖q − Step · 128 · high‖.</summary>
    public double HighError { get; }

    /// <summary>Sum of the high plane.</summary>
    public int HighSum { get; }

    /// <summary>What the 128 that is added to every code adds to the sum of the high plane.</summary>
    public int HighBias { get; }

    /// <summary>The same for the low plane.</summary>
    public int LowBias { get; }

    public ReadOnlySpan<short> High => high;

    public ReadOnlySpan<short> Low => low;

    public ReadOnlySpan<sbyte> HighBytes => highBytes;

    public ReadOnlySpan<sbyte> LowBytes => lowBytes;
}
