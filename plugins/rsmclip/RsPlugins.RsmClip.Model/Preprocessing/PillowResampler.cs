using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RsPlugins.RsmClip.Model.Preprocessing;

/// <summary>
/// Pillow's antialiased bicubic resize of 8-bit samples, bit for bit: two passes with 22-bit fixed-point weights, rounded to 8 bits after each
/// (Pillow, src/libImaging/Resample.c).
/// </summary>
public static class PillowResampler
{
    private const int Precision = 22;
    private const int Half = 1 << (Precision - 1);
    private const int Lanes = 4;
    private const int LargestKept = 16 << 20;

    /// <summary>What lies between the two passes. The shared pool would keep arrays for threads that have long ended.</summary>
    private static readonly ArrayPool<byte> Between = ArrayPool<byte>.Create(LargestKept, Environment.ProcessorCount);

    /// <summary>Resizes an image.</summary>
    /// <param name="source">[height, width, channels].</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="channels">1 to 4.</param>
    /// <param name="newWidth">Pixels across of the result.</param>
    /// <param name="newHeight">Pixels down of the result.</param>
    /// <returns>[new height, new width, channels]; the source itself where its size is not changed.</returns>
    public static byte[] Bicubic(byte[] source, int width, int height, int channels, int newWidth, int newHeight)
    {
        if (newWidth == width && newHeight == height)
        {
            return source;
        }

        byte[] result = new byte[newWidth * newHeight * channels];
        Bicubic(source, width, height, channels, newWidth, newHeight, result);
        return result;
    }

    public static void Bicubic(ReadOnlySpan<byte> source, int width, int height, int channels, int newWidth, int newHeight, Span<byte> result)
    {
        if (newWidth == width && newHeight == height)
        {
            source.CopyTo(result);
        }
        else if (newWidth == width)
        {
            Vertical(source, newWidth * channels, Weights.Of(height, newHeight), result);
        }
        else if (newHeight == height)
        {
            Horizontal(source, width, height, channels, Weights.Of(width, newWidth), result);
        }
        else
        {
            byte[] wide = Between.Rent(newWidth * height * channels);
            Horizontal(source, width, height, channels, Weights.Of(width, newWidth), wide);
            Vertical(wide, newWidth * channels, Weights.Of(height, newHeight), result);
            Between.Return(wide);
        }
    }

    /// <summary>Pillow's nearest neighbour, whose source coordinate is a running sum.</summary>
    internal static byte[] Nearest(byte[] source, int width, int height, int newWidth, int newHeight)
    {
        int[] columns = NearestIndices(width, newWidth);
        int[] rows = NearestIndices(height, newHeight);
        byte[] result = new byte[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++)
        {
            int row = rows[y] * width;
            for (int x = 0; x < newWidth; x++)
            {
                result[(y * newWidth) + x] = source[row + columns[x]];
            }
        }

        return result;
    }

    private static int[] NearestIndices(int size, int newSize)
    {
        double step = (double)size / newSize;
        double position = step * 0.5;
        int[] indices = new int[newSize];
        for (int i = 0; i < newSize; i++)
        {
            indices[i] = Math.Min((int)position, size - 1);
            position += step;
        }

        return indices;
    }

    /// <summary>The channels of a pixel are summed in the lanes of one vector.</summary>
    private static void Horizontal(ReadOnlySpan<byte> source, int width, int height, int channels, Weights weights, Span<byte> result)
    {
        byte[] padded = new byte[(width * channels) + Lanes];
        for (int y = 0; y < height; y++)
        {
            source.Slice(y * width * channels, width * channels).CopyTo(padded);
            Span<byte> target = result.Slice(y * weights.Count * channels, weights.Count * channels);
            for (int x = 0; x < weights.Count; x++)
            {
                Vector128<int> sum = Vector128.Create(Half);
                int at = weights.First(x) * channels;
                foreach (int tap in weights.Taps(x))
                {
                    uint pixel = MemoryMarshal.Read<uint>(padded.AsSpan(at, Lanes));
                    Vector128<ushort> wide = Vector128.WidenLower(Vector128.CreateScalar(pixel).AsByte());
                    sum += Vector128.WidenLower(wide).AsInt32() * tap;
                    at += channels;
                }

                for (int channel = 0; channel < channels; channel++)
                {
                    target[(x * channels) + channel] = Clip(sum.GetElement(channel));
                }
            }
        }
    }

    private static void Vertical(ReadOnlySpan<byte> source, int stride, Weights weights, Span<byte> result)
    {
        int[] sums = new int[stride];
        for (int y = 0; y < weights.Count; y++)
        {
            Array.Fill(sums, Half);
            ReadOnlySpan<int> taps = weights.Taps(y);
            for (int tap = 0; tap < taps.Length; tap++)
            {
                AddWeighted(source.Slice((weights.First(y) + tap) * stride, stride), taps[tap], sums);
            }

            Span<byte> target = result.Slice(y * stride, stride);
            for (int i = 0; i < sums.Length; i++)
            {
                target[i] = Clip(sums[i]);
            }
        }
    }

    private static void AddWeighted(ReadOnlySpan<byte> row, int weight, int[] sums)
    {
        int i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[i..]), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> first, out Vector<uint> second);
            Vector.Widen(high, out Vector<uint> third, out Vector<uint> fourth);
            Add(first, weight, sums, i);
            Add(second, weight, sums, i + Vector<int>.Count);
            Add(third, weight, sums, i + (2 * Vector<int>.Count));
            Add(fourth, weight, sums, i + (3 * Vector<int>.Count));
        }

        for (; i < row.Length; i++)
        {
            sums[i] += row[i] * weight;
        }
    }

    private static void Add(Vector<uint> samples, int weight, int[] sums, int at) =>
        (new Vector<int>(sums, at) + (Vector.AsVectorInt32(samples) * weight)).CopyTo(sums, at);

    private static byte Clip(int sum) => (byte)Math.Clamp(sum >> Precision, 0, 255);

    /// <summary>The weights on the 22-bit scale, rounded half away from zero.</summary>
    private sealed class Weights
    {
        private const int MostKept = 1024;
        private static readonly ConcurrentDictionary<(int Size, int NewSize), Weights> Kept = new();
        private readonly PillowWeights _exact;
        private readonly int[][] _taps;

        private Weights(int size, int newSize)
        {
            _exact = new PillowWeights(size, newSize);
            _taps = Round(_exact);
        }

        public int Count => _taps.Length;

        /// <summary>The weights. They are kept: the tiles of a raster are alike, and the crops of images come in few sizes.</summary>
        public static Weights Of(int size, int newSize)
        {
            if (Kept.TryGetValue((size, newSize), out Weights? known))
            {
                return known;
            }

            if (Kept.Count >= MostKept)
            {
                Kept.Clear();
            }

            return Kept[(size, newSize)] = new Weights(size, newSize);
        }

        public int First(int index) => _exact.First(index);

        public ReadOnlySpan<int> Taps(int index) => _taps[index];

        private static int[][] Round(PillowWeights weights) =>
            [.. Enumerable.Range(0, weights.Count).Select(i => weights.Taps(i).ToArray().Select(Fixed).ToArray())];

        private static int Fixed(double weight) => (int)((weight * (1 << Precision)) + (weight < 0 ? -0.5 : 0.5));
    }
}
