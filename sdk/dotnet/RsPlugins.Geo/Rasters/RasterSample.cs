namespace RsPlugins.Geo.Rasters;

/// <summary>A bounded, evenly spread and deterministic sample of a raster's values.</summary>
internal static class RasterSample
{
    /// <summary>Values kept a band.</summary>
    private const int MaxValues = 1 << 20;

    /// <summary>Samples read in all; beyond that only every n-th stored block is read.</summary>
    private const long MaxRead = 64L << 20;

    /// <summary>An overview must have this many pixels along its longer side to stand for the raster.</summary>
    private const int MinOverview = 1024;

    /// <summary>Windows looked at, at most.</summary>
    private const int MaxWindows = 1 << 16;

    /// <summary>For each band the values that are finite and not nodata.</summary>
    public static List<float[]> Take(IRasterReader raster, IReadOnlyList<int> bands, CancellationToken cancellationToken)
    {
        IRasterReader source = raster;
        for (int i = 0; i < raster.Overviews.Count && Math.Max(raster.Overviews[i].Width, raster.Overviews[i].Height) >= MinOverview; i++)
        {
            source = raster.Overview(i);
        }

        long pixels = (long)source.Width * source.Height;
        int step = (int)Math.Ceiling(Math.Sqrt(Math.Max(1.0, (double)pixels / MaxValues)));
        List<RasterWindow> windows = Blocks(source);
        long stride = Math.Max(1, (long)Math.Ceiling((double)pixels * source.BandCount / MaxRead));
        if (stride > 1)
        {
            step = 1 + (int)(Math.Sqrt((double)MaxRead / source.BandCount / MaxValues));
        }

        List<List<float>> values = [.. bands.Select(_ => new List<float>())];
        for (long i = 0; i < windows.Count; i += stride)
        {
            RasterBlock block = source.Read(windows[(int)i], bands, cancellationToken);
            for (int position = 0; position < bands.Count; position++)
            {
                Decimate(source, block, position, step, values[position]);
            }
        }

        return [.. values.Select(list => list.ToArray())];
    }

    /// <summary>Windows of whole stored blocks, joined to at least some 64 rows and cut to at most 2048 pixels a side.</summary>
    private static List<RasterWindow> Blocks(IRasterReader raster)
    {
        int width = Math.Clamp(raster.BlockSize.Width, 1, 2048);
        int height = raster.BlockSize.Height >= 64 ? Math.Min(raster.BlockSize.Height, 2048) : raster.BlockSize.Height * ((64 / raster.BlockSize.Height) + 1);
        long across = (((long)raster.Width - 1) / width) + 1, down = (((long)raster.Height - 1) / height) + 1;
        long jump = ((across * down) / MaxWindows) + 1;
        List<RasterWindow> windows = [];
        for (long index = 0; index < across * down; index += jump)
        {
            int x = (int)(index % across * width), y = (int)(index / across * height);
            windows.Add(new RasterWindow(x, y, Math.Min(width, raster.Width - x), Math.Min(height, raster.Height - y)));
        }

        return windows;
    }

    private static void Decimate(IRasterReader raster, RasterBlock block, int position, int step, List<float> values)
    {
        RasterWindow window = block.Window;
        double[] samples = block.ToDouble(position);

        // The grid of kept pixels runs through the whole raster, not through each block.
        for (int y = (step - (window.Y % step)) % step; y < window.Height; y += step)
        {
            for (int x = (step - (window.X % step)) % step; x < window.Width; x += step)
            {
                double value = samples[(y * window.Width) + x];
                if (double.IsFinite(value) && !(raster.NoData is double none && Windows.IsNoData(value, none, raster.Type)))
                {
                    values.Add((float)value);
                }
            }
        }
    }
}
