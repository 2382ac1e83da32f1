using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Resamples a part of an image to a square with a triangle filter that widens when shrinking (no aliasing). Not thread-safe: it keeps its buffers.</summary>
public sealed class CropResampler
{
    private float[] _rows = [];
    private float[] _source = [];
    private float[] _result = [];

    /// <summary>Resamples a rectangle with sub-pixel edges.</summary>
    /// <param name="image">The source.</param>
    /// <param name="x">Left edge, pixels.</param>
    /// <param name="y">Upper edge, pixels.</param>
    /// <param name="width">Width, pixels.</param>
    /// <param name="height">Height, pixels.</param>
    /// <param name="size">Side of the result.</param>
    /// <returns>[size, size, 3], valid until the next call.</returns>
    public ReadOnlySpan<float> Resample(StoredImage image, double x, double y, double width, double height, int size)
    {
        Taps across = Taps.For(x, width, image.Width, size);
        Taps down = Taps.For(y, height, image.Height, size);
        int left = across.First[0];
        int right = across.First.Max() + across.Length;
        int span = (Math.Min(right, image.Width) - left) * 3;
        _source = Grown(_source, span);
        _rows = Grown(_rows, size * span);
        _result = Grown(_result, size * size * 3);
        for (int row = 0; row < size; row++)
        {
            Span<float> sum = _rows.AsSpan(row * span, span);
            sum.Clear();
            for (int tap = 0; tap < down.Length; tap++)
            {
                float weight = down.Weights[(row * down.Length) + tap];
                int line = down.First[row] + tap;
                if (weight != 0)
                {
                    ReadOnlySpan<byte> bytes = image.Rgb.AsSpan(((line * image.Width) + left) * 3, span);
                    TensorPrimitives.ConvertTruncating<byte, float>(bytes, _source.AsSpan(0, span));
                    TensorPrimitives.MultiplyAdd(_source.AsSpan(0, span), weight, sum, sum);
                }
            }
        }

        for (int row = 0; row < size; row++)
        {
            ReadOnlySpan<float> line = _rows.AsSpan(row * span, span);
            Span<float> target = _result.AsSpan(row * size * 3, size * 3);
            for (int column = 0; column < size; column++)
            {
                int from = (across.First[column] - left) * 3;
                float r = 0;
                float g = 0;
                float b = 0;
                for (int tap = 0; tap < across.Length; tap++)
                {
                    float weight = across.Weights[(column * across.Length) + tap];
                    if (weight != 0)
                    {
                        r += weight * line[from];
                        g += weight * line[from + 1];
                        b += weight * line[from + 2];
                    }

                    from += 3;
                }

                target[3 * column] = r;
                target[(3 * column) + 1] = g;
                target[(3 * column) + 2] = b;
            }
        }

        return _result.AsSpan(0, size * size * 3);
    }

    private static float[] Grown(float[] buffer, int length) => buffer.Length >= length ? buffer : new float[length];

    private sealed record Taps(int[] First, float[] Weights, int Length)
    {
        public static Taps For(double start, double extent, int limit, int size)
        {
            double scale = extent / size;
            double support = Math.Max(scale, 1);
            int length = Math.Min(limit, (int)Math.Ceiling(2 * support) + 1);
            int[] first = new int[size];
            float[] weights = new float[size * length];
            for (int i = 0; i < size; i++)
            {
                double centre = start + ((i + 0.5) * scale);
                first[i] = Math.Clamp((int)Math.Floor(centre - support), 0, limit - length);
                double sum = 0;
                for (int tap = 0; tap < length; tap++)
                {
                    double weight = Math.Max(0, 1 - (Math.Abs(first[i] + tap + 0.5 - centre) / support));
                    weights[(i * length) + tap] = (float)weight;
                    sum += weight;
                }

                for (int tap = 0; tap < length; tap++)
                {
                    weights[(i * length) + tap] /= (float)sum;
                }
            }

            return new Taps(first, weights, length);
        }
    }
}
