using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Index;

/// <summary>
/// Embeddings in memory, searched exactly: the result is that of float32 dot products with every stored row, though only the upper halves of the int8 codes of all rows are read, the codes of some, and the few rows whose upper bound
/// (<see cref="ScoreBound"/>) reaches the k-th best score are looked at as they are stored. Thread-safe.
/// </summary>
internal sealed class EmbeddingMatrix
{
    // Scores stay far from the end of float32: 65,504 · 2⁸ · 10³⁰ < 3 · 10³⁸, where 2⁸ is the root of the most dimensions.
    private const double MostNorm = 1e30;
    private readonly EmbeddingSegment[] segments;
    private readonly float[] mean;
    private readonly double meanNorm;
    private readonly double largestNorm;
    private readonly double largestError;
    private readonly double largestSieveError;

    internal EmbeddingMatrix(EmbeddingSegment[] segments, float[] mean)
    {
        this.segments = segments;
        this.mean = mean;
        meanNorm = Math.Sqrt(Product(mean, mean));
        largestNorm = segments.Select(segment => segment.LargestNorm).DefaultIfEmpty().Max();
        largestError = segments.Select(segment => segment.LargestError).DefaultIfEmpty().Max();
        largestSieveError = segments.Select(segment => segment.LargestSieveError).DefaultIfEmpty().Max();
        Rows = segments.Sum(segment => segment.Count);
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Length of a row.</summary>
    public int Dimension => mean.Length;

    /// <summary>Threads of a search. Results do not depend on them.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What multiplies the codes. Results do not depend on it.</summary>
    internal DotKernel Kernel { get; init; } = DotKernel.Best;

    /// <summary>The rows in their parts.</summary>
    internal IReadOnlyList<EmbeddingSegment> Segments => segments;

    /// <summary>The same rows, searched in another way.</summary>
    internal EmbeddingMatrix With(DotKernel kernel, int threads) => new(segments, mean) { Kernel = kernel, Threads = threads };

    /// <summary>A matrix of rows that are in memory.</summary>
    /// <param name="rows">[count, dimension], one row after another.</param>
    /// <param name="dimension">Length of a row.</param>
    /// <exception cref="ArgumentException">The last row is not whole, or a value is not finite.</exception>
    public static EmbeddingMatrix FromHalf(ReadOnlySpan<Half> rows, int dimension)
    {
        EmbeddingMatrixBuilder builder = new(dimension);
        builder.Append(rows);
        return builder.Build(CancellationToken.None);
    }

    /// <summary>Copies a row.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="values">Takes <see cref="Dimension"/> values.</param>
    public void CopyRow(int row, Span<float> values) => TensorPrimitives.ConvertToSingle(segments[row / EmbeddingSegment.MostRows].Row(row % EmbeddingSegment.MostRows), values);

    /// <summary>The rows with the highest dot products with a query.</summary>
    /// <param name="query"><see cref="Dimension"/> values.</param>
    /// <param name="k">How many rows; all when there are fewer.</param>
    /// <param name="filter">The rows that are asked for; null for all.</param>
    /// <param name="cancellationToken">Ends the search within a few milliseconds.</param>
    /// <returns>Best first; at the same score, the lower row first.</returns>
    /// <exception cref="ArgumentException">The query or the filter has the wrong length, or the query's norm is not finite or above 10³⁰.</exception>
    public ScoredRow[] Search(ReadOnlySpan<float> query, int k, RowFilter? filter, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (query.Length != Dimension || (filter is not null && filter.Rows != Rows))
        {
            throw new ArgumentException($"The matrix has {Rows} rows of {Dimension} values, the query {query.Length}, the filter {filter?.Rows ?? Rows} rows.", nameof(query));
        }

        QuantisedQuery quantised = new(query, EmbeddingSegment.StrideOf(Dimension));
        if (!(quantised.Norm <= MostNorm))
        {
            throw new ArgumentException("The query holds a value that is not a number, or far too large a one.", nameof(query));
        }

        int most = Math.Min(k, filter?.Count ?? Rows);
        if (most == 0)
        {
            return [];
        }

        ScoreBound bound = new(quantised, Product(query, mean), meanNorm, largestNorm, largestError, largestSieveError, Dimension);
        float[] exact = query.ToArray();
        int parts = Math.Clamp(Threads, 1, segments.Length);
        TopRows[] best = new TopRows[parts];
        void SearchPart(int part)
        {
            SegmentSearch search = new(Kernel, exact, quantised, bound, filter, best[part] = new TopRows(most));
            for (int i = part * segments.Length / parts; i < (part + 1) * segments.Length / parts; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                search.Run(segments[i]);
            }
        }

        if (parts == 1)
        {
            SearchPart(0);
            return best[0].Sorted();
        }

        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts, CancellationToken = cancellationToken }, SearchPart);
        TopRows together = new(most);
        foreach (ScoredRow row in best.SelectMany(part => part.Sorted()))
        {
            together.Add(row);
        }

        return together.Sorted();
    }

    private static double Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int d = 0; d < a.Length; d++)
        {
            sum += (double)a[d] * b[d];
        }

        return sum;
    }
}
