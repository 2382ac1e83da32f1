using System.Numerics;
using System.Numerics.Tensors;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class ScoreBoundTests
{
    /// <summary>A row in the direction of its own rounding error, and a query along that error: nothing comes nearer to the bound.</summary>
    [Theory]
    [InlineData(1f)]
    [InlineData(1e-5f)]
    [InlineData(1e20f)]
    public void A_query_along_the_error_of_a_row_stays_below_its_bound_and_near_it(float size)
    {
        const int Dimension = 384;
        Random random = new(5);
        Half[] rows = [.. Enumerable.Range(0, 64 * Dimension).Select(_ => (Half)(random.NextSingle() - 0.5f))];
        float[] mean = [.. Enumerable.Range(0, Dimension).Select(_ => 0.1f * random.NextSingle())];
        EmbeddingSegment segment = new(0, rows, mean);
        for (int row = 0; row < segment.Count; row++)
        {
            float[] stored = [.. segment.Row(row).ToArray().Select(value => (float)value)];
            float scale = Enumerable.Range(0, Dimension).Max(d => Math.Abs(stored[d] - mean[d])) / 127;
            ReadOnlySpan<byte> codes = segment.Codes(row, 1);
            float[] error = new float[Dimension];
            for (int d = 0; d < Dimension; d++)
            {
                error[d] = size * (stored[d] - mean[d] - (scale * (codes[d] - 128)));
            }

            QuantisedQuery query = new(error, EmbeddingSegment.StrideOf(Dimension));
            ScoreBound bound = new(query, TensorPrimitives.Dot<float>(error, mean), TensorPrimitives.Norm<float>(mean), segment.LargestNorm, segment.LargestError, segment.LargestSieveError, Dimension);
            int[] high = new int[1], low = new int[1];
            DotKernel.Best.Run(codes, codes.Length, query, high, low);
            CandidateList found = new();
            segment.Collect(row, bound, high, low, float.NegativeInfinity, found);
            (int candidate, float upper) = Assert.Single(found.HighestFirst());
            float score = TensorPrimitives.Dot<float>(stored, error);

            Assert.Equal(row, candidate);
            Assert.True(score <= upper, $"row {row}: score {score}, bound {upper}");
            Assert.InRange(upper - score, 0, 0.05 * query.Norm * segment.LargestError + 1e-3 * query.Norm);
        }
    }

    /// <summary>The same for the sieve: a query along what the upper halves of a row's codes leave out.</summary>
    [Theory]
    [InlineData(1f)]
    [InlineData(1e-5f)]
    [InlineData(1e20f)]
    public void A_query_along_what_the_sieve_leaves_out_stays_below_its_bound_and_near_it(float size)
    {
        const int Dimension = 384;
        Random random = new(6);
        Half[] rows = [.. Enumerable.Range(0, 64 * Dimension).Select(_ => (Half)(random.NextSingle() - 0.5f))];
        float[] mean = [.. Enumerable.Range(0, Dimension).Select(_ => 0.1f * random.NextSingle())];
        EmbeddingSegment segment = new(0, rows, mean);
        for (int row = 0; row < segment.Count; row++)
        {
            float[] stored = [.. segment.Row(row).ToArray().Select(value => (float)value)];
            float scale = Enumerable.Range(0, Dimension).Max(d => Math.Abs(stored[d] - mean[d])) / 127;
            byte[] codes = segment.Codes(row, 1).ToArray();
            float[] missing = [.. Enumerable.Range(0, Dimension).Select(d => size * (stored[d] - mean[d] - (scale * 8 * ((2 * (codes[d] >> 4)) - 15))))];
            QuantisedQuery query = new(missing, EmbeddingSegment.StrideOf(Dimension));
            ScoreBound bound = new(query, TensorPrimitives.Dot<float>(missing, mean), TensorPrimitives.Norm<float>(mean), segment.LargestNorm, segment.LargestError, segment.LargestSieveError, Dimension);
            int[] sums = new int[1];
            DotKernel.Best.RunSieve(segment.Sieve(row, 1), codes.Length / 2, query, sums);
            CandidateList found = new();
            segment.Collect(row, bound, sums, [], float.NegativeInfinity, found);
            (int candidate, float upper) = Assert.Single(found.HighestFirst());
            float score = TensorPrimitives.Dot<float>(stored, missing);

            Assert.Equal(row, candidate);
            Assert.True(score <= upper, $"row {row}: score {score}, bound {upper}");
            Assert.InRange(upper - score, 0, (2 * query.HighError * (segment.LargestNorm + segment.LargestSieveError)) + (1e-3 * query.Norm));
        }
    }
}
