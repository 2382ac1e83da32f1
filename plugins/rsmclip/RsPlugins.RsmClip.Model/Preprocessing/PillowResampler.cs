namespace RsPlugins.RsmClip.Model.Preprocessing;

/// <summary>
/// Pillow's antialiased bicubic resize of 8-bit samples, bit for bit: two passes with 22-bit fixed-point weights, rounded to 8 bits after each
/// (Pillow, src/libImaging/Resample.c).
/// </summary>
internal static class PillowResampler
{
    private const int Precision = 22;

    public static byte[] Bicubic(byte[] source, int width, int height, int channels, int newWidth, int newHeight)
    {
        byte[] wide = newWidth == width ? source : Horizontal(source, width, height, channels, new Weights(width, newWidth));
        return newHeight == height ? wide : Vertical(wide, newWidth * channels, new Weights(height, newHeight));
    }

    /// <summary>Pillow's nearest neighbour, whose source coordinate is a running sum.</summary>
    public static byte[] Nearest(byte[] source, int width, int height, int newWidth, int newHeight)
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

    private static byte[] Horizontal(byte[] source, int width, int height, int channels, Weights weights)
    {
        byte[] result = new byte[weights.Count * height * channels];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = source.AsSpan(y * width * channels, width * channels);
            int target = y * weights.Count * channels;
            for (int x = 0; x < weights.Count; x++)
            {
                ReadOnlySpan<int> taps = weights.Taps(x);
                int first = weights.First(x) * channels;
                for (int channel = 0; channel < channels; channel++)
                {
                    int sum = 1 << (Precision - 1);
                    for (int tap = 0, at = first + channel; tap < taps.Length; tap++, at += channels)
                    {
                        sum += row[at] * taps[tap];
                    }

                    result[target++] = Clip(sum);
                }
            }
        }

        return result;
    }

    private static byte[] Vertical(byte[] source, int stride, Weights weights)
    {
        byte[] result = new byte[weights.Count * stride];
        int[] sums = new int[stride];
        for (int y = 0; y < weights.Count; y++)
        {
            Array.Fill(sums, 1 << (Precision - 1));
            ReadOnlySpan<int> taps = weights.Taps(y);
            for (int tap = 0; tap < taps.Length; tap++)
            {
                ReadOnlySpan<byte> row = source.AsSpan((weights.First(y) + tap) * stride, stride);
                int weight = taps[tap];
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] += row[i] * weight;
                }
            }

            Span<byte> target = result.AsSpan(y * stride, stride);
            for (int i = 0; i < sums.Length; i++)
            {
                target[i] = Clip(sums[i]);
            }
        }

        return result;
    }

    private static byte Clip(int sum) => (byte)Math.Clamp(sum >> Precision, 0, 255);

    /// <summary>The weights on the 22-bit scale, rounded half away from zero.</summary>
    private sealed class Weights
    {
        private readonly PillowWeights _exact;
        private readonly int[][] _taps;

        public Weights(int size, int newSize)
        {
            _exact = new PillowWeights(size, newSize);
            _taps = Round(_exact);
        }

        public int Count => _taps.Length;

        public int First(int index) => _exact.First(index);

        public ReadOnlySpan<int> Taps(int index) => _taps[index];

        private static int[][] Round(PillowWeights weights) =>
            [.. Enumerable.Range(0, weights.Count).Select(i => weights.Taps(i).ToArray().Select(Fixed).ToArray())];

        private static int Fixed(double weight) => (int)((weight * (1 << Precision)) + (weight < 0 ? -0.5 : 0.5));
    }
}
