using RsPlugins.RsmClip.Evaluate;

namespace RsPlugins.RsmClip.Tests.Evaluate;

public sealed class RetrievalTests
{
    [Fact]
    public void Counts_as_the_protocol_says()
    {
        // Twelve images on a circle, 30 degrees apart, two captions each: the first on its image, the second 100 degrees further (so that three or more images are nearer).
        float[] At(double degrees) => [(float)Math.Cos(degrees * Math.PI / 180), (float)Math.Sin(degrees * Math.PI / 180)];
        float[][] images = [.. Enumerable.Range(0, 12).Select(i => At(30 * i))];
        float[][] captions = [.. Enumerable.Range(0, 12).SelectMany(i => new[] { At(30 * i), At((30 * i) + 100) })];
        int[] owners = [.. Enumerable.Range(0, 12).SelectMany(i => new[] { i, i })];

        Retrieval result = Retrieval.Of(images, captions, owners);

        Assert.Equal(100, result.ImageToText1);
        Assert.Equal(50, result.TextToImage1);
        // Nearer to a second caption than its image, 100 degrees off: those at 10, 20, 40, 50, 70 and 80 degrees, six images.
        Assert.Equal(50, result.TextToImage5);
        Assert.Equal(100, result.TextToImage10);
        Assert.Equal((100 + 100 + 100 + 50 + 50 + 100) / 6.0, result.Mean, 9);
    }

    [Fact]
    public void Equal_scores_are_ranked_by_their_order()
    {
        float[] same = [1, 0];

        Retrieval result = Retrieval.Of([same, same], [same, same], [0, 1]);

        Assert.Equal(50, result.ImageToText1);
        Assert.Equal(50, result.TextToImage1);
        Assert.Equal(100, result.TextToImage5);
    }
}
