using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>All that chance decides about one crop, in DINO's order: where it lies, how it is turned, its colours, grey, blur, solarize. Painting it draws nothing more.</summary>
/// <param name="Part">The part of the image that it shows.</param>
/// <param name="Seen">Pixels along each side that it is made of before it is enlarged: fewer than the crop's for a loss of detail.</param>
/// <param name="Turn">Bit 4 swaps rows and columns, 2 mirrors left and right, 1 up and down.</param>
/// <param name="Jitter">The changes of its colours, in their order.</param>
/// <param name="Channels">Factors of red, green and blue.</param>
/// <param name="IsGrey">Whether all channels get the luminance.</param>
/// <param name="Blur">Standard deviation of the blur, pixels of the crop; 0 for none.</param>
/// <param name="IsSolarized">Whether values from the middle on are inverted.</param>
public readonly record struct CropDraw(
    CropRectangle Part,
    int Seen,
    int Turn,
    ColourJitter Jitter,
    (float Red, float Green, float Blue) Channels,
    bool IsGrey,
    double Blur,
    bool IsSolarized)
{
    private const double LeastBlur = 0.1;
    private const int Turnings = 8;
    private const int Mirrored = 2;

    /// <summary>Draws a crop. What cannot happen draws no number, so that a setting left out changes nothing else.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="size">Side of the crop, pixels.</param>
    /// <param name="areas">Smallest and largest share of the image's area.</param>
    /// <param name="view">Which crop it is.</param>
    /// <param name="settings">What is done to it.</param>
    /// <param name="random">Random numbers of this crop.</param>
    public static CropDraw Of(int width, int height, int size, (double Low, double High) areas, View view, ImageSetSettings settings, ref SeededRandom random)
    {
        CropRectangle part = CropRectangle.Draw(width, height, areas, ref random);
        int seen = settings.MinimumDetail < 1 ? (int)Math.Round(size * random.Between(settings.MinimumDetail, 1)) : size;
        int turn = settings.Turns ? random.Below(Turnings) : 0;
        turn ^= Happens(settings.Flip, ref random) ? Mirrored : 0;
        ColourJitter jitter = (settings.Jitter > 0 || settings.Hue > 0) && Happens(settings.JitterProbability, ref random) ? ColourJitter.Draw(settings, ref random) : ColourJitter.None;
        (float, float, float) channels = settings.ChannelJitter > 0
            ? (ColourJitter.Factor(settings.ChannelJitter, ref random), ColourJitter.Factor(settings.ChannelJitter, ref random), ColourJitter.Factor(settings.ChannelJitter, ref random))
            : (1, 1, 1);
        bool isGrey = Happens(settings.Grey, ref random);
        double blur = view switch { View.FirstGlobal => settings.BlurFirst, View.SecondGlobal => settings.BlurSecond, _ => settings.BlurLocal };
        double radius = Happens(blur, ref random) ? random.Between(LeastBlur, settings.BlurRadius) : 0;
        return new CropDraw(part, seen, turn, jitter, channels, isGrey, radius, view == View.SecondGlobal && Happens(settings.Solarize, ref random));
    }

    private static bool Happens(double probability, ref SeededRandom random) => probability > 0 && random.Unit() < probability;
}
