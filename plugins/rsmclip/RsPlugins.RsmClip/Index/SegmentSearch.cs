using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Index;

/// <summary>
/// One thread's way through the segments: bounds from the upper halves of all codes and the query's high plane, those from whole codes and both planes of the rows that are left, and the scores of what
/// is left then, the most promising first.
/// </summary>
internal sealed class SegmentSearch(DotKernel kernel, float[] query, QuantisedQuery quantised, ScoreBound bound, RowFilter? filter, TopRows best)
{
    // Where more rows pass the first sieve, it saves less than it costs.
    private const int MostPassing = 8;

    private readonly int[] high = new int[EmbeddingSegment.MostRows];
    private readonly int[] low = new int[EmbeddingSegment.MostRows];
    private readonly float[] row = new float[query.Length];
    private readonly CandidateList passing = new();
    private readonly CandidateList candidates = new();
    private bool sieves = true;

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
        int stride = EmbeddingSegment.StrideOf(query.Length), before = candidates.Rows.Length;
        if (!sieves || best.Threshold == float.NegativeInfinity)
        {
            kernel.Run(segment.Codes(first, count), stride, quantised, highSums, lowSums);
            segment.Collect(first, bound, highSums, lowSums, best.Threshold, candidates);
            sieves = candidates.Rows.Length - before <= count / MostPassing;
            return;
        }

        passing.Clear();
        kernel.RunSieve(segment.Sieve(first, count), stride / 2, quantised, highSums);
        segment.Collect(first, bound, highSums, [], best.Threshold, passing);
        sieves = passing.Rows.Length <= count / MostPassing;
        foreach (int row in passing.Rows)
        {
            kernel.Run(segment.Codes(row, 1), stride, quantised, high.AsSpan(0, 1), low.AsSpan(0, 1));
            segment.Collect(row, bound, high.AsSpan(0, 1), low.AsSpan(0, 1), best.Threshold, candidates);
        }
    }
}
