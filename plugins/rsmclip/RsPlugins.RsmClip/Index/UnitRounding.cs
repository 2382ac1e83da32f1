using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RsPlugins.RsmClip.Index;

/// <summary>
/// Rounds a unit vector to half precision so that its length stays what it was. Rounding each value by itself also moves the vector along itself, and with it the cosine of every query that it is a good
/// match of: of the ten best, the ones that matter. Here a few values, those that lie nearest to the middle between two neighbours, go to the other neighbour, until the moves along the vector cancel.
/// </summary>
internal static class UnitRounding
{
    /// <summary>A vector as an index stores it: rounded, little-endian.</summary>
    /// <param name="vector">The vector.</param>
    public static byte[] ToBytes(ReadOnlySpan<float> vector)
    {
        Half[] rounded = new Half[vector.Length];
        Round(vector, rounded);
        return MemoryMarshal.AsBytes<Half>(rounded).ToArray();
    }

    /// <summary>Rounds. What half precision holds already stays as it is.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="rounded">Takes as many values.</param>
    public static void Round(ReadOnlySpan<float> vector, Span<Half> rounded)
    {
        TensorPrimitives.ConvertToHalf(vector, rounded);
        double drift = 0;
        double[] prices = new double[vector.Length];
        int[] order = new int[vector.Length];
        for (int d = 0; d < vector.Length; d++)
        {
            drift += ((double)rounded[d] - vector[d]) * vector[d];
        }

        for (int d = 0; d < vector.Length; d++)
        {
            double missing = (double)rounded[d] - vector[d], other = (double)Other(vector[d], rounded[d]) - vector[d], change = (other - missing) * vector[d];
            prices[d] = change * drift < 0 ? ((other * other) - (missing * missing)) / Math.Abs(change) : double.PositiveInfinity;
            order[d] = d;
        }

        prices.AsSpan().Sort(order.AsSpan());
        for (int i = 0; i < order.Length && double.IsFinite(prices[i]); i++)
        {
            int d = order[i];
            Half other = Other(vector[d], rounded[d]);
            double change = ((double)other - (double)rounded[d]) * vector[d];

            // Nothing goes too far: what is dearer moves less, and brings the rest.
            if (Math.Abs(change) <= Math.Abs(drift))
            {
                (rounded[d], drift) = (other, drift + change);
            }
        }
    }

    private static Half Other(float value, Half rounded) => (float)rounded > value ? Half.BitDecrement(rounded) : (float)rounded < value ? Half.BitIncrement(rounded) : rounded;
}
