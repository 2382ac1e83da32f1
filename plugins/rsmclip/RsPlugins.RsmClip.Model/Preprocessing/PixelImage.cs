namespace RsPlugins.RsmClip.Model.Preprocessing;

/// <summary>A decoded 8-bit image: grey (1 channel), grey and alpha (2), RGB (3), RGBA (4), or indices into a palette (1 channel and a palette).</summary>
public sealed class PixelImage
{
    /// <summary>Creates an image.</summary>
    /// <param name="pixels">Interleaved samples, row by row from the top; kept, not copied.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">1 to 4.</param>
    /// <param name="palette">RGB of each index, three bytes an entry; for one channel only. Two-level images are a palette of black and white.</param>
    public PixelImage(byte[] pixels, int width, int height, int channels, byte[]? palette = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(channels is >= 1 and <= 4, true, nameof(channels));
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.LongLength, (long)width * height * channels, nameof(pixels));
        if (palette is not null && (channels != 1 || palette.Length % 3 != 0 || palette.Length > 768))
        {
            throw new ArgumentException("A palette has up to 256 entries of three bytes and belongs to one channel.", nameof(palette));
        }

        Pixels = pixels;
        Width = width;
        Height = height;
        Channels = channels;
        Palette = palette;
    }

    /// <summary>Interleaved samples, row by row from the top.</summary>
    public byte[] Pixels { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Samples of a pixel.</summary>
    public int Channels { get; }

    /// <summary>RGB of each index, or null.</summary>
    public byte[]? Palette { get; }
}
