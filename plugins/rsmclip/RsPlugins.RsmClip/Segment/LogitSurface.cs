using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Segment;

/// <summary>
/// The logits of all pixels, kept as what the windows say about their patches: pixels are interpolated (bilinear, corners not aligned) and the windows over a pixel are averaged when they are asked for.
/// So it holds some rows of windows, never rows of pixels. Filling is thread-safe as long as nothing is added or dropped.
/// </summary>
internal sealed class LogitSurface
{
    private readonly SortedDictionary<int, List<(RasterWindow Window, float[] Logits)>> held = [];
    private readonly int lanes;
    private readonly int columns;
    private readonly (int First, int Second, float Weight)[] down;
    private readonly (int First, int Second, float Weight)[] across;
    private readonly float[] downTaper;
    private readonly float[] acrossTaper;

    /// <param name="width">Pixels across a window.</param>
    /// <param name="height">Pixels down a window.</param>
    /// <param name="rows">Patches down a window.</param>
    /// <param name="columns">Patches across a window.</param>
    /// <param name="lanes">Values a patch, a multiple of the processor's vectors.</param>
    /// <param name="tapered">Whether a window counts less towards its edges; else all windows over a pixel count the same, as published.</param>
    public LogitSurface(int width, int height, int rows, int columns, int lanes, bool tapered)
    {
        this.lanes = lanes;
        this.columns = columns;
        (down, across) = (Places(height, rows), Places(width, columns));
        (downTaper, acrossTaper) = (Taper(height, tapered), Taper(width, tapered));
    }

    /// <summary>Adds a window.</summary>
    /// <param name="row">Its row of windows; the windows of a row are added from left to right.</param>
    /// <param name="window">Its pixels.</param>
    /// <param name="logits">[rows · columns, lanes].</param>
    public void Add(int row, RasterWindow window, float[] logits)
    {
        if (!held.TryGetValue(row, out List<(RasterWindow, float[])>? windows))
        {
            windows = [];
            held.Add(row, windows);
        }

        windows.Add((window, logits));
    }

    /// <summary>Drops the rows of windows that end above a row of pixels.</summary>
    public void Forget(int above)
    {
        foreach (int row in held.Where(entry => entry.Value[0].Window.Bottom <= above).Select(entry => entry.Key).ToArray())
        {
            held.Remove(row);
        }
    }

    /// <summary>Gives the logits of a run of pixels.</summary>
    /// <param name="y">Row of the raster.</param>
    /// <param name="left">Its first pixel.</param>
    /// <param name="logits">[pixels, lanes]; 0 where there is no window.</param>
    public void Fill(int y, int left, Span<float> logits)
    {
        int width = logits.Length / lanes;
        logits.Clear();
        float[] rented = ArrayPool<float>.Shared.Rent(width + (columns * lanes));
        Span<float> weights = rented.AsSpan(0, width), line = rented.AsSpan(width, columns * lanes);
        weights.Clear();
        foreach (List<(RasterWindow Window, float[] Logits)> windows in held.Values)
        {
            int top = windows[0].Window.Y;
            if (y < top || y >= windows[0].Window.Bottom)
            {
                continue;
            }

            for (int index = FirstOver(windows, left); index < windows.Count && windows[index].Window.X < left + width; index++)
            {
                (RasterWindow window, float[] cells) = windows[index];
                Interpolate(cells, down[y - top], line);
                int from = Math.Max(left, window.X), to = (int)Math.Min(left + width, window.Right);
                Add(line, from - window.X, downTaper[y - top], logits[((from - left) * lanes)..((to - left) * lanes)], weights[(from - left)..(to - left)]);
            }
        }

        Divide(logits, weights);
        ArrayPool<float>.Shared.Return(rented);
    }

    private static int FirstOver(List<(RasterWindow Window, float[] Logits)> windows, int left)
    {
        int low = 0, high = windows.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = windows[middle].Window.Right > left ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>A row of patches at the height of a row of pixels.</summary>
    private void Interpolate(float[] cells, (int First, int Second, float Weight) place, Span<float> line)
    {
        ReadOnlySpan<Vector<float>> upper = MemoryMarshal.Cast<float, Vector<float>>(cells.AsSpan(place.First * line.Length, line.Length));
        ReadOnlySpan<Vector<float>> lower = MemoryMarshal.Cast<float, Vector<float>>(cells.AsSpan(place.Second * line.Length, line.Length));
        Span<Vector<float>> target = MemoryMarshal.Cast<float, Vector<float>>(line);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (upper[i] * (1 - place.Weight)) + (lower[i] * place.Weight);
        }
    }

    private void Add(ReadOnlySpan<float> line, int first, float weight, Span<float> logits, Span<float> weights)
    {
        int vectors = lanes / Vector<float>.Count;
        ReadOnlySpan<Vector<float>> cells = MemoryMarshal.Cast<float, Vector<float>>(line);
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(logits);
        for (int x = 0; x < weights.Length; x++)
        {
            (int one, int other, float share) = across[first + x];
            float counted = weight * acrossTaper[first + x];
            float oneShare = counted * (1 - share), otherShare = counted * share;
            weights[x] += counted;
            for (int k = 0; k < vectors; k++)
            {
                sums[(x * vectors) + k] += (cells[(one * vectors) + k] * oneShare) + (cells[(other * vectors) + k] * otherShare);
            }
        }
    }

    private void Divide(Span<float> logits, ReadOnlySpan<float> weights)
    {
        for (int x = 0; x < weights.Length; x++)
        {
            if (weights[x] is not (0 or 1))
            {
                System.Numerics.Tensors.TensorPrimitives.Divide(logits.Slice(x * lanes, lanes), weights[x], logits.Slice(x * lanes, lanes));
            }
        }
    }

    private static (int First, int Second, float Weight)[] Places(int pixels, int patches) => [.. Enumerable.Range(0, pixels).Select(pixel =>
    {
        float at = Math.Max(0, ((pixel + 0.5f) * ((float)patches / pixels)) - 0.5f);
        int first = Math.Min((int)at, patches - 1);
        return (first, Math.Min(first + 1, patches - 1), at - first);
    })];

    /// <summary>1 in the middle of a window, down in a straight line towards its edges.</summary>
    private static float[] Taper(int pixels, bool tapered) =>
        [.. Enumerable.Range(0, pixels).Select(pixel => tapered ? Math.Min(pixel + 0.5f, pixels - pixel - 0.5f) / (pixels / 2f) : 1f)];
}
