namespace RsPlugins.RsmClip.Model.Preprocessing;

/// <summary>open_clip's evaluation transform, pixel for pixel as Pillow computes it: shortest side to the size, centre crop, RGB, normalise.</summary>
public sealed class ImagePreprocessor
{
    private readonly int _size;
    private readonly float[][] _levels;

    /// <summary>Creates a transform.</summary>
    /// <param name="size">Side of the square result in pixels.</param>
    /// <param name="mean">Three means on the 0–1 scale.</param>
    /// <param name="std">Three standard deviations on the 0–1 scale.</param>
    public ImagePreprocessor(int size, float[] mean, float[] std)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNotEqual(mean.Length, 3);
        ArgumentOutOfRangeException.ThrowIfNotEqual(std.Length, 3);
        _size = size;
        _levels = [.. Enumerable.Range(0, 3).Select(channel => Enumerable.Range(0, 256).Select(value => ((value / 255f) - mean[channel]) / std[channel]).ToArray())];
    }

    /// <summary>Side of the square result in pixels.</summary>
    public int Size => _size;

    /// <summary>Brings an RGB image to another size.</summary>
    /// <param name="rgb">[height, width, 3] bytes.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="newWidth">Columns of the result.</param>
    /// <param name="newHeight">Rows of the result.</param>
    /// <returns>[newHeight, newWidth, 3] bytes.</returns>
    public static byte[] Resize(byte[] rgb, int width, int height, int newWidth, int newHeight) => PillowResampler.Bicubic(rgb, width, height, 3, newWidth, newHeight);

    /// <summary>Resizes so that the shorter side has the size, and cuts out the middle.</summary>
    /// <param name="image">Any 8-bit image.</param>
    /// <returns>Interleaved RGB, size × size × 3 bytes, row by row from the top.</returns>
    public byte[] ResizeAndCrop(PixelImage image)
    {
        byte[] rgb = new byte[_size * _size * 3];
        ResizeAndCrop(image, rgb);
        return rgb;
    }

    /// <summary>As the shorter form, but into memory that may be used again.</summary>
    /// <param name="image">Any 8-bit image.</param>
    /// <param name="rgb">Gets interleaved RGB, size × size × 3 bytes, row by row from the top.</param>
    public void ResizeAndCrop(PixelImage image, Span<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, _size * _size * 3, nameof(rgb));
        (int width, int height) = Target(image.Width, image.Height);
        bool isRgb = image is { Channels: 3, Palette: null };
        if (isRgb && width == _size && height == _size)
        {
            PillowResampler.Bicubic(image.Pixels, image.Width, image.Height, image.Channels, width, height, rgb);
            return;
        }

        byte[] resized = Resize(image, width, height);
        int left = Offset(width);
        int top = Offset(height);
        for (int y = 0; y < _size; y++)
        {
            if (isRgb)
            {
                resized.AsSpan((((top + y) * width) + left) * 3, _size * 3).CopyTo(rgb[(y * _size * 3)..]);
                continue;
            }

            for (int x = 0; x < _size; x++)
            {
                int source = (((top + y) * width) + left + x) * image.Channels;
                CopyRgb(image, resized, source, rgb.Slice(((y * _size) + x) * 3, 3));
            }
        }
    }

    /// <summary>The same for 16-bit grey, as Pillow 9 does it: resized at full depth, then values above 255 become 255.</summary>
    /// <param name="samples">Samples, row by row from the top.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <returns>Interleaved RGB, size × size × 3 bytes.</returns>
    public byte[] ResizeAndCrop(ReadOnlySpan<ushort> samples, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, width * height, nameof(samples));
        int[] wide = new int[samples.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = samples[i];
        }

        (int newWidth, int newHeight) = Target(width, height);
        int[] resized = WideResampler.Bicubic(wide, width, height, newWidth, newHeight);
        byte[] rgb = new byte[_size * _size * 3];
        for (int i = 0; i < rgb.Length; i++)
        {
            int row = Offset(newHeight) + (i / 3 / _size);
            int column = Offset(newWidth) + (i / 3 % _size);
            rgb[i] = (byte)Math.Clamp(resized[(row * newWidth) + column], 0, 255);
        }

        return rgb;
    }

    /// <summary>Normalises RGB pixels into the tower's input.</summary>
    /// <param name="rgb">Interleaved RGB, size × size × 3 bytes.</param>
    /// <param name="chw">Three planes of size × size values: red, green, blue.</param>
    public void ToTensor(ReadOnlySpan<byte> rgb, Span<float> chw)
    {
        int plane = _size * _size;
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, plane * 3, nameof(rgb));
        ArgumentOutOfRangeException.ThrowIfNotEqual(chw.Length, plane * 3, nameof(chw));
        for (int channel = 0; channel < 3; channel++)
        {
            float[] levels = _levels[channel];
            Span<float> target = chw.Slice(channel * plane, plane);
            for (int i = 0; i < plane; i++)
            {
                target[i] = levels[rgb[(i * 3) + channel]];
            }
        }
    }

    /// <summary>The values of the model's input for pixels of an image of any size.</summary>
    /// <param name="rgb">[pixels, 3] bytes.</param>
    /// <returns>[pixels, 3].</returns>
    public float[] Normalise(ReadOnlySpan<byte> rgb)
    {
        float[] result = new float[rgb.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = _levels[i % 3][rgb[i]];
        }

        return result;
    }

    private (int Width, int Height) Target(int width, int height) => width <= height
        ? (_size, (int)((long)_size * height / width))
        : ((int)((long)_size * width / height), _size);

    private int Offset(int length) => (int)Math.Round((length - _size) / 2.0, MidpointRounding.ToEven);

    private static byte[] Resize(PixelImage image, int width, int height)
    {
        if (image.Palette is not null)
        {
            return PillowResampler.Nearest(image.Pixels, image.Width, image.Height, width, height);
        }

        if (image.Channels is 1 or 3 || (image.Width == width && image.Height == height))
        {
            return PillowResampler.Bicubic(image.Pixels, image.Width, image.Height, image.Channels, width, height);
        }

        byte[] premultiplied = Premultiply(image.Pixels, image.Channels);
        byte[] resized = PillowResampler.Bicubic(premultiplied, image.Width, image.Height, image.Channels, width, height);
        Unpremultiply(resized, image.Channels);
        return resized;
    }

    private static byte[] Premultiply(byte[] pixels, int channels)
    {
        byte[] result = new byte[pixels.Length];
        for (int i = 0; i < pixels.Length; i += channels)
        {
            int alpha = pixels[i + channels - 1];
            for (int channel = 0; channel < channels - 1; channel++)
            {
                int product = (pixels[i + channel] * alpha) + 128;
                result[i + channel] = (byte)(((product >> 8) + product) >> 8);
            }

            result[i + channels - 1] = (byte)alpha;
        }

        return result;
    }

    private static void Unpremultiply(byte[] pixels, int channels)
    {
        for (int i = 0; i < pixels.Length; i += channels)
        {
            int alpha = pixels[i + channels - 1];
            for (int channel = 0; alpha is not (0 or 255) && channel < channels - 1; channel++)
            {
                pixels[i + channel] = (byte)Math.Min(255, 255 * pixels[i + channel] / alpha);
            }
        }
    }

    private static void CopyRgb(PixelImage image, byte[] resized, int source, Span<byte> rgb)
    {
        if (image.Palette is { } palette)
        {
            // Indices beyond the palette are black, as in Pillow.
            int entry = resized[source] * 3;
            for (int channel = 0; channel < 3; channel++)
            {
                rgb[channel] = entry + channel < palette.Length ? palette[entry + channel] : (byte)0;
            }

            return;
        }

        int step = image.Channels >= 3 ? 1 : 0;
        for (int channel = 0; channel < 3; channel++)
        {
            rgb[channel] = resized[source + (channel * step)];
        }
    }
}
