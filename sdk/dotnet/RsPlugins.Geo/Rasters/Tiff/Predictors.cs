using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>Undoes TIFF's predictors, and the byte order, in place. Source: TIFF 6.0 section 14 and TIFF Technical Note 3.</summary>
internal static class Predictors
{
    /// <summary>Swaps the bytes of each sample.</summary>
    public static void SwapBytes(Span<byte> data, int sampleSize)
    {
        for (int i = 0; i + sampleSize <= data.Length; i += sampleSize)
        {
            data.Slice(i, sampleSize).Reverse();
        }
    }

    /// <summary>Predictor 2: each sample holds the difference to the one of the same band on its left.</summary>
    public static void Horizontal(Span<byte> row, int sampleSize, int bands)
    {
        switch (sampleSize)
        {
            case 1:
                for (int i = bands; i < row.Length; i++)
                {
                    row[i] += row[i - bands];
                }

                break;
            case 2:
                Span<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(row);
                for (int i = bands; i < shorts.Length; i++)
                {
                    shorts[i] += shorts[i - bands];
                }

                break;
            case 4:
                Span<uint> ints = MemoryMarshal.Cast<byte, uint>(row);
                for (int i = bands; i < ints.Length; i++)
                {
                    ints[i] += ints[i - bands];
                }

                break;
            default:
                Span<ulong> longs = MemoryMarshal.Cast<byte, ulong>(row);
                for (int i = bands; i < longs.Length; i++)
                {
                    longs[i] += longs[i - bands];
                }

                break;
        }
    }

    /// <summary>Predictor 3: the bytes of a row lie by significance, the highest first, and hold differences.</summary>
    public static void FloatingPoint(Span<byte> row, int sampleSize, int bands)
    {
        for (int i = bands; i < row.Length; i++)
        {
            row[i] += row[i - bands];
        }

        byte[] planes = row.ToArray();
        int samples = row.Length / sampleSize;
        for (int i = 0; i < samples; i++)
        {
            for (int b = 0; b < sampleSize; b++)
            {
                row[(i * sampleSize) + b] = planes[((sampleSize - 1 - b) * samples) + i];
            }
        }
    }

    /// <summary>Widens samples of 1 to 31 bits, packed from the highest bit of each byte on, to bytes, 16 or 32 bits.</summary>
    public static void Unpack(ReadOnlySpan<byte> row, int bits, Span<byte> samples, int sampleSize)
    {
        ulong held = 0;
        int have = 0, at = 0;
        ulong mask = (1UL << bits) - 1;
        for (int i = 0; i + sampleSize <= samples.Length; i += sampleSize)
        {
            while (have < bits)
            {
                held = (held << 8) | row[at++];
                have += 8;
            }

            have -= bits;
            uint value = (uint)((held >> have) & mask);
            switch (sampleSize)
            {
                case 1:
                    samples[i] = (byte)value;
                    break;
                case 2:
                    BinaryPrimitives.WriteUInt16LittleEndian(samples[i..], (ushort)value);
                    break;
                default:
                    BinaryPrimitives.WriteUInt32LittleEndian(samples[i..], value);
                    break;
            }
        }
    }

    /// <summary>Widens half floats to single precision.</summary>
    public static void WidenHalf(ReadOnlySpan<byte> row, Span<byte> samples)
    {
        ReadOnlySpan<Half> halves = MemoryMarshal.Cast<byte, Half>(row);
        Span<float> singles = MemoryMarshal.Cast<byte, float>(samples);
        for (int i = 0; i < singles.Length; i++)
        {
            singles[i] = (float)halves[i];
        }
    }
}
