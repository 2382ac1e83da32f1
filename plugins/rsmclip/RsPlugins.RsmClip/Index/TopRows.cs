namespace RsPlugins.RsmClip.Index;

/// <summary>Keeps the best of the rows that it is shown: the higher score, at the same score the lower row.</summary>
/// <param name="capacity">How many are kept; at least 1.</param>
internal sealed class TopRows(int capacity)
{
    private readonly PriorityQueue<ScoredRow, ScoredRow> kept = new(WorstFirst);

    private static readonly IComparer<ScoredRow> WorstFirst = Comparer<ScoredRow>.Create((a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Row.CompareTo(a.Row));

    /// <summary>A row with a lower score than this can no longer be among the best.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    public void Add(ScoredRow row)
    {
        if (kept.Count < capacity)
        {
            kept.Enqueue(row, row);
        }
        else
        {
            kept.EnqueueDequeue(row, row);
        }

        if (kept.Count == capacity)
        {
            Threshold = kept.Peek().Score;
        }
    }

    /// <summary>The rows, best first.</summary>
    public ScoredRow[] Sorted() => [.. kept.UnorderedItems.Select(item => item.Element).OrderDescending(WorstFirst)];
}
