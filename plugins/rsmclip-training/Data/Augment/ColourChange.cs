namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>The colour changes of DINO's augmentation as Pillow and torchvision compute them, in place on interleaved red, green and blue.</summary>
public static class ColourChange
{
    private const int SolarizeFrom = 128;

    /// <summary>Blends with black (ImageEnhance.Brightness).</summary>
    /// <param name="rgb">The pixels, changed.</param>
    /// <param name="factor">1 for no change.</param>
    public static void Brightness(Span<byte> rgb, float factor) => BlendWith(rgb, 0, factor);

    /// <summary>Blends with the mean luminance (ImageEnhance.Contrast).</summary>
    /// <param name="rgb">The pixels, changed.</param>
    /// <param name="factor">1 for no change.</param>
    public static void Contrast(Span<byte> rgb, float factor)
    {
        long sum = 0;
        for (int i = 0; i < rgb.Length; i += 3)
        {
            sum += Luminance(rgb[i], rgb[i + 1], rgb[i + 2]);
        }

        BlendWith(rgb, (int)(((double)sum / (rgb.Length / 3)) + 0.5), factor);
    }

    /// <summary>Blends each pixel with its luminance (ImageEnhance.Color).</summary>
    /// <param name="rgb">The pixels, changed.</param>
    /// <param name="factor">1 for no change.</param>
    public static void Saturation(Span<byte> rgb, float factor)
    {
        for (int i = 0; i < rgb.Length; i += 3)
        {
            int grey = Luminance(rgb[i], rgb[i + 1], rgb[i + 2]);
            rgb[i] = Blend(grey, rgb[i], factor);
            rgb[i + 1] = Blend(grey, rgb[i + 1], factor);
            rgb[i + 2] = Blend(grey, rgb[i + 2], factor);
        }
    }

    /// <summary>Turns the hue (torchvision.transforms.functional.adjust_hue on a Pillow image, whose hues are bytes).</summary>
    /// <param name="rgb">The pixels, changed.</param>
    /// <param name="turn">Part of a whole turn, -0.5 to 0.5.</param>
    public static void Hue(Span<byte> rgb, float turn)
    {
        byte step = unchecked((byte)(int)(turn * 255));
        for (int i = 0; i < rgb.Length; i += 3)
        {
            (byte hue, byte saturation, byte value) = ToHsv(rgb[i], rgb[i + 1], rgb[i + 2]);
            (rgb[i], rgb[i + 1], rgb[i + 2]) = ToRgb(unchecked((byte)(hue + step)), saturation, value);
        }
    }

    /// <summary>Multiplies each channel by a factor of its own.</summary>
    /// <param name="rgb">The pixels, changed.</param>
    /// <param name="factors">Of red, green and blue.</param>
    public static void Channels(Span<byte> rgb, (float Red, float Green, float Blue) factors)
    {
        for (int i = 0; i < rgb.Length; i += 3)
        {
            rgb[i] = Blend(0, rgb[i], factors.Red);
            rgb[i + 1] = Blend(0, rgb[i + 1], factors.Green);
            rgb[i + 2] = Blend(0, rgb[i + 2], factors.Blue);
        }
    }

    /// <summary>Gives all channels the luminance (ITU-R 601-2, Pillow's convert("L")).</summary>
    /// <param name="rgb">The pixels, changed.</param>
    public static void Grey(Span<byte> rgb)
    {
        for (int i = 0; i < rgb.Length; i += 3)
        {
            rgb.Slice(i, 3).Fill((byte)Luminance(rgb[i], rgb[i + 1], rgb[i + 2]));
        }
    }

    /// <summary>Inverts values from the middle on (ImageOps.solarize).</summary>
    /// <param name="rgb">The pixels, changed.</param>
    public static void Solarize(Span<byte> rgb)
    {
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = rgb[i] < SolarizeFrom ? rgb[i] : (byte)(255 - rgb[i]);
        }
    }

    private static int Luminance(byte red, byte green, byte blue) => ((red * 19595) + (green * 38470) + (blue * 7471) + 0x8000) >> 16;

    private static void BlendWith(Span<byte> rgb, int other, float factor)
    {
        Span<byte> table = stackalloc byte[256];
        for (int value = 0; value < table.Length; value++)
        {
            table[value] = Blend(other, value, factor);
        }

        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = table[rgb[i]];
        }
    }

    // Pillow cuts what lies behind the point.
    private static byte Blend(int from, int to, float factor) => (byte)Math.Clamp(from + (factor * (to - from)), 0f, 255f);

    private static (byte Hue, byte Saturation, byte Value) ToHsv(byte red, byte green, byte blue)
    {
        byte most = Math.Max(red, Math.Max(green, blue)), least = Math.Min(red, Math.Min(green, blue));
        if (most == least)
        {
            return (0, 0, most);
        }

        float range = most - least;
        float r = (most - red) / range, g = (most - green) / range, b = (most - blue) / range;

        // Single precision where Pillow has it: a hue is cut to a byte, and one step of it is six levels.
        float sixths = red == most ? b - g : (float)(green == most ? 2.0 + r - b : 4.0 + g - r);
        double turned = (sixths / 6.0) + 1.0;
        float hue = (float)(turned >= 1.0 ? turned - 1.0 : turned);
        return ((byte)(int)(hue * 255.0), (byte)(int)(range / most * 255.0), most);
    }

    private static (byte Red, byte Green, byte Blue) ToRgb(byte hue, byte saturation, byte value)
    {
        if (saturation == 0)
        {
            return (value, value, value);
        }

        float sixths = (float)(hue * 6.0 / 255.0);
        int sector = (int)sixths;
        float part = sixths - sector, share = saturation / 255f;
        byte p = Rounded(value * (1.0 - share)), q = Rounded(value * (1.0 - (share * part))), t = Rounded(value * (1.0 - (share * (1.0 - part))));
        return (sector % 6) switch
        {
            0 => (value, t, p),
            1 => (q, value, p),
            2 => (p, value, t),
            3 => (p, q, value),
            4 => (t, p, value),
            _ => (value, p, q),
        };
    }

    private static byte Rounded(double value) => (byte)(int)(value + 0.5);
}
