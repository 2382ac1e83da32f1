namespace RsPlugins.Geo.Rasters;

/// <summary>What all readers do alike around a window: checks, the border, and which pixels hold data.</summary>
internal static class Windows
{
    private const long BytesAtOnce = 8 << 20;

    /// <summary>Room for a window's samples, filled with what pixels outside the raster get where the window crosses the border.</summary>
    public static byte[] Allocate(RasterWindow window, IReadOnlyList<int> bands, int bandCount, SampleType type, double? noData, int width, int height)
    {
        Check(window);
        ArgumentOutOfRangeException.ThrowIfZero(bands.Count, nameof(bands));
        foreach (int band in bands)
        {
            if (band < 1 || band > bandCount)
            {
                throw new ArgumentOutOfRangeException(nameof(bands), band, FormattableString.Invariant($"The raster has bands 1 to {bandCount}."));
            }
        }

        int size = SampleTypes.Size(type);
        long bytes = (long)window.Width * window.Height * size;
        if (bytes > int.MaxValue / bands.Count)
        {
            throw new ArgumentException("The window is too large to be read at once: 2 GiB of samples or more.", nameof(window));
        }

        byte[] data = new byte[bytes * bands.Count];
        byte[] fill = SampleTypes.Bytes(noData ?? 0, type);
        if (window.Within(width, height) != window && fill.AsSpan().ContainsAnyExcept((byte)0))
        {
            for (int i = 0; i < data.Length; i += size)
            {
                fill.CopyTo(data, i);
            }
        }

        return data;
    }

    /// <summary>255 for each pixel of a window inside the raster, else 0.</summary>
    public static byte[] Inside(RasterWindow window, int width, int height)
    {
        Check(window);
        byte[] valid = new byte[checked(window.Width * window.Height)];
        if (window.Within(width, height) is RasterWindow inside)
        {
            for (int y = 0; y < inside.Height; y++)
            {
                valid.AsSpan(((inside.Y - window.Y + y) * window.Width) + (inside.X - window.X), inside.Width).Fill(255);
            }
        }

        return valid;
    }

    /// <summary>Takes pixels without data, by opacity or by nodata in every band, out of a mask.</summary>
    public static byte[] Validity(IRasterReader reader, RasterWindow window, byte[] valid, CancellationToken cancellationToken)
    {
        if (reader.AlphaBand is int alpha)
        {
            double[] opacity = reader.Read(window, [alpha], cancellationToken).ToDouble(0);
            Clear(valid, i => opacity[i] == 0);
        }
        else if (reader.NoData is double noData)
        {
            bool[] any = new bool[valid.Length];

            // Bands that lie together are read together: each read of another band would decode the same blocks again.
            int atOnce = (int)Math.Clamp(BytesAtOnce / ((long)valid.Length * SampleTypes.Size(reader.Type)), 1, reader.BandCount);
            for (int first = 1; first <= reader.BandCount && any.Contains(false); first += atOnce)
            {
                int[] bands = [.. Enumerable.Range(first, Math.Min(atOnce, reader.BandCount - first + 1))];
                RasterBlock block = reader.Read(window, bands, cancellationToken);
                for (int position = 0; position < bands.Length; position++)
                {
                    double[] values = block.ToDouble(position);
                    for (int i = 0; i < values.Length; i++)
                    {
                        any[i] |= !IsNoData(values[i], noData, reader.Type);
                    }
                }
            }

            Clear(valid, i => !any[i]);
        }

        return valid;
    }

    /// <summary>Whether a sample is the nodata value; in single precision the value is compared as the file can hold it.</summary>
    public static bool IsNoData(double value, double noData, SampleType type) =>
        double.IsNaN(noData) ? double.IsNaN(value) : type == SampleType.Float32 ? (float)value == (float)noData : value == noData;

    private static void Check(RasterWindow window)
    {
        if (window.Width < 1 || window.Height < 1)
        {
            throw new ArgumentException("The window is empty.", nameof(window));
        }
    }

    private static void Clear(byte[] valid, Func<int, bool> without)
    {
        for (int i = 0; i < valid.Length; i++)
        {
            if (without(i))
            {
                valid[i] = 0;
            }
        }
    }
}
