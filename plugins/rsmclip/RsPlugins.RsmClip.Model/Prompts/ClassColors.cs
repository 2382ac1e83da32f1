using System.Globalization;

namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>Colours for classes that were given none.</summary>
public static class ClassColors
{
    // Consecutive multiples of the golden angle never come close to each other on the hue circle.
    private const double GoldenAngle = 137.50776405;

    /// <summary>A colour for the class at a position, far from those of its neighbours in the list.</summary>
    /// <param name="index">Position, from 0.</param>
    /// <returns>Colour as <c>#rrggbb</c>.</returns>
    public static string Default(int index)
    {
        double hue = (20 + (index * GoldenAngle)) % 360;
        double lightness = (index / 8 % 3) switch { 0 => 0.50, 1 => 0.68, _ => 0.34 };
        return FromHsl(hue, 0.62, lightness);
    }

    /// <summary>Reads a colour.</summary>
    /// <param name="color">Colour as <c>#rrggbb</c>.</param>
    /// <returns>Red, green and blue, or null when the text is no such colour.</returns>
    public static (byte Red, byte Green, byte Blue)? Parse(string color) =>
        color.Length == 7 && color[0] == '#' && int.TryParse(color.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            ? ((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    private static string FromHsl(double hue, double saturation, double lightness)
    {
        double amplitude = saturation * Math.Min(lightness, 1 - lightness);
        int Channel(double offset)
        {
            double k = (offset + (hue / 30)) % 12;
            return (int)Math.Round(255 * (lightness - (amplitude * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)))));
        }

        return string.Create(CultureInfo.InvariantCulture, $"#{Channel(0):x2}{Channel(8):x2}{Channel(4):x2}");
    }
}
