using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Index;

/// <summary>Takes rows as they come, and makes a matrix of them. A row is held once, so that an index of any size can be streamed in.</summary>
internal sealed class EmbeddingMatrixBuilder
{
    private const int MostDimension = 1 << 16;
    private const int FirstRows = 64;
    private readonly List<Half[]> full = [];
    private readonly int dimension;
    private readonly int segmentLength;
    private Half[] current = [];
    private int used;

    /// <param name="dimension">Length of a row, 1 to 65,536: above, the integer sums could overflow.</param>
    public EmbeddingMatrixBuilder(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, MostDimension);
        this.dimension = dimension;
        segmentLength = dimension * EmbeddingSegment.MostRows;
    }

    /// <summary>Adds rows behind those that are there.</summary>
    /// <param name="rows">Whole rows, one after another.</param>
    /// <exception cref="ArgumentException">The last row is not whole.</exception>
    public void Append(ReadOnlySpan<Half> rows)
    {
        if (rows.Length % dimension != 0)
        {
            throw new ArgumentException($"{rows.Length} values are not whole rows of {dimension}.", nameof(rows));
        }

        while (rows.Length > 0)
        {
            Span<Half> room = Room(rows.Length);
            rows[..room.Length].CopyTo(room);
            used += room.Length;
            rows = rows[room.Length..];
        }
    }

    /// <summary>Makes the matrix. The builder is then empty.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public EmbeddingMatrix Build(CancellationToken cancellationToken)
    {
        List<Half[]> parts = [.. full];
        if (used > 0)
        {
            parts.Add(current[..used]);
        }

        full.Clear();
        (current, used) = ([], 0);
        float[] mean = MeanOf(parts, cancellationToken);
        EmbeddingSegment[] segments = new EmbeddingSegment[parts.Count];
        for (int i = 0; i < parts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            segments[i] = new EmbeddingSegment(i * EmbeddingSegment.MostRows, parts[i], mean);
        }

        return new EmbeddingMatrix(segments, mean);
    }

    private Span<Half> Room(int wanted)
    {
        if (used == segmentLength)
        {
            full.Add(current);
            (current, used) = ([], 0);
        }

        if (current.Length - used < Math.Min(wanted, segmentLength - used))
        {
            Array.Resize(ref current, Math.Min(segmentLength, Math.Max(Math.Max(2 * current.Length, FirstRows * dimension), used + Math.Min(wanted, segmentLength - used))));
        }

        return current.AsSpan(used, Math.Min(wanted, current.Length - used));
    }

    private float[] MeanOf(List<Half[]> parts, CancellationToken cancellationToken)
    {
        float[] mean = new float[dimension], row = new float[dimension], sum = new float[dimension];
        long count = parts.Sum(part => (long)part.Length / dimension);
        foreach (Half[] part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(sum);
            for (int start = 0; start < part.Length; start += dimension)
            {
                TensorPrimitives.ConvertToSingle(part.AsSpan(start, dimension), row);
                TensorPrimitives.Add(sum, row, sum);
            }

            TensorPrimitives.MultiplyAdd(sum, 1f / count, mean, mean);
        }

        return mean;
    }
}
