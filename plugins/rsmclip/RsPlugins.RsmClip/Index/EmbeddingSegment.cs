using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RsPlugins.RsmClip.Index;

/// <summary>Some thousand neighbouring rows of a matrix: as they are stored, as int8 codes of their difference from the mean row, row ≈ mean + scale · code, and as the upper halves of those.</summary>
internal sealed class EmbeddingSegment
{
    /// <summary>The most rows of a segment: few enough that a search looks up from its work every fraction of a millisecond, and that what it writes down stays in the cache.</summary>
    public const int MostRows = 4096;

    private const int MostCode = 127;
    private const byte Zero = 128;
    private const int HalfBits = 4;
    private const int LowerHalf = 15;
    private const int HalfRange = 8;

    // Below this, 1 / scale is not a number of float32; such rows have no codes and are all error.
    private const float LeastScale = 1e-30f;
    private const double UnitRoundoff = 1.0 / (1 << 24);

    // 2⁻⁷⁴.
    private const double SquareLoss = 1.0 / (1L << 37) / (1L << 37);
    private readonly Half[] rows;
    private readonly byte[] codes;
    private readonly int codesStart;
    private readonly int dimension;
    private readonly int stride;
    private readonly float[] scales;
    private readonly float[] errors;
    private readonly byte[] sieve;
    private readonly int sieveStart;
    private readonly float[] sieveErrors;

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
        sieveErrors = new float[Count];
        (codes, codesStart) = Aligned(Count * stride);
        (sieve, sieveStart) = Aligned(Count * stride / 2);
        Span<float> difference = new float[dimension], kept = new float[dimension];
        for (int i = 0; i < Count; i++)
        {
            Quantise(i, mean, difference, kept);
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

    /// <summary>The largest ‖row − mean − scale · 8 · (2 · n − 15)‖ of a row, where n are the upper halves of its codes.</summary>
    public double LargestSieveError { get; private set; }

    /// <summary>Bytes from row to row of codes.</summary>
    public static int StrideOf(int dimension) => (dimension + DotKernel.Padding - 1) / DotKernel.Padding * DotKernel.Padding;

    /// <summary>The codes + 128 of some rows.</summary>
    public ReadOnlySpan<byte> Codes(int first, int count) => codes.AsSpan(codesStart + (first * stride), count * stride);

    /// <summary>The upper four bits of the codes + 128 of some rows, half as many bytes: byte j holds in its lower half that of dimension j, in its upper half that of dimension j + stride / 2.</summary>
    public ReadOnlySpan<byte> Sieve(int first, int count) => sieve.AsSpan(sieveStart + (first * stride / 2), count * stride / 2);

    /// <summary>A row as it is stored.</summary>
    public ReadOnlySpan<Half> Row(int row) => rows.AsSpan(row * dimension, dimension);

    /// <summary>Upper bounds of the scores of some rows, of which those that reach a threshold are written down.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="bound">How sums become bounds.</param>
    /// <param name="high">Sums of the high plane, one a row; becomes scratch.</param>
    /// <param name="low">Sums of the low plane, one a row; empty where the first are those of the sieve.</param>
    /// <param name="threshold">Rows with a lower bound are left out.</param>
    /// <param name="found">Takes the rows that are left.</param>
    public void Collect(int first, in ScoreBound bound, Span<int> high, ReadOnlySpan<int> low, float threshold, CandidateList found)
    {
        bool sieves = low.IsEmpty;
        ReadOnlySpan<float> scale = scales.AsSpan(first, high.Length), error = (sieves ? sieveErrors : errors).AsSpan(first, high.Length);
        Span<float> upper = MemoryMarshal.Cast<int, float>(high);
        int i = 0;
        for (; i <= high.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<int> sums = new(high[i..]);
            Vector<float> scaled = new(scale[i..]), missing = new(error[i..]);
            Vector<float> bounds = sieves ? bound.Sieve(sums, scaled, missing) : bound.Upper(sums, new Vector<int>(low[i..]), scaled, missing);
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
            Vector<int> sums = new(high[i]);
            Vector<float> scaled = new(scale[i]), missing = new(error[i]);
            found.Add(first + i, (sieves ? bound.Sieve(sums, scaled, missing) : bound.Upper(sums, new Vector<int>(low[i]), scaled, missing))[0], threshold);
        }
    }

    private void Quantise(int i, ReadOnlySpan<float> mean, Span<float> difference, Span<float> kept)
    {
        Span<byte> code = codes.AsSpan(codesStart + (i * stride), stride);
        TensorPrimitives.ConvertToSingle(Row(i), difference);
        TensorPrimitives.Subtract(difference, mean, difference);
        float largest = Math.Abs(TensorPrimitives.MaxMagnitude<float>(difference)), scale = largest / MostCode;
        if (!float.IsFinite(largest))
        {
            throw new ArgumentException($"Row {First + i} holds a value that is not a number.", nameof(i));
        }

        scale = scale < LeastScale ? 0 : scale;
        TensorPrimitives.Multiply(difference, scale > 0 ? 1 / scale : 0, kept);
        TensorPrimitives.Round<float>(kept, kept);
        Store(kept, code);
        code[dimension..].Fill(Zero);
        TensorPrimitives.Multiply(kept, scale, kept);
        TensorPrimitives.Subtract(difference, kept, difference);

        // In float32 the norms have lost γ of themselves, and squares below its smallest number √D · 2⁻⁷⁴; row - mean, scale · code and their difference were rounded once each, which 8·u covers.
        double gamma = dimension * UnitRoundoff / (1 - (dimension * UnitRoundoff)), lost = Math.Sqrt(dimension) * SquareLoss;
        double norm = (TensorPrimitives.Norm<float>(kept) * (1 + gamma + (8 * UnitRoundoff))) + lost, error = (TensorPrimitives.Norm<float>(difference) * (1 + gamma)) + lost;
        error += 8 * UnitRoundoff * (norm + error);
        scales[i] = scale;
        errors[i] = (float)error;
        Halve(code, sieve.AsSpan(sieveStart + (i * stride / 2), stride / 2));
        for (int d = 0; d < kept.Length; d++)
        {
            kept[d] = (scale * ((code[d] & LowerHalf) - HalfRange)) + difference[d];
        }

        double sieveError = (TensorPrimitives.Norm<float>(kept) * (1 + gamma)) + lost;
        sieveErrors[i] = (float)(sieveError + (8 * UnitRoundoff * (norm + error + sieveError)));
        LargestNorm = Math.Max(LargestNorm, norm);
        LargestError = Math.Max(LargestError, errors[i]);
        LargestSieveError = Math.Max(LargestSieveError, sieveErrors[i]);
    }

    private static void Halve(ReadOnlySpan<byte> code, Span<byte> halves)
    {
        for (int d = 0; d < halves.Length; d++)
        {
            halves[d] = (byte)((code[d] >> HalfBits) | (code[d + halves.Length] & ~LowerHalf));
        }
    }

    private static void Store(ReadOnlySpan<float> values, Span<byte> code)
    {
        int d = 0;
        for (; d <= values.Length - Vector128<byte>.Count; d += Vector128<byte>.Count)
        {
            Vector128<short> low = Vector128.Narrow(Whole(values[d..]), Whole(values[(d + 4)..])), high = Vector128.Narrow(Whole(values[(d + 8)..]), Whole(values[(d + 12)..]));
            (Vector128.Narrow(low, high).AsByte() + Vector128.Create(Zero)).CopyTo(code[d..]);
        }

        for (; d < values.Length; d++)
        {
            code[d] = (byte)((int)values[d] + Zero);
        }

        static Vector128<int> Whole(ReadOnlySpan<float> four) => Vector128.ConvertToInt32(Vector128.Create(four));
    }

    private static unsafe (byte[] Bytes, int Start) Aligned(int length)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(length + DotKernel.Padding, pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(bytes));
        return (bytes, -(int)(address % DotKernel.Padding) & (DotKernel.Padding - 1));
    }
}
