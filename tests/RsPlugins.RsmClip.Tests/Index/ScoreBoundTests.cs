using System.Numerics.Tensors;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Tests.Index;

/// <summary>A row in the direction of what its codes leave out, and a query along that: nothing comes nearer to the bound.</summary>
public sealed class ScoreBoundTests
{
    private const int Dimension = 384;

    private readonly float[] mean;
    private readonly EmbeddingSegment segment;

    public ScoreBoundTests()
    {
        Random random = new(5);
        Half[] rows = [.. Enumerable.Range(0, 64 * Dimension).Select(_ => (Half)(random.NextSingle() - 0.5f))];
        mean = [.. Enumerable.Range(0, Dimension).Select(_ => 0.1f * random.NextSingle())];
        segment = new EmbeddingSegment(0, rows, mean);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e-5f)]
    [InlineData(1e20f)]
    public void A_query_along_the_error_of_a_row_stays_below_its_bound_and_near_it(float size)
    {
        for (int row = 0; row < segment.Count; row++)
        {
            (QuantisedQuery query, ScoreBound bound, float score) = Against(row, size, code => code - 128);
            ReadOnlySpan<byte> codes = segment.Codes(row, 1);
            int[] high = new int[1], low = new int[1];
            DotKernel.Best.Run(codes, codes.Length, query, high, low);
            CandidateList found = new();
            segment.Collect(row, bound, high, low, float.NegativeInfinity, found);

            AssertAbove(score, row, found, (0.05 * query.Norm * segment.LargestError) + (1e-3 * query.Norm));
        }
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e-5f)]
    [InlineData(1e20f)]
    public void A_query_along_what_the_sieve_leaves_out_stays_below_its_bound_and_near_it(float size)
    {
        for (int row = 0; row < segment.Count; row++)
        {
            (QuantisedQuery query, ScoreBound bound, float score) = Against(row, size, code => 8 * ((2 * (code >> 4)) - 15));
            int[] sums = new int[1];
            DotKernel.Best.RunSieve(segment.Sieve(row, 1), EmbeddingSegment.StrideOf(Dimension) / 2, query, sums);
            CandidateList found = new();
            segment.Collect(row, bound, sums, [], float.NegativeInfinity, found);

            AssertAbove(score, row, found, (2 * query.HighError * (segment.LargestNorm + segment.LargestSieveError)) + (1e-3 * query.Norm));
        }
    }

    /// <summary>A query along what a row is beside the mean and what is known of its codes, and the row's score.</summary>
    private (QuantisedQuery Query, ScoreBound Bound, float Score) Against(int row, float size, Func<int, int> known)
    {
        float[] stored = [.. segment.Row(row).ToArray().Select(value => (float)value)];
        float scale = Enumerable.Range(0, Dimension).Max(d => Math.Abs(stored[d] - mean[d])) / 127;
        byte[] codes = segment.Codes(row, 1).ToArray();
        float[] missing = [.. Enumerable.Range(0, Dimension).Select(d => size * (stored[d] - mean[d] - (scale * known(codes[d]))))];
        QuantisedQuery query = new(missing, EmbeddingSegment.StrideOf(Dimension));
        ScoreBound bound = new(query, TensorPrimitives.Dot<float>(missing, mean), TensorPrimitives.Norm<float>(mean), segment.LargestNorm, segment.LargestError, segment.LargestSieveError, Dimension);
        return (query, bound, TensorPrimitives.Dot<float>(stored, missing));
    }

    private static void AssertAbove(float score, int row, CandidateList found, double most)
    {
        (int candidate, float upper) = Assert.Single(found.HighestFirst());
        Assert.Equal(row, candidate);
        Assert.True(score <= upper, $"row {row}: score {score}, bound {upper}");
        Assert.InRange(upper - score, 0, most);
    }
}
