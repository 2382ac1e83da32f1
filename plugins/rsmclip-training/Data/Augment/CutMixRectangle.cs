namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>A rectangle that one crop takes over from another (CutMix, Yun et al. 2019, equation 1; its share of the area is uniform in [0, 1), cut at the border).</summary>
/// <param name="Size">Side of the crops, pixels.</param>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">First column behind it.</param>
/// <param name="Bottom">First row behind it.</param>
public readonly record struct CutMixRectangle(int Size, int Left, int Top, int Right, int Bottom)
{
    /// <summary>Share of the crop's area that comes from the giver.</summary>
    public double Share => (double)(Right - Left) * (Bottom - Top) / ((double)Size * Size);

    /// <summary>Draws a rectangle of the crop's own proportions around a uniform centre.</summary>
    /// <param name="size">Side of the crops, pixels.</param>
    /// <param name="random">Random numbers.</param>
    public static CutMixRectangle Draw(int size, ref SeededRandom random)
    {
        double half = Math.Sqrt(random.Unit()) * size / 2;
        double x = random.Unit() * size;
        double y = random.Unit() * size;
        return new CutMixRectangle(size, At(x - half, size), At(y - half, size), At(x + half, size), At(y + half, size));
    }

    /// <summary>Copies the rectangle from one crop of a batch to another.</summary>
    /// <param name="crops">[B, 3, size, size].</param>
    /// <param name="giver">Row of the giver.</param>
    /// <param name="taker">Row of the taker.</param>
    public void Copy(float[] crops, int giver, int taker)
    {
        int plane = Size * Size;
        for (int channel = 0; channel < 3; channel++)
        {
            for (int row = Top; row < Bottom; row++)
            {
                int at = (channel * plane) + (row * Size) + Left;
                crops.AsSpan((giver * 3 * plane) + at, Right - Left).CopyTo(crops.AsSpan((taker * 3 * plane) + at));
            }
        }
    }

    /// <summary>Lets the taker belong to the giver's texts by the rectangle's share of the area.</summary>
    /// <param name="giver">What the giver belongs to.</param>
    /// <param name="taker">What the taker belongs to, changed.</param>
    public void Blend(ReadOnlySpan<float> giver, Span<float> taker)
    {
        float share = (float)Share;
        for (int i = 0; i < taker.Length; i++)
        {
            taker[i] = (taker[i] * (1 - share)) + (giver[i] * share);
        }
    }

    private static int At(double place, int size) => (int)Math.Clamp(Math.Round(place), 0, size);
}
