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

    /// <summary>Blocks read, at most.</summary>
    private const int MaxBlocks = 1 << 16;

    private const int PieceSide = 512;

    /// <summary>For each band the values that are finite, not nodata, and neither masked nor transparent.</summary>
    public static List<float[]> Take(IRasterReader raster, IReadOnlyList<int> bands, CancellationToken cancellationToken)
    {
        IRasterReader source = raster;
        for (int i = 0; i < raster.Overviews.Count && Math.Max(raster.Overviews[i].Width, raster.Overviews[i].Height) >= MinOverview; i++)
        {
            source = raster.Overview(i);
        }

        double pixels = (double)source.Width * source.Height, readable = Math.Max(1, (double)MaxRead / source.BandCount);
        int step = (int)Math.Ceiling(Math.Sqrt(Math.Min(pixels, readable) / MaxValues));
        List<List<float>> values = [.. bands.Select(_ => new List<float>())];
        foreach (RasterWindow window in Blocks(source, (long)Math.Ceiling(pixels / readable)).SelectMany(Pieces))
        {
            RasterBlock block = source.Read(window, bands, cancellationToken);
            byte[]? valid = source.HasMask || source.AlphaBand is not null ? source.ReadMask(window, cancellationToken) : HasFill(source) ? Filled(block) : null;
            for (int position = 0; position < bands.Count; position++)
            {
                Decimate(source, block, valid, position, step, values[position]);
            }
        }

        return [.. values.Select(list => list.ToArray())];
    }

    /// <summary>Whether 0 in every band means that there is no data although the file does not say so: satellite scenes of 16 bits are framed by it, and their own values lie far above.</summary>
    private static bool HasFill(IRasterReader raster) => raster is { NoData: null, Palette: null, Type: SampleType.UInt16 or SampleType.UInt32 };

    /// <summary>0 for pixels that are 0 in every band of a block, else 255.</summary>
    private static byte[] Filled(RasterBlock block)
    {
        byte[] valid = new byte[block.Window.Width * block.Window.Height];
        for (int position = 0; position < block.Bands.Count; position++)
        {
            double[] samples = block.ToDouble(position);
            for (int i = 0; i < valid.Length; i++)
            {
                valid[i] |= samples[i] == 0 ? (byte)0 : (byte)255;
            }
        }

        return valid;
    }

    /// <summary>Every n-th stored block; thin strips are joined to some 64 rows.</summary>
    private static IEnumerable<RasterWindow> Blocks(IRasterReader raster, long every)
    {
        int width = raster.BlockSize.Width, height = raster.BlockSize.Height;
        height = height >= 64 ? height : height * ((64 / height) + 1);
        long across = (((long)raster.Width - 1) / width) + 1, down = (((long)raster.Height - 1) / height) + 1;
        long jump = Math.Max(every, ((across * down) / MaxBlocks) + 1);
        for (long index = 0; index < across * down; index += jump)
        {
            int x = (int)(index % across * width), y = (int)(index / across * height);
            yield return new RasterWindow(x, y, Math.Min(width, raster.Width - x), Math.Min(height, raster.Height - y));
        }
    }

    /// <summary>A block in pieces, so that no large arrays are needed beside the block.</summary>
    private static IEnumerable<RasterWindow> Pieces(RasterWindow block)
    {
        for (long y = block.Y; y < block.Bottom; y += PieceSide)
        {
            for (long x = block.X; x < block.Right; x += PieceSide)
            {
                yield return new RasterWindow((int)x, (int)y, (int)Math.Min(PieceSide, block.Right - x), (int)Math.Min(PieceSide, block.Bottom - y));
            }
        }
    }

    private static void Decimate(IRasterReader raster, RasterBlock block, byte[]? valid, int position, int step, List<float> values)
    {
        RasterWindow window = block.Window;
        double[] samples = block.ToDouble(position);

        // The grid of kept pixels runs through the whole raster, not through each block.
        for (int y = (step - (window.Y % step)) % step; y < window.Height; y += step)
        {
            for (int x = (step - (window.X % step)) % step; x < window.Width; x += step)
            {
                int at = (y * window.Width) + x;
                double value = samples[at];
                if (valid?[at] != 0 && double.IsFinite(value) && !(raster.NoData is double none && Windows.IsNoData(value, none, raster.Type)))
                {
                    values.Add((float)value);
                }
            }
        }
    }
}
