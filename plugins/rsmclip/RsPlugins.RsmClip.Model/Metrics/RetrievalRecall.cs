namespace RsPlugins.RsmClip.Model.Metrics;

/// <summary>
/// Recall of cross-modal retrieval both ways, in percent, by the protocol of RemoteCLIP and clip_benchmark: unique images, every caption is one query. An image without captions is never found.
/// </summary>
/// <param name="ImageToText">For each of <see cref="Depths"/> the share of images with at least one of their own captions among the first k.</param>
/// <param name="TextToImage">For each of <see cref="Depths"/> the share of captions whose own image is among the first k.</param>
public sealed record RetrievalRecall(IReadOnlyList<double> ImageToText, IReadOnlyList<double> TextToImage)
{
    /// <summary>The k of the recalls.</summary>
    public static IReadOnlyList<int> Depths { get; } = [1, 5, 10];

    /// <summary>The mean of the six.</summary>
    public double MeanRecall => ImageToText.Concat(TextToImage).Average();
}
