using System.Buffers;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>Pillow's Gaussian blur: three box filters of a fractional radius along the rows and three along the columns (Gwosdek et al. 2011, extended box filters), rounded to 8 bits after each.</summary>
public static class GaussianBlur
{
    private const int Passes = 3;
    private const int One = 1 << 24;
    private const int Half = 1 << 23;

    /// <summary>Blurs an image in place.</summary>
    /// <param name="rgb">[side, side, 3], changed.</param>
    /// <param name="side">Pixels across and down.</param>
    /// <param name="radius">Standard deviation, pixels.</param>
    public static void Apply(Span<byte> rgb, int side, double radius) => Apply(rgb, side, side, radius);

    /// <summary>Blurs an image in place.</summary>
    /// <param name="rgb">[height, width, 3], changed.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="radius">Standard deviation, pixels.</param>
    public static void Apply(Span<byte> rgb, int width, int height, double radius)
    {
        float box = BoxRadius((float)radius);
        byte[] line = ArrayPool<byte>.Shared.Rent(2 * Math.Max(width, height));
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < height; y++)
            {
                Blur(rgb[((y * width * 3) + channel)..], 3, line.AsSpan(0, 2 * width), box);
            }

            for (int x = 0; x < width; x++)
            {
                Blur(rgb[((x * 3) + channel)..], width * 3, line.AsSpan(0, 2 * height), box);
            }
        }

        ArrayPool<byte>.Shared.Return(line);
    }

    private static float BoxRadius(float radius)
    {
        float sigma = radius * radius / Passes;
        float length = (float)Math.Sqrt((12.0 * sigma) + 1.0);
        float whole = (float)Math.Floor((length - 1.0) / 2.0);
        float rest = ((2 * whole) + 1) * ((whole * (whole + 1)) - (3 * sigma));
        return whole + (rest / (6 * (sigma - ((whole + 1) * (whole + 1)))));
    }

    /// <summary>Filters one line, which is gathered, filtered to and fro, and scattered again.</summary>
    private static void Blur(Span<byte> pixels, int step, Span<byte> buffers, float box)
    {
        int count = buffers.Length / 2;
        Span<byte> from = buffers[..count], to = buffers[count..];
        for (int i = 0; i < count; i++)
        {
            from[i] = pixels[i * step];
        }

        for (int pass = 0; pass < Passes; pass++)
        {
            Filter(from, to, box);
            Span<byte> last = from;
            from = to;
            to = last;
        }

        for (int i = 0; i < count; i++)
        {
            pixels[i * step] = from[i];
        }
    }

    private static void Filter(ReadOnlySpan<byte> from, Span<byte> to, float box)
    {
        int last = from.Length - 1, radius = (int)box;
        uint inner = (uint)(One / ((box * 2) + 1));
        uint outer = (One - ((uint)((radius * 2) + 1) * inner)) / 2;
        uint sum = (uint)(from[0] * (radius + 1));
        for (int i = 0; i < radius; i++)
        {
            sum += from[Math.Min(i, last)];
        }

        for (int i = 0; i <= last; i++)
        {
            uint before = from[Math.Max(i - radius - 1, 0)];
            sum += from[Math.Min(i + radius, last)] - before;
            to[i] = (byte)(((sum * inner) + ((before + from[Math.Min(i + radius + 1, last)]) * outer) + Half) >> 24);
        }
    }
}
