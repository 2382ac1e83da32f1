using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Data.Augment;

namespace RsPlugins.RsmClip.Training.Tests.Data.Augment;

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
    public void Grey_crops_have_the_luminance_in_three_equal_channels()
    {
        ImageSetSettings settings = Plain();
        settings.Grey = 1;

        float[] means = Means(Crop(settings, 1));

        // 0.299 * 200 + 0.587 * 100 + 0.114 * 50 = 124.2
        Assert.All(means, mean => Assert.Equal(124 / 255f, mean, 1e-5f));
    }

    [Fact]
    public void Each_channel_gets_a_factor_of_its_own_within_the_limit()
    {
        ImageSetSettings settings = Plain();
        settings.ChannelJitter = 0.25;
        float[] colours = [200 / 255f, 100 / 255f, 50 / 255f];

        float[][] factors = [.. Enumerable.Range(0, 50).Select(seed => Means(Crop(settings, seed)).Zip(colours, (mean, colour) => mean / colour).ToArray())];

        Assert.All(factors.SelectMany(three => three), factor => Assert.InRange(factor, 0.73f, 1.25f + 1e-4f));
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

    [Fact]
    public void A_flip_mirrors_left_and_right_in_about_as_many_crops_as_are_asked_for()
    {
        StoredImage ramp = Image((x, _) => (byte)(x * 8));
        float[] plain = Crop(Plain(), 0, ramp);
        float[] mirrored = [.. plain.Chunk(Size).SelectMany(row => row.Reverse())];
        ImageSetSettings settings = Plain();
        settings.Flip = 0.5;

        float[][] crops = [.. Enumerable.Range(0, 200).Select(seed => Crop(settings, seed, ramp))];

        Assert.All(crops, crop => Assert.True(crop.SequenceEqual(plain) || crop.SequenceEqual(mirrored)));
        Assert.InRange(crops.Count(crop => crop.SequenceEqual(mirrored)), 75, 125);
    }

    [Fact]
    public void Turns_are_the_eight_of_the_square()
    {
        StoredImage corner = Image((x, y) => (byte)(x < 4 && y < 8 ? 200 : 0));
        ImageSetSettings settings = Plain();
        settings.Turns = true;

        HashSet<string> seen = [.. Enumerable.Range(0, 200).Select(seed => string.Join(',', Crop(settings, seed, corner).Take(Size * Size).Select(value => value > 0.5 ? 1 : 0)))];

        Assert.Equal(8, seen.Count);
        Assert.All(seen, turned => Assert.Equal(32, turned.Count(bit => bit == '1')));
    }

    [Theory]
    [InlineData(View.FirstGlobal)]
    [InlineData(View.SecondGlobal)]
    [InlineData(View.Local)]
    public void Each_view_is_blurred_with_its_own_probability(View view)
    {
        StoredImage checks = Image((x, y) => (byte)((x + y) % 2 * 200));
        ImageSetSettings settings = Plain();
        (settings.BlurFirst, settings.BlurSecond, settings.BlurLocal) = (view == View.FirstGlobal ? 1 : 0, view == View.SecondGlobal ? 1 : 0, view == View.Local ? 1 : 0);

        foreach (View one in Enum.GetValues<View>())
        {
            double least = Enumerable.Range(0, 20).Min(seed => Contrast(Crop(settings, seed, checks, one)));
            Assert.Equal(one == view, least < 0.1);
        }
    }

    [Theory]
    [InlineData(View.FirstGlobal, 200)]
    [InlineData(View.SecondGlobal, 55)]
    [InlineData(View.Local, 200)]
    public void The_second_global_view_alone_is_solarized(View view, int brightest)
    {
        StoredImage checks = Image((x, y) => (byte)((x + y) % 2 * 200));
        ImageSetSettings settings = Plain();
        settings.Solarize = 1;

        Assert.Equal(brightest / 255f, Crop(settings, 0, checks, view).Max(), 1e-5f);
    }

    [Fact]
    public void Colours_change_with_their_probability_and_depend_on_the_numbers_alone()
    {
        ImageSetSettings settings = Plain();
        settings.Jitter = 0.4;
        settings.SaturationShare = 0.5;
        settings.Hue = 0.1;
        settings.JitterProbability = 0.8;
        StoredImage image = Image((x, y) => (byte)((x * 7) + y));
        float[] plain = Crop(Plain(), 0, image);

        float[][] crops = [.. Enumerable.Range(0, 200).Select(seed => Crop(settings, seed, image))];

        Assert.InRange(crops.Count(crop => !crop.SequenceEqual(plain)), 140, 180);
        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(crops[seed], Crop(settings, seed, image)));
    }

    [Fact]
    public void Crops_lie_in_the_image_and_have_the_area_and_ratio_that_are_asked_for()
    {
        SeededRandom random = new(0, 1, 2);
        for (int i = 0; i < 1000; i++)
        {
            CropRectangle part = CropRectangle.Draw(200, 120, (0.05, 0.4), ref random);

            Assert.InRange(part.Left, 0, 200 - part.Width);
            Assert.InRange(part.Top, 0, 120 - part.Height);
            Assert.InRange((double)part.Width * part.Height / (200 * 120), 0.045, 0.41);
            Assert.InRange((double)part.Width / part.Height, 0.72, 1.39);
        }

        Assert.Equal(new CropRectangle(450, 0, 133, 100), CropRectangle.Draw(1033, 100, (1, 1), ref random));
    }

    private static ImageSetSettings Plain() => new() { Jitter = 0, Turns = false };

    private static float[] Crop(ImageSetSettings settings, int seed, StoredImage? image = null, View view = View.FirstGlobal)
    {
        float[] planes = new float[3 * Size * Size];
        SeededRandom random = new(seed, 1, 0);

        // The whole image: no rectangle is larger than it.
        new Augmentation([0, 0, 0], [1, 1, 1]).Crop(image ?? Flat(), Size, (4, 4), view, settings, ref random, planes);
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
