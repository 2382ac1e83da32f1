using System.Diagnostics;
using System.Numerics.Tensors;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class EmbeddingMatrixTests
{
    private static readonly string[] Shapes = ["unit", "clustered", "duplicates", "nearly equal", "zeros", "one-hot", "one large value", "ascending", "integers", "subnormal", "largest"];
    private static readonly int[] Dimensions = [1, 3, 32, 63, 64, 128, 130, 512];
    private static readonly int[] Counts = [1, 2, 7, 300, EmbeddingSegment.MostRows, (2 * EmbeddingSegment.MostRows) + 5];

    public static IEnumerable<object[]> KernelsAndShapes => DotKernel.All.Where(kernel => kernel.IsSupported).SelectMany(kernel => Shapes.Select(shape => (object[])[kernel.Name, shape]));

    [Theory]
    [MemberData(nameof(KernelsAndShapes))]
    public void Search_equals_brute_force_in_float32(string kernel, string shape)
    {
        Random random = new(shape.Length + kernel.Length);
        for (int round = 0; round < 12; round++)
        {
            int dimension = Dimensions[random.Next(Dimensions.Length)], count = Counts[random.Next(Counts.Length)];
            Half[] rows = Rows(shape, count, dimension, random);
            float[] query = round % 3 == 0 ? [.. rows.AsSpan(random.Next(count) * dimension, dimension).ToArray().Select(value => (float)value)] : Query(dimension, random);
            EmbeddingMatrix matrix = With(EmbeddingMatrix.FromHalf(rows, dimension), kernel, threads: 1 + (round % 3));
            foreach (RowFilter? filter in Filters(count, random))
            {
                ScoredRow[] expected = BruteForce(rows, dimension, query, filter);
                foreach (int k in (int[])[0, 1, 10, 100, count, count + 3])
                {
                    Assert.Equal(expected.Take(k), matrix.Search(query, k, filter, CancellationToken.None));
                }
            }
        }
    }

    [Fact]
    public void Rows_may_come_in_any_pieces()
    {
        Random random = new(8);
        const int Dimension = 40;
        Half[] rows = Rows("unit", 9001, Dimension, random);
        EmbeddingMatrixBuilder builder = new(Dimension);
        for (int start = 0; start < rows.Length;)
        {
            int length = Math.Min(rows.Length - start, random.Next(6000) * Dimension);
            builder.Append(rows.AsSpan(start, length));
            start += length;
        }

        EmbeddingMatrix matrix = builder.Build(CancellationToken.None);

        Assert.Equal(9001, matrix.Rows);
        float[] query = Query(Dimension, random), row = new float[Dimension];
        Assert.Equal(BruteForce(rows, Dimension, query, null).Take(50), matrix.Search(query, 50, null, CancellationToken.None));
        matrix.CopyRow(8999, row);
        Assert.Equal(rows.AsSpan(8999 * Dimension, Dimension).ToArray().Select(value => (float)value), row);
    }

    [Fact]
    public void Nothing_is_found_in_an_empty_matrix() =>
        Assert.Empty(EmbeddingMatrix.FromHalf([], 16).Search(new float[16], 5, new RowFilter(0), CancellationToken.None));

    [Fact]
    public void What_is_not_a_number_is_refused()
    {
        EmbeddingMatrix matrix = EmbeddingMatrix.FromHalf([Half.One, Half.One], 2);

        Assert.Throws<ArgumentException>(() => EmbeddingMatrix.FromHalf([Half.One, Half.NaN], 2));
        Assert.Throws<ArgumentException>(() => EmbeddingMatrix.FromHalf([Half.One, Half.NegativeInfinity, Half.One, Half.One], 2));
        Assert.Throws<ArgumentException>(() => EmbeddingMatrix.FromHalf([Half.One, Half.One, Half.One], 2));
        Assert.Throws<ArgumentException>(() => matrix.Search([1, float.NaN], 1, null, CancellationToken.None));
        Assert.Throws<ArgumentException>(() => matrix.Search([float.PositiveInfinity, 0], 1, null, CancellationToken.None));
        Assert.Throws<ArgumentException>(() => matrix.Search([1], 1, null, CancellationToken.None));
        Assert.Throws<ArgumentException>(() => matrix.Search([1, 1], 1, new RowFilter(2), CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Search([1, 1], -1, null, CancellationToken.None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_search_is_cancelled_between_segments(int threads)
    {
        using CancellationTokenSource cancelled = new();
        EmbeddingMatrix matrix = With(EmbeddingMatrix.FromHalf(Rows("unit", 3 * EmbeddingSegment.MostRows, 8, new Random(9)), 8), DotKernel.Best.Name, threads);
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => matrix.Search(new float[8], 1, null, cancelled.Token));
    }

    /// <summary>The work between two looks at the token is a segment's; even where every row of it must be looked at as it is stored, that is far below the 100 ms that a search may go on.</summary>
    [Fact]
    public void The_work_between_two_looks_at_the_token_is_short()
    {
        const int Dimension = 1024;
        EmbeddingMatrix matrix = EmbeddingMatrix.FromHalf(Rows("duplicates", EmbeddingSegment.MostRows, Dimension, new Random(10)), Dimension);
        float[] query = Query(Dimension, new Random(11));
        TimeSpan best = Enumerable.Range(0, 20).Min(_ =>
        {
            Stopwatch watch = Stopwatch.StartNew();
            matrix.Search(query, EmbeddingSegment.MostRows, null, CancellationToken.None);
            return watch.Elapsed;
        });

        Assert.InRange(best.TotalMilliseconds, 0, 50);
    }

    private static EmbeddingMatrix With(EmbeddingMatrix matrix, string kernel, int threads) => matrix.With(DotKernel.All.Single(one => one.Name == kernel), threads);

    private static ScoredRow[] BruteForce(Half[] rows, int dimension, float[] query, RowFilter? filter) =>
    [
        .. Enumerable.Range(0, rows.Length / dimension).Where(row => filter?.Contains(row) ?? true)
            .Select(row => new ScoredRow(row, TensorPrimitives.Dot<float>(rows.AsSpan(row * dimension, dimension).ToArray().Select(value => (float)value).ToArray(), query)))
            .OrderByDescending(row => row.Score).ThenBy(row => row.Row),
    ];

    private static IEnumerable<RowFilter?> Filters(int count, Random random)
    {
        yield return null;
        foreach (double share in (double[])[0, 0.001, 0.3, 1])
        {
            RowFilter filter = new(count);
            for (int row = 0; row < count; row++)
            {
                if (random.NextDouble() < share)
                {
                    filter.Add(row);
                }
            }

            yield return filter;
        }
    }

    private static float[] Query(int dimension, Random random) => [.. Enumerable.Range(0, dimension).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 2))))];

    private static Half[] Rows(string shape, int count, int dimension, Random random)
    {
        float[] center = [.. Enumerable.Range(0, dimension).Select(_ => random.NextSingle() - 0.5f)];
        float[][] rows = [.. Enumerable.Range(0, count).Select(row => Row(shape, row, center, random))];
        return [.. rows.SelectMany(row => row).Select(value => (Half)value)];
    }

    private static float[] Row(string shape, int row, float[] center, Random random)
    {
        float Noise() => random.NextSingle() - 0.5f;
        float[] values = shape switch
        {
            "clustered" => [.. center.Select(value => value + (0.2f * Noise()))],
            "duplicates" => [.. center],
            "nearly equal" => [.. center.Select((value, d) => d == row % center.Length ? MathF.BitIncrement((float)(Half)value) + (0.001f * (row % 3)) : value)],
            "zeros" => new float[center.Length],
            "one-hot" => [.. center.Select((_, d) => d == row % center.Length ? 1f : 0)],
            "one large value" => [.. center.Select((value, d) => d == 0 ? 30 : value * 0.01f)],
            "ascending" => [.. center.Select(value => value * row / 5000)],
            "integers" => [.. center.Select(_ => (float)random.Next(-2, 3))],
            "subnormal" => [.. center.Select(_ => Noise() * 1e-6f)],
            "largest" => [.. center.Select(_ => random.Next(2) == 0 ? 65504f : -65504f)],
            _ => [.. center.Select(_ => Noise())],
        };
        if (shape is "unit" or "clustered")
        {
            TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
        }

        return values;
    }
}
