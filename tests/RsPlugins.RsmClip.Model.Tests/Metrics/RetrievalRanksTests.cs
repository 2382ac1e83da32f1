using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Model.Tests.Metrics;

public sealed class RetrievalRanksTests
{
    [Fact]
    public void Several_captions_of_an_image_ask_one_by_one_and_any_of_them_answers()
    {
        // Caption rows, image columns; images 0 has two captions, the others one each.
        RetrievalRanks ranks = Ranks([0, 0, 1, 2, 3, 4, 5], 6,
            0.9f, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f,
            0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f,
            0.8f, 0.7f, 0.1f, 0.1f, 0.1f, 0.1f,
            0.1f, 0.1f, 0.9f, 0.1f, 0.1f, 0.1f,
            0.1f, 0.1f, 0.1f, 0.9f, 0.1f, 0.1f,
            0.1f, 0.1f, 0.1f, 0.1f, 0.9f, 0.1f,
            0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.9f);

        // Caption 1 ranks its image last of six, caption 2 ranks its image second; every image ranks a caption of its own first.
        Assert.Equal([0, 5, 1, 0, 0, 0, 0], ranks.OfCaptions);
        Assert.Equal([0, 0, 0, 0, 0, 0], ranks.OfImages);
        RetrievalRecall recall = ranks.Recall();
        Near([500 / 7.0, 600 / 7.0, 100], recall.TextToImage);
        Near([100, 100, 100], recall.ImageToText);
        Assert.Equal((500 / 7.0 + 600 / 7.0 + 400) / 6, recall.MeanRecall, 1e-9);
    }

    [Fact]
    public void Of_equal_scores_the_earlier_comes_first()
    {
        RetrievalRanks ranks = Ranks([0, 1, 2], 3, new float[9]);

        Assert.Equal([0, 1, 2], ranks.OfCaptions);
        Assert.Equal([0, 1, 2], ranks.OfImages);
        Near([100 / 3.0, 100, 100], ranks.Recall().TextToImage);
    }

    [Fact]
    public void The_same_caption_of_two_images_is_right_for_its_own_image_only()
    {
        // Captions 0 and 1 are the same words of images 0 and 1: whatever the model, they score alike with every image.
        RetrievalRanks ranks = Ranks([0, 1, 2], 3,
            0.5f, 0.7f, 0.1f,
            0.5f, 0.7f, 0.1f,
            0.2f, 0.3f, 0.4f);

        Assert.Equal([1, 0, 0], ranks.OfCaptions);

        // Image 1 finds the words first, but as caption 0, which is another image's.
        Assert.Equal([0, 1, 0], ranks.OfImages);
        Near([200 / 3.0, 100, 100], ranks.Recall().ImageToText);
        Near([200 / 3.0, 100, 100], ranks.Recall().TextToImage);
    }

    [Fact]
    public void An_image_without_captions_is_never_found_and_still_stands_in_the_way()
    {
        RetrievalRanks ranks = Ranks([0, 1], 3,
            0.5f, 0.1f, 0.9f,
            0.2f, 0.8f, 0.3f);

        Assert.Equal([1, 0], ranks.OfCaptions);
        Assert.Equal([0, 0, int.MaxValue], ranks.OfImages);
        Near([50, 100, 100], ranks.Recall().TextToImage);
        Near([200 / 3.0, 200 / 3.0, 200 / 3.0], ranks.Recall().ImageToText);
    }

    [Fact]
    public void An_image_that_counts_twice_brings_its_captions_twice()
    {
        RetrievalRanks ranks = Ranks([0, 0, 1], 2,
            0.5f, 0.9f,
            0.6f, 0.1f,
            0.2f, 0.3f);

        // Image 0 counts twice: its captions, one found at once and one second, are four queries; image 1 does not count.
        RetrievalRecall recall = ranks.Recall([2, 0]);
        Near([50, 100, 100], recall.TextToImage);
        Near([100, 100, 100], recall.ImageToText);
        Near([200 / 3.0, 100, 100], ranks.Recall().TextToImage);
    }

    [Fact]
    public void Twelve_images_on_a_circle()
    {
        // 30 degrees apart, two captions each: the first on its image, the second 100 degrees further.
        double[] images = [.. Enumerable.Range(0, 12).Select(i => 30.0 * i)];
        double[] captions = [.. images.SelectMany(at => new[] { at, at + 100 })];
        int[] owners = [.. Enumerable.Range(0, 12).SelectMany(i => new[] { i, i })];

        RetrievalRecall recall = RetrievalRanks.Of(owners, 12, (caption, image) => (float)Math.Cos((captions[caption] - images[image]) * Math.PI / 180), CancellationToken.None).Recall();

        // Nearer to a second caption than its image: those at 10, 20, 40, 50, 70 and 80 degrees, six images.
        Near([50, 50, 100], recall.TextToImage);
        Near([100, 100, 100], recall.ImageToText);
        Assert.Equal(500 / 6.0, recall.MeanRecall, 1e-9);
    }

    private static RetrievalRanks Ranks(int[] owners, int images, params float[] scores) =>
        RetrievalRanks.Of(owners, images, (caption, image) => scores[(caption * images) + image], CancellationToken.None);

    private static void Near(double[] expected, IReadOnlyList<double> found) =>
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
}
