using System.Numerics.Tensors;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class UnitRoundingTests
{
    private const int Dimension = 128;

    [Fact]
    public void The_length_stays_a_hundred_times_nearer_than_by_rounding_each_value_and_no_value_goes_beyond_its_neighbours()
    {
        Random random = new(7);
        double plain = 0, kept = 0, plainError = 0, keptError = 0;
        for (int vector = 0; vector < 200; vector++)
        {
            float[] values = Unit(random);
            Half[] nearest = [.. values.Select(value => (Half)value)], rounded = new Half[Dimension];

            UnitRounding.Round(values, rounded);

            plain += Math.Abs(Drift(values, nearest));
            kept += Math.Abs(Drift(values, rounded));
            plainError += Error(values, nearest);
            keptError += Error(values, rounded);
            Assert.All(Enumerable.Range(0, Dimension), d => Assert.True(Half.Abs(rounded[d] - nearest[d]) <= Half.BitIncrement(Half.Abs(nearest[d])) - Half.Abs(nearest[d]) + Half.Epsilon, $"{values[d]:r} became {rounded[d]}"));
        }

        Assert.InRange(kept, 0, plain / 100);
        Assert.InRange(keptError, plainError, 1.05 * plainError);
    }

    [Fact]
    public void What_half_precision_holds_stays_as_it_is()
    {
        Half[] values = [.. Unit(new Random(8)).Select(value => (Half)value), Half.Zero, Half.NegativeZero, Half.Epsilon, Half.MaxValue];
        Half[] rounded = new Half[values.Length];

        UnitRounding.Round([.. values.Select(value => (float)value)], rounded);

        Assert.Equal(values.Select(BitConverter.HalfToUInt16Bits), rounded.Select(BitConverter.HalfToUInt16Bits));
    }

    [Fact]
    public void What_is_no_unit_vector_is_rounded_as_well()
    {
        float[] values = [0, 1e-9f, -1e9f, float.NaN, float.PositiveInfinity, 65519, 1];
        Half[] rounded = new Half[values.Length];

        UnitRounding.Round(values, rounded);

        Assert.Equal(values.Select(value => (Half)value), rounded);
    }

    /// <summary>Each vector's best matches are vectors near it, whose order plain rounding upsets half as often again.</summary>
    [Fact]
    public void Cosines_with_near_vectors_lose_less_than_by_rounding_each_value()
    {
        Random random = new(9);
        double plain = 0, kept = 0;
        for (int vector = 0; vector < 2000; vector++)
        {
            float[] values = Unit(random), near = Unit(random), rounded = new float[Dimension];
            TensorPrimitives.MultiplyAdd(values, 2f, near, near);
            TensorPrimitives.Divide(near, TensorPrimitives.Norm<float>(near), near);
            double exact = Enumerable.Range(0, Dimension).Sum(d => (double)values[d] * near[d]);
            Half[] halves = new Half[Dimension];
            UnitRounding.Round(values, halves);

            kept += Math.Pow(Enumerable.Range(0, Dimension).Sum(d => (double)halves[d] * near[d]) - exact, 2);
            plain += Math.Pow(Enumerable.Range(0, Dimension).Sum(d => (double)(Half)values[d] * near[d]) - exact, 2);
        }

        // Near vectors have a cosine of 2 / √5 here: a fifth of the variance would be left if errors had no direction, and the flips add a little.
        Assert.InRange(kept / plain, 0, 0.25);
    }

    private static float[] Unit(Random random)
    {
        float[] values = [.. Enumerable.Range(0, Dimension).Select(_ => random.NextSingle() + random.NextSingle() - 1)];
        TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
        return values;
    }

    private static double Drift(float[] values, Half[] rounded) => values.Zip(rounded, (value, half) => ((double)half - value) * value).Sum();

    private static double Error(float[] values, Half[] rounded) => values.Zip(rounded, (value, half) => Math.Pow((double)half - value, 2)).Sum();
}
