namespace RsPlugins.RsmClip.Caption;

/// <summary>
/// Personalised PageRank on an undirected graph: r = (1 − d) · p + d · (Wᵀ r + s · p), where W shares a node's rank out equally among its neighbours, s is the rank of the nodes without neighbours
/// and p is where the walk starts anew (Page, Brin, Motwani, Winograd 1999; Haveliwala 2002, "Topic-Sensitive PageRank"). For captions see arXiv 2512.00887.
/// </summary>
internal static class PageRank
{
    /// <summary>The usual probability to follow an edge.</summary>
    public const double Damping = 0.85;

    private const double Precision = 1e-12;
    private const int MostRounds = 500;

    /// <summary>The rank of each node.</summary>
    /// <param name="edges">Pairs of nodes; each pair once.</param>
    /// <param name="restart">For each node its share of the starts, at least 0; the sum need not be 1.</param>
    /// <param name="damping">d, 0 up to below 1.</param>
    /// <returns>For each node its rank; the sum is 1.</returns>
    /// <exception cref="ArgumentException">The walk can start nowhere.</exception>
    public static double[] Of(IReadOnlyList<(int A, int B)> edges, IReadOnlyList<double> restart, double damping = Damping)
    {
        double total = restart.Sum();
        if (!(total > 0))
        {
            throw new ArgumentException("The walk can start nowhere.", nameof(restart));
        }

        double[] start = [.. restart.Select(share => share / total)];
        int[] degrees = new int[start.Length];
        foreach ((int a, int b) in edges)
        {
            degrees[a]++;
            degrees[b]++;
        }

        double[] rank = start;
        for (int round = 0; round < MostRounds; round++)
        {
            double stranded = rank.Where((_, node) => degrees[node] == 0).Sum();
            double[] next = [.. start.Select(share => ((1 - damping) + (damping * stranded)) * share)];
            foreach ((int a, int b) in edges)
            {
                next[a] += damping * rank[b] / degrees[b];
                next[b] += damping * rank[a] / degrees[a];
            }

            double change = next.Zip(rank, (x, y) => Math.Abs(x - y)).Sum();
            rank = next;
            if (change < Precision)
            {
                break;
            }
        }

        return rank;
    }
}
