using System.Text.Json;
using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Data.Augment;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Training.Tests.Data.Augment;

/// <summary>Each change beside what torchvision and Pillow make of the same image with the same numbers.</summary>
public sealed class GoldenAugmentationTests
{
    private const int BlurLevels = 2;

    // Mirroring is part of how crops are written: AugmentationTests has it.
    public static TheoryData<string> Cases => [.. Read().Where(one => OpOf(one) != "hflip").Select(one => one.GetProperty("out").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_the_original(string name)
    {
        JsonElement one = Read().Single(entry => entry.GetProperty("out").GetString() == name);
        DecodedImage expected = Image(name);

        byte[] pixels = Changed(one, Image(one.GetProperty("src").GetString()!));

        Assert.Equal(expected.Pixels.Length, pixels.Length);
        int largest = pixels.Zip(expected.Pixels, (actual, wanted) => Math.Abs(actual - wanted)).Max();
        Assert.True(largest <= (name.Contains("blur", StringComparison.Ordinal) ? BlurLevels : 1), $"{name} is {largest} levels off.");
    }

    private static byte[] Changed(JsonElement one, DecodedImage source)
    {
        byte[] pixels = (byte[])source.Pixels.Clone();
        switch (OpOf(one))
        {
            case "adjust_brightness":
                ColourChange.Brightness(pixels, one.GetProperty("factor").GetSingle());
                return pixels;
            case "adjust_contrast":
                ColourChange.Contrast(pixels, one.GetProperty("factor").GetSingle());
                return pixels;
            case "adjust_saturation":
                ColourChange.Saturation(pixels, one.GetProperty("factor").GetSingle());
                return pixels;
            case "adjust_hue":
                ColourChange.Hue(pixels, one.GetProperty("factor").GetSingle());
                return pixels;
            case "PIL GaussianBlur":
                GaussianBlur.Apply(pixels, source.Width, source.Height, one.GetProperty("radius").GetDouble());
                return pixels;
            case "rgb_to_grayscale":
                ColourChange.Grey(pixels);
                return pixels;
            case "PIL ImageOps.solarize":
                ColourChange.Solarize(pixels);
                return pixels;
            default:
                int size = one.GetProperty("size").GetInt32();
                CropRectangle part = new(one.GetProperty("left").GetInt32(), one.GetProperty("top").GetInt32(), one.GetProperty("width").GetInt32(), one.GetProperty("height").GetInt32());
                return PillowResampler.Bicubic(part.Cut(new StoredImage(source.Pixels, source.Width, source.Height)), part.Width, part.Height, 3, size, size);
        }
    }

    private static string OpOf(JsonElement one) => one.GetProperty("op").GetString()!.Split(" (")[0];

    private static DecodedImage Image(string name) => ImageFile.Decode(Fixtures.Path(["preprocess", .. name.Split('/')]));

    private static JsonElement[] Read()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Fixtures.Path("preprocess", "augment.json")));
        return [.. document.RootElement.EnumerateArray().Select(one => one.Clone())];
    }
}
