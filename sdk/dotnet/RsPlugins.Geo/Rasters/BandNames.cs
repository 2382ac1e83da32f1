namespace RsPlugins.Geo.Rasters;

/// <summary>Tells colours from the names of bands, where a file says no more.</summary>
internal static class BandNames
{
    /// <summary>The colours of bands: those given, or, when they hold no red, green or blue, those that the names say.</summary>
    /// <param name="colors">What the file says, band by band.</param>
    /// <param name="names">Names (descriptions) of the bands; null for a band without one.</param>
    public static IReadOnlyList<BandColor> Complete(BandColor[] colors, IReadOnlyList<string?> names)
    {
        if (colors.Any(color => color is BandColor.Red or BandColor.Green or BandColor.Blue))
        {
            return colors;
        }

        return [.. colors.Select((color, i) => names[i]?.Trim() switch
        {
            string name when name.Equals("red", StringComparison.OrdinalIgnoreCase) => BandColor.Red,
            string name when name.Equals("green", StringComparison.OrdinalIgnoreCase) => BandColor.Green,
            string name when name.Equals("blue", StringComparison.OrdinalIgnoreCase) => BandColor.Blue,
            _ => color,
        })];
    }
}
