using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>Random crops as DINO augments them, in its order: crop, flip, colours, grey, blur, solarize; ours are the quarter turns, the factors by channel and the loss of detail.</summary>
/// <param name="mean">Mean of each channel, 0 to 1.</param>
/// <param name="std">Deviation of each channel, 0 to 1.</param>
public sealed class Augmentation(float[] mean, float[] std)
{
    private const double LeastBlur = 0.1;
    private const int Turnings = 8;
    private const int Mirrored = 2;

    /// <summary>Draws one crop. All of it depends on the random numbers given and on nothing else. Thread-safe.</summary>
    /// <param name="image">The source.</param>
    /// <param name="size">Side of the crop, pixels.</param>
    /// <param name="areas">Smallest and largest share of the image's area.</param>
    /// <param name="view">Which crop it is.</param>
    /// <param name="settings">What is done to it.</param>
    /// <param name="random">Random numbers of this crop.</param>
    /// <param name="planes">[3, size, size], normalised, written.</param>
    public void Crop(StoredImage image, int size, (double Low, double High) areas, View view, ImageSetSettings settings, ref SeededRandom random, Span<float> planes)
    {
        CropRectangle part = CropRectangle.Draw(image.Width, image.Height, areas, ref random);
        byte[] pixels = Resized(part.Cut(image), part.Width, part.Height, size, settings, ref random);
        int turn = settings.Turns ? random.Below(Turnings) : 0;
        turn ^= Happens(settings.Flip, ref random) ? Mirrored : 0;
        ChangeColours(pixels, settings, ref random);
        if (Happens(settings.Grey, ref random))
        {
            ColourChange.Grey(pixels);
        }

        double blur = view switch { View.FirstGlobal => settings.BlurFirst, View.SecondGlobal => settings.BlurSecond, _ => settings.BlurLocal };
        if (Happens(blur, ref random))
        {
            GaussianBlur.Apply(pixels, size, size, random.Between(LeastBlur, settings.BlurRadius));
        }

        if (view == View.SecondGlobal && Happens(settings.Solarize, ref random))
        {
            ColourChange.Solarize(pixels);
        }

        Write(pixels, size, turn, planes);
    }

    // What cannot happen draws no number, so that a setting left out changes nothing else.
    private static bool Happens(double probability, ref SeededRandom random) => probability > 0 && random.Unit() < probability;

    private static float Factor(double jitter, ref SeededRandom random) => (float)random.Between(1 - jitter, 1 + jitter);

    /// <summary>The crop at its size, in an array of its own.</summary>
    private static byte[] Resized(byte[] part, int width, int height, int size, ImageSetSettings settings, ref SeededRandom random)
    {
        int seen = settings.MinimumDetail < 1 ? (int)Math.Round(size * random.Between(settings.MinimumDetail, 1)) : size;
        byte[] coarse = PillowResampler.Bicubic(part, width, height, 3, seen, seen);
        byte[] pixels = PillowResampler.Bicubic(coarse, seen, seen, 3, size, size);
        return ReferenceEquals(pixels, part) ? (byte[])part.Clone() : pixels;
    }

    private static void ChangeColours(byte[] pixels, ImageSetSettings settings, ref SeededRandom random)
    {
        if ((settings.Jitter > 0 || settings.Hue > 0) && Happens(settings.JitterProbability, ref random))
        {
            // As torchvision has it, the four in a random order.
            Span<int> order = [0, 1, 2, 3];
            for (int i = order.Length - 1; i > 0; i--)
            {
                int other = random.Below(i + 1);
                (order[i], order[other]) = (order[other], order[i]);
            }

            foreach (int change in order)
            {
                switch (change)
                {
                    case 0:
                        ColourChange.Brightness(pixels, Factor(settings.Jitter, ref random));
                        break;
                    case 1:
                        ColourChange.Contrast(pixels, Factor(settings.Jitter, ref random));
                        break;
                    case 2:
                        ColourChange.Saturation(pixels, Factor(settings.Jitter * settings.SaturationShare, ref random));
                        break;
                    default:
                        if (settings.Hue > 0)
                        {
                            ColourChange.Hue(pixels, (float)random.Between(-settings.Hue, settings.Hue));
                        }

                        break;
                }
            }
        }

        if (settings.ChannelJitter > 0)
        {
            ColourChange.Channels(pixels, (Factor(settings.ChannelJitter, ref random), Factor(settings.ChannelJitter, ref random), Factor(settings.ChannelJitter, ref random)));
        }
    }

    /// <summary>Writes normalised planes, turned: bit 4 swaps rows and columns, 2 mirrors left and right, 1 up and down.</summary>
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
                    across = (turn & Mirrored) == 0 ? across : last - across;
                    target[(row * size) + column] = (pixels[(((down * size) + across) * 3) + channel] * factor) + offset;
                }
            }
        }
    }
}
