using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>torchvision's ColorJitter as it was drawn: brightness, contrast, saturation and hue, in a random order.</summary>
/// <param name="Order">Which of the four changes comes first, second, third and last, two bits each from the lowest on: 0 brightness, 1 contrast, 2 saturation, 3 hue.</param>
/// <param name="Brightness">Factor, 1 for no change.</param>
/// <param name="Contrast">Factor, 1 for no change.</param>
/// <param name="Saturation">Factor, 1 for no change.</param>
/// <param name="Hue">Part of a whole turn, 0 for no change.</param>
public readonly record struct ColourJitter(byte Order, float Brightness, float Contrast, float Saturation, float Hue)
{
    /// <summary>Number of changes.</summary>
    public const int Changes = 4;

    /// <summary>No change.</summary>
    public static ColourJitter None { get; } = new(0b11_10_01_00, 1, 1, 1, 0);

    /// <summary>Whether there is none.</summary>
    public bool IsNone => this == None;

    /// <summary>The change at a place of the order.</summary>
    /// <param name="place">0 to 3.</param>
    public int At(int place) => (Order >> (2 * place)) & 3;

    /// <summary>The factor of the change at a place of the order; 1 for the hue, which has none.</summary>
    /// <param name="place">0 to 3.</param>
    public float FactorAt(int place) => At(place) switch { 0 => Brightness, 1 => Contrast, 2 => Saturation, _ => 1 };

    /// <summary>Draws the order, then each factor in that order.</summary>
    /// <param name="settings">Their bounds.</param>
    /// <param name="random">Random numbers.</param>
    public static ColourJitter Draw(ImageSetSettings settings, ref SeededRandom random)
    {
        Span<int> order = [0, 1, 2, 3];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        ColourJitter drawn = None with { Order = (byte)(order[0] | (order[1] << 2) | (order[2] << 4) | (order[3] << 6)) };
        foreach (int change in order)
        {
            drawn = change switch
            {
                0 => drawn with { Brightness = Factor(settings.Jitter, ref random) },
                1 => drawn with { Contrast = Factor(settings.Jitter, ref random) },
                2 => drawn with { Saturation = Factor(settings.Jitter * settings.SaturationShare, ref random) },
                _ => settings.Hue > 0 ? drawn with { Hue = (float)random.Between(-settings.Hue, settings.Hue) } : drawn,
            };
        }

        return drawn;
    }

    /// <summary>A factor around 1.</summary>
    /// <param name="spread">Largest difference from 1.</param>
    /// <param name="random">Random numbers.</param>
    public static float Factor(double spread, ref SeededRandom random) => (float)random.Between(1 - spread, 1 + spread);
}
