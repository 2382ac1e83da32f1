namespace RsPlugins.RsmClip.Index;

/// <summary>Rows of one segment that may be among the best, with the bounds of their scores.</summary>
internal sealed class CandidateList
{
    private readonly float[] bounds = new float[EmbeddingSegment.MostRows];
    private readonly int[] rows = new int[EmbeddingSegment.MostRows];
    private int count;

    /// <summary>The rows in the order they were taken.</summary>
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    public void Clear() => count = 0;

    /// <summary>Takes a row whose bound reaches a threshold.</summary>
    public void Add(int row, float bound, float threshold)
    {
        if (bound >= threshold)
        {
            (bounds[count], rows[count]) = (bound, row);
            count++;
        }
    }

    /// <summary>The rows, those with the highest bounds first.</summary>
    public IEnumerable<(int Row, float Bound)> HighestFirst()
    {
        Array.Sort(bounds, rows, 0, count);
        for (int i = count - 1; i >= 0; i--)
        {
            yield return (rows[i], bounds[i]);
        }
    }
}
