namespace RsPlugins.RsmClip.Training.Evaluation;

/// <summary>Cross-modal retrieval on unique images with several captions each, by clip_benchmark's rules.</summary>
/// <param name="TextToImage">R@1, R@5, R@10: shares of captions whose own image is among the first k.</param>
/// <param name="ImageToText">R@1, R@5, R@10: shares of images with at least one own caption among the first k.</param>
public sealed record RetrievalMetrics(IReadOnlyList<double> TextToImage, IReadOnlyList<double> ImageToText)
{
    private static readonly int[] Depths = [1, 5, 10];

    /// <summary>Mean of the six, 0 to 100.</summary>
    public double MeanRecall => 100 * TextToImage.Concat(ImageToText).Average();

    /// <summary>Computes the recalls. Of equal scores the lower index comes first.</summary>
    /// <param name="scores">[captions, images], row-major.</param>
    /// <param name="owners">For each caption the index of its image.</param>
    /// <param name="images">Number of images.</param>
    public static RetrievalMetrics Of(ReadOnlySpan<float> scores, IReadOnlyList<int> owners, int images)
    {
        int[] hitsOfTexts = new int[Depths.Length];
        int[] hitsOfImages = new int[Depths.Length];
        for (int caption = 0; caption < owners.Count; caption++)
        {
            float own = scores[(caption * images) + owners[caption]];
            int better = 0;
            for (int image = 0; image < images; image++)
            {
                float score = scores[(caption * images) + image];
                better += score > own || (score == own && image < owners[caption]) ? 1 : 0;
            }

            Count(hitsOfTexts, better);
        }

        for (int image = 0; image < images; image++)
        {
            int best = -1;
            for (int caption = 0; caption < owners.Count; caption++)
            {
                if (owners[caption] == image && (best < 0 || scores[(caption * images) + image] > scores[(best * images) + image]))
                {
                    best = caption;
                }
            }

            int better = best < 0 ? int.MaxValue : 0;
            for (int caption = 0; best >= 0 && caption < owners.Count; caption++)
            {
                float score = scores[(caption * images) + image];
                float own = scores[(best * images) + image];
                better += score > own || (score == own && caption < best) ? 1 : 0;
            }

            Count(hitsOfImages, better);
        }

        return new RetrievalMetrics(
            [.. hitsOfTexts.Select(hits => (double)hits / owners.Count)],
            [.. hitsOfImages.Select(hits => (double)hits / images)]);
    }

    private static void Count(int[] hits, int better)
    {
        for (int i = 0; i < Depths.Length; i++)
        {
            hits[i] += better < Depths[i] ? 1 : 0;
        }
    }
}
