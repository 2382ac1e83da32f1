using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Index;

/// <summary>One thread's way through the segments: sums of codes, bounds, and the scores of the rows that are left, the most promising first.</summary>
internal sealed class SegmentSearch(DotKernel kernel, float[] query, QuantisedQuery quantised, ScoreBound bound, RowFilter? filter, TopRows best)
{
    private readonly int[] high = new int[EmbeddingSegment.MostRows];
    private readonly int[] low = new int[EmbeddingSegment.MostRows];
    private readonly float[] row = new float[query.Length];
    private readonly CandidateList candidates = new();

    public void Run(EmbeddingSegment segment)
    {
        candidates.Clear();
        if (filter is null)
        {
            Scan(segment, 0, segment.Count);
        }
        else
        {
            int end = segment.First + segment.Count;
            for ((int First, int End) run = filter.NextRun(segment.First, end); run.First < end; run = filter.NextRun(run.End, end))
            {
                Scan(segment, run.First - segment.First, run.End - run.First);
            }
        }

        foreach ((int candidate, float upper) in candidates.HighestFirst())
        {
            if (upper < best.Threshold)
            {
                break;
            }

            TensorPrimitives.ConvertToSingle(segment.Row(candidate), row);
            best.Add(new ScoredRow(segment.First + candidate, TensorPrimitives.Dot<float>(row, query)));
        }
    }

    private void Scan(EmbeddingSegment segment, int first, int count)
    {
        Span<int> highSums = high.AsSpan(0, count), lowSums = low.AsSpan(0, count);
        kernel.Run(segment.Codes(first, count), EmbeddingSegment.StrideOf(query.Length), quantised, highSums, lowSums);
        segment.Collect(first, bound, highSums, lowSums, best.Threshold, candidates);
    }
}
