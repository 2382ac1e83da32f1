using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RsPlugins.RsmClip.Index;

/// <summary>Some thousand neighbouring rows of a matrix: as they are stored, and as int8 codes of their difference from the mean row, row ≈ mean + scale · code.</summary>
internal sealed class EmbeddingSegment
{
    /// <summary>The most rows of a segment: few enough that a search looks up from its work every fraction of a millisecond, and that what it writes down stays in the cache.</summary>
    public const int MostRows = 4096;

    private const int MostCode = 127;
    private const byte Zero = 128;

    // Norms are computed in float64 and kept as float32, rounded upwards by far more than both can have lost.
    private const double Upwards = 1 + 1e-6;
    private readonly Half[] rows;
    private readonly byte[] codes;
    private readonly int codesStart;
    private readonly int dimension;
    private readonly int stride;
    private readonly float[] scales;
    private readonly float[] errors;

    /// <summary>Quantises rows.</summary>
    /// <param name="first">Number of the first row in the matrix.</param>
    /// <param name="rows">[count, dimension], in row order; kept, not copied.</param>
    /// <param name="mean">What is taken from every row before it is quantised. Any vector gives right results, one near the rows tight bounds.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public EmbeddingSegment(int first, Half[] rows, ReadOnlySpan<float> mean)
    {
        First = first;
        this.rows = rows;
        dimension = mean.Length;
        stride = StrideOf(dimension);
        Count = rows.Length / dimension;
        scales = new float[Count];
        errors = new float[Count];
        codes = GC.AllocateUninitializedArray<byte>((Count * stride) + DotKernel.Padding, pinned: true);
        codesStart = -(int)(Address(codes) % DotKernel.Padding) & (DotKernel.Padding - 1);
        Span<float> row = new float[dimension];
        for (int i = 0; i < Count; i++)
        {
            Quantise(i, row, mean);
        }
    }

    /// <summary>Number of the first row in the matrix.</summary>
    public int First { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>The largest ‖scale · code‖ of a row.</summary>
    public double LargestNorm { get; private set; }

    /// <summary>The largest ‖row − mean − scale · code‖ of a row.</summary>
    public double LargestError { get; private set; }

    /// <summary>Bytes from row to row of codes.</summary>
    public static int StrideOf(int dimension) => (dimension + DotKernel.Padding - 1) / DotKernel.Padding * DotKernel.Padding;

    /// <summary>The codes + 128 of some rows.</summary>
    public ReadOnlySpan<byte> Codes(int first, int count) => codes.AsSpan(codesStart + (first * stride), count * stride);

    /// <summary>A row as it is stored.</summary>
    public ReadOnlySpan<Half> Row(int row) => rows.AsSpan(row * dimension, dimension);

    /// <summary>Upper bounds of the scores of some rows, of which those that reach a threshold are written down.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="bound">How sums become bounds.</param>
    /// <param name="high">Sums of the high plane, one a row; becomes scratch.</param>
    /// <param name="low">Sums of the low plane, one a row.</param>
    /// <param name="threshold">Rows with a lower bound are left out.</param>
    /// <param name="found">Takes the rows that are left.</param>
    public void Collect(int first, in ScoreBound bound, Span<int> high, ReadOnlySpan<int> low, float threshold, CandidateList found)
    {
        ReadOnlySpan<float> scale = scales.AsSpan(first, high.Length), error = errors.AsSpan(first, high.Length);
        Span<float> upper = MemoryMarshal.Cast<int, float>(high);
        int i = 0;
        for (; i <= high.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> bounds = bound.Upper(new Vector<int>(high[i..]), new Vector<int>(low[i..]), new Vector<float>(scale[i..]), new Vector<float>(error[i..]));
            if (Vector.GreaterThanOrEqualAny(bounds, new Vector<float>(threshold)))
            {
                bounds.CopyTo(upper[i..]);
                for (int lane = i; lane < i + Vector<float>.Count; lane++)
                {
                    found.Add(first + lane, upper[lane], threshold);
                }
            }
        }

        for (; i < high.Length; i++)
        {
            found.Add(first + i, bound.Upper(new Vector<int>(high[i]), new Vector<int>(low[i]), new Vector<float>(scale[i]), new Vector<float>(error[i]))[0], threshold);
        }
    }

    private void Quantise(int i, Span<float> row, ReadOnlySpan<float> mean)
    {
        Span<byte> code = codes.AsSpan(codesStart + (i * stride), stride);
        TensorPrimitives.ConvertToSingle(Row(i), row);
        float largest = 0;
        for (int d = 0; d < row.Length; d++)
        {
            largest = Math.Max(largest, Math.Abs(row[d] - mean[d]));
        }

        if (!float.IsFinite(largest))
        {
            throw new ArgumentException($"Row {First + i} holds a value that is not a number.", nameof(row));
        }

        float scale = largest / MostCode;
        double inverse = scale > 0 ? 1.0 / scale : 0, error = 0, norm = 0;
        for (int d = 0; d < row.Length; d++)
        {
            double difference = (double)row[d] - mean[d];
            int value = Math.Clamp((int)Math.Round(difference * inverse), -MostCode, MostCode);
            code[d] = (byte)(value + Zero);
            double kept = (double)scale * value;
            norm += kept * kept;
            error += (difference - kept) * (difference - kept);
        }

        code[row.Length..].Fill(Zero);
        scales[i] = scale;
        errors[i] = (float)(Math.Sqrt(error) * Upwards);
        LargestNorm = Math.Max(LargestNorm, Math.Sqrt(norm) * Upwards);
        LargestError = Math.Max(LargestError, errors[i]);
    }

    private static unsafe nint Address(byte[] pinned) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
