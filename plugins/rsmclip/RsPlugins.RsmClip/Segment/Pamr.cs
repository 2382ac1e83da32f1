using System.Numerics;
using System.Numerics.Tensors;

namespace RsPlugins.RsmClip.Segment;

/// <summary>
/// Pixel-adaptive mask refinement (Araslanov and Roth, CVPR 2020), as NACLIP uses it: each pixel's logits become the mean of those of eight neighbours at each distance, weighted by how alike the image is there.
/// A result depends on pixels <see cref="Reach"/> away at most, so that a raster can be refined piece by piece.
/// </summary>
/// <param name="dilations">Distances of the neighbours in pixels.</param>
/// <param name="iterations">How often the means are taken.</param>
internal sealed class Pamr(IReadOnlyList<int> dilations, int iterations)
{
    private const int Channels = 3;
    private const int Neighbours = 8;
    private const float Sharpness = 0.1f;
    private const float Smallest = 1e-8f;
    private readonly (int X, int Y)[] offsets = [.. dilations.SelectMany(distance =>
        from y in new[] { -1, 0, 1 } from x in new[] { -1, 0, 1 } where x != 0 || y != 0 select (x * distance, y * distance))];

    /// <summary>How far a result looks, in pixels.</summary>
    public int Reach => iterations * dilations.Max();

    /// <summary>Refines a rectangle. Beyond its border the image and the logits continue as they are at the border.</summary>
    /// <param name="image">[height, width, 3], normalised as the model's input.</param>
    /// <param name="logits">[height, width, lanes]; gets the result.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="lanes">Values a pixel, a multiple of the processor's vectors.</param>
    /// <param name="threads">The most threads.</param>
    /// <param name="cancellationToken">Ends the work within one iteration over some of the values.</param>
    public void Refine(ReadOnlyMemory<float> image, Memory<float> logits, int width, int lanes, int threads, CancellationToken cancellationToken)
    {
        int height = image.Length / Channels / width, vector = Vector<float>.Count;
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        float[] weights = new float[checked(width * height * offsets.Length)];
        Parallel.For(0, height, options, y => Weigh(image.Span, width, height, y, weights));
        Vector<float>[] current = new Vector<float>[width * height], next = new Vector<float>[width * height];
        for (int lane = 0; lane < lanes; lane += vector)
        {
            for (int i = 0; i < current.Length; i++)
            {
                current[i] = new Vector<float>(logits.Span.Slice((i * lanes) + lane, vector));
            }

            for (int iteration = 0; iteration < iterations; iteration++)
            {
                (Vector<float>[] from, Vector<float>[] to) = (current, next);
                Parallel.For(0, height, options, y => Average(from, to, weights, width, height, y));
                (current, next) = (next, current);
            }

            for (int i = 0; i < current.Length; i++)
            {
                current[i].CopyTo(logits.Span.Slice((i * lanes) + lane, vector));
            }
        }
    }

    /// <summary>The weights of a row's pixels: softmax over the neighbours of −|difference| / (0.1 · standard deviation around the pixel), meaned over the channels.</summary>
    private void Weigh(ReadOnlySpan<float> image, int width, int height, int y, float[] weights)
    {
        Span<int> places = stackalloc int[offsets.Length];
        for (int x = 0; x < width; x++)
        {
            Span<float> row = weights.AsSpan(((y * width) + x) * offsets.Length, offsets.Length);
            Place(x, y, width, height, places);
            row.Clear();
            for (int channel = 0; channel < Channels; channel++)
            {
                float centre = image[(((y * width) + x) * Channels) + channel];
                float factor = 1 / ((Smallest + (Sharpness * Deviation(image, places, centre, channel))) * Channels);
                for (int i = 0; i < places.Length; i++)
                {
                    row[i] -= Math.Abs(centre - image[(places[i] * Channels) + channel]) * factor;
                }
            }

            TensorPrimitives.SoftMax(row, row);
        }
    }

    /// <summary>The unbiased standard deviation of the neighbours and the pixel itself, which counts once for each distance.</summary>
    private static float Deviation(ReadOnlySpan<float> image, ReadOnlySpan<int> places, float centre, int channel)
    {
        int centres = places.Length / Neighbours, count = places.Length + centres;
        double sum = (double)centre * centres;
        foreach (int place in places)
        {
            sum += image[(place * Channels) + channel];
        }

        double mean = sum / count, squares = (centre - mean) * (centre - mean) * centres;
        foreach (int place in places)
        {
            double difference = image[(place * Channels) + channel] - mean;
            squares += difference * difference;
        }

        return (float)Math.Sqrt(squares / (count - 1));
    }

    private void Average(Vector<float>[] from, Vector<float>[] to, float[] weights, int width, int height, int y)
    {
        Span<int> places = stackalloc int[offsets.Length];
        for (int x = 0; x < width; x++)
        {
            Place(x, y, width, height, places);
            ReadOnlySpan<float> row = weights.AsSpan(((y * width) + x) * offsets.Length, offsets.Length);
            Vector<float> sum = Vector<float>.Zero;
            for (int i = 0; i < places.Length; i++)
            {
                sum += from[places[i]] * row[i];
            }

            to[(y * width) + x] = sum;
        }
    }

    private void Place(int x, int y, int width, int height, Span<int> places)
    {
        for (int i = 0; i < offsets.Length; i++)
        {
            places[i] = (Math.Clamp(y + offsets[i].Y, 0, height - 1) * width) + Math.Clamp(x + offsets[i].X, 0, width - 1);
        }
    }
}
