using System.Text.Json;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Model.Tests.Preprocessing;

public sealed class ImagePreprocessorTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            using JsonDocument golden = JsonDocument.Parse(File.ReadAllBytes(Fixtures.Path("preprocess", "preprocess.json")));
            TheoryData<string, int> cases = [];
            foreach (JsonProperty image in golden.RootElement.GetProperty("images").EnumerateObject())
            {
                cases.Add(image.Name, 224);
                cases.Add(image.Name, 64);
            }

            return cases;
        }
    }

    [Fact]
    public void All_eighteen_images_are_compared() => Assert.Equal(36, Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pixels_equal_the_original(string image, int size)
    {
        byte[] expected = PngImage.Read(Fixtures.Path("preprocess", "out", $"{Path.GetFileNameWithoutExtension(image)}_{size}.png")).Samples;

        Assert.Equal(expected, Transform(image, size));
    }

    [Fact]
    public void Tensors_equal_the_original_within_1e_6()
    {
        using TensorFile golden = SafetensorsFile.Read(Fixtures.Path("preprocess", "tensors.safetensors"));
        foreach ((string name, CheckpointTensor tensor) in golden.Tensors)
        {
            int size = (int)tensor.Shape[1];
            float[] actual = new float[3 * size * size];
            Preprocessor(size).ToTensor(Transform($"{name[..name.LastIndexOf('_')]}.png", size), actual);
            float[] expected = tensor.ToFloat32();

            Assert.All(Enumerable.Range(0, expected.Length), i => Assert.InRange(actual[i], expected[i] - 1e-6f, expected[i] + 1e-6f));
        }

        Assert.Equal(7, golden.Tensors.Count);
    }

    [Theory]
    [InlineData(1, 4000)]
    [InlineData(4000, 1)]
    [InlineData(1, 1)]
    public void Extreme_shapes_give_a_full_crop(int width, int height)
    {
        byte[] rgb = Preprocessor(32).ResizeAndCrop(new PixelImage([.. Enumerable.Repeat((byte)77, width * height)], width, height, 1));

        Assert.All(rgb, value => Assert.Equal(77, value));
        Assert.Equal(32 * 32 * 3, rgb.Length);
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(100, 100)]
    [InlineData(64, 90)]
    [InlineData(90, 64)]
    [InlineData(200, 131)]
    public void Memory_that_was_used_before_gets_the_same_pixels(int width, int height)
    {
        PixelImage image = new([.. Enumerable.Range(0, width * height * 3).Select(i => (byte)((i * 7) + (i / 100)))], width, height, 3);
        byte[] used = [.. Enumerable.Repeat((byte)99, 64 * 64 * 3)];
        Preprocessor(64).ResizeAndCrop(image, used);

        Assert.Equal(Preprocessor(64).ResizeAndCrop(image), used);
        Assert.Equal(width == 64 && height == 64 ? image.Pixels : used, used);
        Assert.Throws<ArgumentOutOfRangeException>(() => Preprocessor(64).ResizeAndCrop(image, new byte[(64 * 64 * 3) - 1]));
    }

    private static ImagePreprocessor Preprocessor(int size) => new(size, PreprocessConfig.Clip.Mean, PreprocessConfig.Clip.Std);

    private static byte[] Transform(string image, int size)
    {
        // JPEG decoders differ by a level, so the original's decoded pixels are the source.
        string file = image.EndsWith(".jpg", StringComparison.Ordinal) ? Path.ChangeExtension(image, ".decoded.png") : image;
        PngImage source = PngImage.Read(Fixtures.Path("preprocess", "in", file));
        return source.Depth == 16
            ? Preprocessor(size).ResizeAndCrop(source.ToWide(), source.Width, source.Height)
            : Preprocessor(size).ResizeAndCrop(source.ToPixelImage());
    }
}
