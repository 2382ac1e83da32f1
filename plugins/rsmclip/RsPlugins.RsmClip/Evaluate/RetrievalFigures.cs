using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Retrieval in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Captions">Number of captions.</param>
/// <param name="WithoutCaptions">Number of images without any: they are never found.</param>
/// <param name="ImageToText">R@1, R@5, R@10 of images, in percent.</param>
/// <param name="TextToImage">R@1, R@5, R@10 of captions, in percent.</param>
/// <param name="MeanRecall">The mean of the six.</param>
/// <param name="Examples">Captions that find their image well and badly.</param>
internal sealed record RetrievalFigures(
    string Language, int Captions, int WithoutCaptions, IReadOnlyList<Estimate> ImageToText, IReadOnlyList<Estimate> TextToImage, Estimate MeanRecall, IReadOnlyList<RetrievalExample> Examples)
{
    /// <summary>Measures.</summary>
    public static RetrievalFigures Of(string language, RetrievalRanks ranks, Bootstrap bootstrap, IReadOnlyList<RetrievalExample> examples, CancellationToken cancellationToken)
    {
        int depths = RetrievalRecall.Depths.Count;
        IReadOnlyList<Estimate> all = bootstrap.Intervals(ranks.OfImages.Count, counts => Values(ranks.Recall(counts)), cancellationToken);
        return new RetrievalFigures(language, ranks.OfCaptions.Count, ranks.OfImages.Count(rank => rank == int.MaxValue), [.. all.Take(depths)], [.. all.Skip(depths).Take(depths)], all[^1], examples);
    }

    private static double[] Values(RetrievalRecall recall) => [.. recall.ImageToText, .. recall.TextToImage, recall.MeanRecall];
}
