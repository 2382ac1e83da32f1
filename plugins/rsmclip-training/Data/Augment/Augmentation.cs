using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>Random crops as DINO augments them, in its order: crop, flip, colours, grey, blur, solarize; ours are the quarter turns, the factors by channel and the loss of detail.</summary>
/// <param name="mean">Mean of each channel, 0 to 1.</param>
/// <param name="std">Deviation of each channel, 0 to 1.</param>
public sealed class Augmentation(float[] mean, float[] std)
{
    /// <summary>Draws one crop and paints it. All of it depends on the random numbers given and on nothing else. Thread-safe.</summary>
    /// <param name="image">The source.</param>
    /// <param name="size">Side of the crop, pixels.</param>
    /// <param name="areas">Smallest and largest share of the image's area.</param>
    /// <param name="view">Which crop it is.</param>
    /// <param name="settings">What is done to it.</param>
    /// <param name="random">Random numbers of this crop.</param>
    /// <param name="planes">[3, size, size], normalised, written.</param>
    public void Crop(StoredImage image, int size, (double Low, double High) areas, View view, ImageSetSettings settings, ref SeededRandom random, Span<float> planes) =>
        Paint(image, size, CropDraw.Of(image.Width, image.Height, size, areas, view, settings, ref random), planes);

    /// <summary>Paints a crop that was drawn. Thread-safe.</summary>
    /// <param name="image">The source.</param>
    /// <param name="size">Side of the crop, pixels.</param>
    /// <param name="draw">The crop.</param>
    /// <param name="planes">[3, size, size], normalised, written.</param>
    public void Paint(StoredImage image, int size, in CropDraw draw, Span<float> planes)
    {
        byte[] pixels = Resized(draw.Part.Cut(image), draw.Part.Width, draw.Part.Height, size, draw.Seen);
        if (!draw.Jitter.IsNone)
        {
            Jitter(pixels, draw.Jitter);
        }

        if (draw.Channels != (1, 1, 1))
        {
            ColourChange.Channels(pixels, draw.Channels);
        }

        if (draw.IsGrey)
        {
            ColourChange.Grey(pixels);
        }

        if (draw.Blur > 0)
        {
            GaussianBlur.Apply(pixels, size, size, draw.Blur);
        }

        if (draw.IsSolarized)
        {
            ColourChange.Solarize(pixels);
        }

        Write(pixels, size, draw.Turn, planes);
    }

    /// <summary>The crop at its size, in an array of its own.</summary>
    private static byte[] Resized(byte[] part, int width, int height, int size, int seen)
    {
        byte[] coarse = PillowResampler.Bicubic(part, width, height, 3, seen, seen);
        byte[] pixels = PillowResampler.Bicubic(coarse, seen, seen, 3, size, size);
        return ReferenceEquals(pixels, part) ? (byte[])part.Clone() : pixels;
    }

    private static void Jitter(byte[] pixels, in ColourJitter jitter)
    {
        for (int place = 0; place < ColourJitter.Changes; place++)
        {
            switch (jitter.At(place))
            {
                case 0:
                    ColourChange.Brightness(pixels, jitter.Brightness);
                    break;
                case 1:
                    ColourChange.Contrast(pixels, jitter.Contrast);
                    break;
                case 2:
                    ColourChange.Saturation(pixels, jitter.Saturation);
                    break;
                default:
                    if (jitter.Hue != 0)
                    {
                        ColourChange.Hue(pixels, jitter.Hue);
                    }

                    break;
            }
        }
    }

    private void Write(ReadOnlySpan<byte> pixels, int size, int turn, Span<float> planes)
    {
        int plane = size * size, last = size - 1;
        for (int channel = 0; channel < 3; channel++)
        {
            float factor = 1 / (255 * std[channel]), offset = -mean[channel] / std[channel];
            Span<float> target = planes.Slice(channel * plane, plane);
            for (int row = 0; row < size; row++)
            {
                for (int column = 0; column < size; column++)
                {
                    int down = (turn & 4) == 0 ? row : column, across = (turn & 4) == 0 ? column : row;
                    down = (turn & 1) == 0 ? down : last - down;
                    across = (turn & 2) == 0 ? across : last - across;
                    target[(row * size) + column] = (pixels[(((down * size) + across) * 3) + channel] * factor) + offset;
                }
            }
        }
    }
}
