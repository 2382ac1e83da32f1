using RsPlugins.RsmClip.Training.Evaluation;

namespace RsPlugins.RsmClip.Training.Tests.Evaluation;

public sealed class RetrievalMetricsTests
{
    [Fact]
    public void A_hand_computed_case()
    {
        // Six images, one caption each but image 0, which has two. Caption rows, image columns.
        float[] scores =
        [
            0.9f, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f,
            0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f,
            0.8f, 0.7f, 0.1f, 0.1f, 0.1f, 0.1f,
            0.1f, 0.1f, 0.9f, 0.1f, 0.1f, 0.1f,
            0.1f, 0.1f, 0.1f, 0.9f, 0.1f, 0.1f,
            0.1f, 0.1f, 0.1f, 0.1f, 0.9f, 0.1f,
            0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.9f,
        ];
        int[] owners = [0, 0, 1, 2, 3, 4, 5];

        RetrievalMetrics metrics = RetrievalMetrics.Of(scores, owners, 6);

        // Caption 1 ranks its image last of six (found at depth 10 only); caption 2 ranks its image second.
        Assert.Equal([5 / 7.0, 6 / 7.0, 1.0], metrics.TextToImage);
        // Every image ranks a caption of its own first.
        Assert.Equal([1.0, 1.0, 1.0], metrics.ImageToText);
        Assert.Equal(100 * ((5 / 7.0) + (6 / 7.0) + 4) / 6, metrics.MeanRecall, 1e-9);
    }

    [Fact]
    public void Equal_scores_do_not_count_as_found()
    {
        RetrievalMetrics metrics = RetrievalMetrics.Of(new float[4], [0, 1], 2);

        Assert.Equal(0.5, metrics.TextToImage[0]);
        Assert.Equal(0.5, metrics.ImageToText[0]);
    }
}
