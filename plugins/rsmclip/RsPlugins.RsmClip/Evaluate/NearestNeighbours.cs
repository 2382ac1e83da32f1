using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>
/// Classification by the nearest training images, by the protocol of DINO (Caron et al. 2021, appendix F, after Wu et al. 2018): each of the k nearest votes for its class with the weight exp(cosine / 0.07).
/// Of equally near images the earlier in the list counts, of classes with equal votes the earlier wins.
/// </summary>
/// <param name="train">Unit vectors.</param>
/// <param name="labels">For each the place of its class.</param>
/// <param name="classes">Number of classes.</param>
internal sealed class NearestNeighbours(float[][] train, int[] labels, int classes)
{
    /// <summary>Divides the cosines.</summary>
    public const double Temperature = 0.07;

    /// <summary>The votes of images.</summary>
    /// <param name="images">Unit vectors.</param>
    /// <param name="k">How many neighbours vote; one list of votes each.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>For each k [images][classes].</returns>
    public float[][][] Votes(float[][] images, IReadOnlyList<int> k, CancellationToken cancellationToken)
    {
        float[][][] votes = [.. k.Select(_ => new float[images.Length][])];
        Parallel.For(0, images.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = ModelPool.DefaultThreads }, i =>
        {
            float[] cosines = [.. train.Select(one => Vectors.Dot(one, images[i]))];
            int[] nearest = [.. Enumerable.Range(0, train.Length).OrderByDescending(one => cosines[one]).Take(k.Max())];
            for (int list = 0; list < k.Count; list++)
            {
                double[] sums = new double[classes];
                foreach (int one in nearest.Take(k[list]))
                {
                    sums[labels[one]] += Math.Exp(cosines[one] / Temperature);
                }

                votes[list][i] = [.. sums.Select(sum => (float)sum)];
            }
        });
        return votes;
    }
}
