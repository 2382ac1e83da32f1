namespace RsPlugins.Geo.Rasters;

/// <summary>Which bands make red, green and blue.</summary>
public static class BandChoice
{
    /// <summary>
    /// The bands to take when the user names none: those that the file calls red, green and blue (by colour interpretation, else by name); where it names none of them the first three;
    /// the first alone when there are fewer than three beside opacity.
    /// </summary>
    /// <param name="raster">The raster.</param>
    /// <returns>One or three bands, counted from 1.</returns>
    public static IReadOnlyList<int> Default(IRasterReader raster)
    {
        IReadOnlyList<BandColor> colors = raster.BandColors;
        int[] named = [.. ((BandColor[])[BandColor.Red, BandColor.Green, BandColor.Blue]).Select(color => Enumerable.Range(1, colors.Count).FirstOrDefault(band => colors[band - 1] == color))];
        if (!named.Contains(0))
        {
            return named;
        }

        int[] bands = [.. Enumerable.Range(1, raster.BandCount).Where(band => band != raster.AlphaBand)];
        return bands.Length >= 3 ? bands[..3] : [bands.Length > 0 ? bands[0] : 1];
    }

    /// <summary>Checks bands that a user named.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="bands">One band (grey) or three (red, green, blue), counted from 1; null or empty for <see cref="Default"/>.</param>
    /// <returns>One or three bands that the raster has.</returns>
    /// <exception cref="ArgumentException">Another number of bands, or one that the raster does not have.</exception>
    public static IReadOnlyList<int> Of(IRasterReader raster, IReadOnlyList<int>? bands)
    {
        if (bands is null || bands.Count == 0)
        {
            return Default(raster);
        }

        if (bands.Count is not (1 or 3))
        {
            throw new ArgumentException($"One band or three are needed, not {bands.Count}.", nameof(bands));
        }

        foreach (int band in bands)
        {
            if (band < 1 || band > raster.BandCount)
            {
                throw new ArgumentException($"There is no band {band}: the raster has bands 1 to {raster.BandCount}.", nameof(bands));
            }
        }

        return bands;
    }
}
