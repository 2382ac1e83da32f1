using System.Numerics.Tensors;
using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Random crops with turns and colour changes, written as normalised planes.</summary>
/// <param name="mean">Mean of each channel, 0 to 1.</param>
/// <param name="std">Deviation of each channel, 0 to 1.</param>
public sealed class Augmentation(float[] mean, float[] std)
{
    private static readonly double MaximumLogRatio = Math.Log(4.0 / 3);

    [ThreadStatic]
    private static CropResampler? _resampler;

    /// <summary>Draws one crop.</summary>
    /// <param name="image">The source.</param>
    /// <param name="size">Side of the crop, pixels.</param>
    /// <param name="areas">Smallest and largest share of the image's area.</param>
    /// <param name="settings">Colour changes, loss of detail, turns.</param>
    /// <param name="random">Random numbers of this crop.</param>
    /// <param name="planes">[3, size, size], written.</param>
    public void Crop(StoredImage image, int size, (double Low, double High) areas, ImageSetSettings settings, ref SeededRandom random, Span<float> planes)
    {
        double area = random.Between(areas.Low, areas.High);
        double ratio = Math.Exp(random.Between(-MaximumLogRatio, MaximumLogRatio));
        double width = Math.Min(1, Math.Sqrt(area * ratio)) * image.Width;
        double height = Math.Min(1, Math.Sqrt(area / ratio)) * image.Height;
        double x = random.Unit() * (image.Width - width);
        double y = random.Unit() * (image.Height - height);
        CropResampler resampler = _resampler ??= new CropResampler();
        int seen = settings.MinimumDetail < 1 ? (int)Math.Round(size * random.Between(settings.MinimumDetail, 1)) : size;
        ReadOnlySpan<float> pixels = resampler.Resample(image, x, y, width, height, seen);
        if (seen < size)
        {
            byte[] coarse = new byte[pixels.Length];
            TensorPrimitives.ConvertSaturating<float, byte>(pixels, coarse);
            pixels = resampler.Resample(new StoredImage(coarse, seen, seen), 0, 0, seen, seen, size);
        }

        int turn = settings.Turns ? random.Below(8) : 0;
        float colour = Factor(settings.Jitter, ref random);
        float contrast = Factor(settings.Jitter, ref random);
        float brightness = Factor(settings.Jitter, ref random);
        (float, float, float) channels = (1, 1, 1);
        if (settings.ChannelJitter > 0)
        {
            channels = (Factor(settings.ChannelJitter, ref random), Factor(settings.ChannelJitter, ref random), Factor(settings.ChannelJitter, ref random));
        }

        if (settings.Grey > 0 && random.Unit() < settings.Grey)
        {
            colour = 0;
        }

        float average = TensorPrimitives.Sum(pixels) / pixels.Length;
        Write(pixels, size, turn, new ColourChange(colour, contrast * brightness, average * (1 - contrast) * brightness, channels), planes);
    }

    private static float Factor(double jitter, ref SeededRandom random) => (float)random.Between(1 - jitter, 1 + jitter);

    private void Write(ReadOnlySpan<float> pixels, int size, int turn, ColourChange change, Span<float> planes)
    {
        int plane = size * size;
        (float r1, float r0) = Line(0);
        (float g1, float g0) = Line(1);
        (float b1, float b0) = Line(2);
        int last = size - 1;
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                int sourceRow = (turn & 4) == 0 ? row : column;
                int sourceColumn = (turn & 4) == 0 ? column : row;
                sourceRow = (turn & 1) == 0 ? sourceRow : last - sourceRow;
                sourceColumn = (turn & 2) == 0 ? sourceColumn : last - sourceColumn;
                int from = ((sourceRow * size) + sourceColumn) * 3;
                float grey = (pixels[from] + pixels[from + 1] + pixels[from + 2]) / 3;
                int to = (row * size) + column;
                planes[to] = (change.Apply(pixels[from], grey, change.Channels.Red) * r1) + r0;
                planes[plane + to] = (change.Apply(pixels[from + 1], grey, change.Channels.Green) * g1) + g0;
                planes[(2 * plane) + to] = (change.Apply(pixels[from + 2], grey, change.Channels.Blue) * b1) + b0;
            }
        }
    }

    private (float Factor, float Offset) Line(int channel) => (1 / (255 * std[channel]), -mean[channel] / std[channel]);

    private readonly record struct ColourChange(float Colour, float Factor, float Offset, (float Red, float Green, float Blue) Channels)
    {
        public float Apply(float value, float grey, float channel) => Math.Clamp(((((Colour * (value - grey)) + grey) * Factor) + Offset) * channel, 0, 255);
    }
}
