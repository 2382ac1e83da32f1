using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;

namespace RsPlugins.RsmClip.Training.Tests.Data;

public sealed class AugmentationTests
{
    private const int Size = 32;

    [Fact]
    public void Without_changes_a_crop_is_the_normalised_image()
    {
        float[] planes = Crop(Plain(), 1);

        Assert.Equal([200 / 255f, 100 / 255f, 50 / 255f], Means(planes), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Grey_crops_have_three_equal_channels()
    {
        ImageSetSettings settings = Plain();
        settings.Grey = 1;

        float[] means = Means(Crop(settings, 1));

        Assert.All(means, mean => Assert.Equal(350 / 3f / 255, mean, 1e-5));
    }

    [Fact]
    public void Each_channel_gets_a_factor_of_its_own_within_the_limit()
    {
        ImageSetSettings settings = Plain();
        settings.ChannelJitter = 0.25;
        float[] colours = [200 / 255f, 100 / 255f, 50 / 255f];

        float[][] factors = [.. Enumerable.Range(0, 50).Select(seed => Means(Crop(settings, seed)).Zip(colours, (mean, colour) => mean / colour).ToArray())];

        Assert.All(factors.SelectMany(three => three), factor => Assert.InRange(factor, 0.75f - 1e-4f, 1.25f + 1e-4f));
        Assert.All(Enumerable.Range(0, 3), channel => Assert.True(factors.Max(three => three[channel]) - factors.Min(three => three[channel]) > 0.3));
        Assert.All(factors, three => Assert.True(three.Max() - three.Min() > 1e-3));
    }

    [Fact]
    public void Less_detail_takes_the_fine_pattern_and_keeps_the_mean()
    {
        ImageSetSettings settings = Plain();
        settings.MinimumDetail = 0.25;
        StoredImage checks = Image((x, y) => (byte)((x + y) % 2 * 200));

        float[][] crops = [.. Enumerable.Range(0, 40).Select(seed => Crop(settings, seed, checks))];

        Assert.All(crops, crop => Assert.Equal(100 / 255f, crop.Average(), 0.01f));
        Assert.True(crops.Min(Contrast) < 0.05, "A crop at a quarter of the side keeps no checks of one pixel.");
        Assert.True(crops.Max(Contrast) > 2 * crops.Min(Contrast), "The share of the detail is drawn anew for each crop.");
        Assert.Equal(100 / 255f, Contrast(Crop(Plain(), 0, checks)), 0.001f);
    }

    private static ImageSetSettings Plain() => new() { Jitter = 0, Turns = false };

    private static float[] Crop(ImageSetSettings settings, int seed, StoredImage? image = null)
    {
        float[] planes = new float[3 * Size * Size];
        SeededRandom random = new(seed, 1, 0);

        // The whole image: a ratio other than 1 would only shorten one side, so an image of one colour or a square pattern of pixels stays what it is.
        new Augmentation([0, 0, 0], [1, 1, 1]).Crop(image ?? Flat(), Size, (4, 4), settings, ref random, planes);
        return planes;
    }

    private static StoredImage Flat()
    {
        byte[] rgb = [.. Enumerable.Range(0, Size * Size).SelectMany(_ => new byte[] { 200, 100, 50 })];
        return new StoredImage(rgb, Size, Size);
    }

    private static StoredImage Image(Func<int, int, byte> value)
    {
        byte[] rgb = [.. Enumerable.Range(0, Size * Size).SelectMany(i => Enumerable.Repeat(value(i % Size, i / Size), 3))];
        return new StoredImage(rgb, Size, Size);
    }

    private static float[] Means(float[] planes) => [.. planes.Chunk(Size * Size).Select(plane => plane.Average())];

    private static float Contrast(float[] planes)
    {
        float mean = planes.Average();
        return (float)Math.Sqrt(planes.Average(value => (value - mean) * (value - mean)));
    }
}
