using System.Buffers;
using System.Numerics;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>Pillow's Gaussian blur: three box filters of a fractional radius along the rows and three along the columns (Gwosdek et al. 2011, extended box filters), rounded to 8 bits after each.</summary>
public static class GaussianBlur
{
    private const int Passes = 3;
    private const int One = 1 << 24;
    private const uint Half = 1 << 23;
    private const int Shift = 24;

    /// <summary>Blurs an image in place.</summary>
    /// <param name="rgb">[height, width, 3], changed.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="radius">Standard deviation, pixels.</param>
    public static void Apply(Span<byte> rgb, int width, int height, double radius)
    {
        float box = BoxRadius((float)radius);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(2 * rgb.Length);
        uint[] sums = ArrayPool<uint>.Shared.Rent(3 * Math.Max(width, height));
        Span<byte> first = buffer.AsSpan(0, rgb.Length), second = buffer.AsSpan(rgb.Length, rgb.Length);

        // Rows lie beside each other in memory, so that many columns are filtered at once; lines become columns by turning the image over its diagonal.
        Transpose(rgb, first, width, height);
        Filter(first, second, height * 3, width, box, sums);
        Filter(second, first, height * 3, width, box, sums);
        Filter(first, second, height * 3, width, box, sums);
        Transpose(second, first, height, width);
        Filter(first, second, width * 3, height, box, sums);
        Filter(second, first, width * 3, height, box, sums);
        Filter(first, rgb, width * 3, height, box, sums);
        ArrayPool<byte>.Shared.Return(buffer);
        ArrayPool<uint>.Shared.Return(sums);
    }

    private static float BoxRadius(float radius)
    {
        float sigma = radius * radius / Passes;
        float length = (float)Math.Sqrt((12.0 * sigma) + 1.0);
        float whole = (float)Math.Floor((length - 1.0) / 2.0);
        float rest = ((2 * whole) + 1) * ((whole * (whole + 1)) - (3 * sigma));
        return whole + (rest / (6 * (sigma - ((whole + 1) * (whole + 1)))));
    }

    private static void Transpose(ReadOnlySpan<byte> from, Span<byte> to, int width, int height)
    {
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int source = ((y * width) + x) * 3, target = ((x * height) + y) * 3;
                to[target] = from[source];
                to[target + 1] = from[source + 1];
                to[target + 2] = from[source + 2];
            }
        }
    }

    /// <summary>One box filter along the columns; what lies beyond an edge is the edge.</summary>
    private static void Filter(ReadOnlySpan<byte> from, Span<byte> to, int stride, int rows, float box, Span<uint> sums)
    {
        int last = rows - 1, radius = (int)box;
        uint inner = (uint)(One / ((box * 2) + 1));
        uint outer = (One - ((uint)((radius * 2) + 1) * inner)) / 2;
        for (int j = 0; j < stride; j++)
        {
            uint sum = from[j] * (uint)(radius + 1);
            for (int i = 0; i < radius; i++)
            {
                sum += from[(Math.Min(i, last) * stride) + j];
            }

            sums[j] = sum;
        }

        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<byte> before = from.Slice(Math.Max(i - radius - 1, 0) * stride, stride);
            ReadOnlySpan<byte> next = from.Slice(Math.Min(i + radius, last) * stride, stride), after = from.Slice(Math.Min(i + radius + 1, last) * stride, stride);
            Step(before, next, after, sums[..stride], to.Slice(i * stride, stride), inner, outer);
        }
    }

    private static void Step(ReadOnlySpan<byte> before, ReadOnlySpan<byte> next, ReadOnlySpan<byte> after, Span<uint> sums, Span<byte> to, uint inner, uint outer)
    {
        int j = 0;
        for (; j <= to.Length - Vector<byte>.Count; j += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(before[j..]), out Vector<ushort> beforeLow, out Vector<ushort> beforeHigh);
            Vector.Widen(new Vector<byte>(next[j..]), out Vector<ushort> nextLow, out Vector<ushort> nextHigh);
            Vector.Widen(new Vector<byte>(after[j..]), out Vector<ushort> afterLow, out Vector<ushort> afterHigh);
            Vector<ushort> low = Step(beforeLow, nextLow, afterLow, sums[j..], inner, outer);
            Vector<ushort> high = Step(beforeHigh, nextHigh, afterHigh, sums[(j + Vector<ushort>.Count)..], inner, outer);
            Vector.Narrow(low, high).CopyTo(to[j..]);
        }

        for (; j < to.Length; j++)
        {
            sums[j] += (uint)next[j] - before[j];
            to[j] = (byte)(((sums[j] * inner) + ((uint)(before[j] + after[j]) * outer) + Half) >> Shift);
        }
    }

    private static Vector<ushort> Step(Vector<ushort> before, Vector<ushort> next, Vector<ushort> after, Span<uint> sums, uint inner, uint outer)
    {
        Vector.Widen(before, out Vector<uint> beforeLow, out Vector<uint> beforeHigh);
        Vector.Widen(next, out Vector<uint> nextLow, out Vector<uint> nextHigh);
        Vector.Widen(after, out Vector<uint> afterLow, out Vector<uint> afterHigh);
        return Vector.Narrow(Step(beforeLow, nextLow, afterLow, sums, inner, outer), Step(beforeHigh, nextHigh, afterHigh, sums[Vector<uint>.Count..], inner, outer));
    }

    private static Vector<uint> Step(Vector<uint> before, Vector<uint> next, Vector<uint> after, Span<uint> sums, uint inner, uint outer)
    {
        Vector<uint> sum = new Vector<uint>(sums) + next - before;
        sum.CopyTo(sums);
        return ((sum * inner) + ((before + after) * outer) + new Vector<uint>(Half)) >>> Shift;
    }
}
