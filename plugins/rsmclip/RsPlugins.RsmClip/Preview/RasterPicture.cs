using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Preview;

/// <summary>A raster drawn small: colours as they are, anything else stretched to 8 bits, clear where there is no data.</summary>
/// <param name="Rgba">[height, width, 4] bytes.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
internal sealed record RasterPicture(byte[] Rgba, int Width, int Height)
{
    private const int ColumnsAtOnce = 4096;

    /// <summary>Draws a raster from the smallest of its reduced versions that has pixels enough, else from windows of the whole, one after the other.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="side">Longest side of the picture in pixels.</param>
    /// <param name="report">Told the share that is done.</param>
    /// <param name="cancellationToken">Ends the drawing between two windows.</param>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    public static RasterPicture Draw(IRasterReader raster, int side, Action<double> report, CancellationToken cancellationToken)
    {
        double scale = Math.Min(1, (double)side / Math.Max(raster.Width, raster.Height));
        int width = Math.Max(1, (int)Math.Round(raster.Width * scale)), height = Math.Max(1, (int)Math.Round(raster.Height * scale));
        int level = Enumerable.Range(0, raster.Overviews.Count).LastOrDefault(i => raster.Overviews[i].Width >= width && raster.Overviews[i].Height >= height, -1);
        IRasterReader source = level < 0 ? raster : raster.Overview(level);
        IReadOnlyList<int> bands = BandChoice.Default(raster);
        ByteStretch stretch = ByteStretch.FromRaster(source, bands, cancellationToken);
        byte[] rgba = new byte[width * height * 4];
        int[] columns = SampleRun.Middles(source.Width, width), rows = SampleRun.Middles(source.Height, height);
        List<SampleRun> across = SampleRun.Part(columns, ColumnsOf(source, width));
        foreach (SampleRun down in SampleRun.Part(rows, source.BlockSize.Height))
        {
            // All rows of a stored piece before the next one, so that each is unpacked once.
            foreach (SampleRun run in across)
            {
                for (int row = down.First; row < down.First + down.Count; row++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Copy(source, bands, stretch, columns.AsSpan(run.First, run.Count), rows[row], rgba.AsSpan(((row * width) + run.First) * 4), cancellationToken);
                }
            }

            report((double)(down.First + down.Count) / height);
        }

        return new RasterPicture(rgba, width, height);
    }

    // Whole pieces, several where they are small, but none between the samples.
    private static int ColumnsOf(IRasterReader source, int width)
    {
        int block = Math.Max(1, source.BlockSize.Width);
        return source.Width / width >= 2 * block ? block : Math.Max(1, ColumnsAtOnce / block) * block;
    }

    private static void Copy(IRasterReader source, IReadOnlyList<int> bands, ByteStretch stretch, ReadOnlySpan<int> columns, int row, Span<byte> rgba, CancellationToken cancellationToken)
    {
        RasterWindow window = new(columns[0], row, columns[^1] - columns[0] + 1, 1);
        byte[] rgb = ByteStretch.ReadRgb(source, window, bands, stretch, cancellationToken);
        byte[]? mask = source.HasMask || source.AlphaBand is not null || source.NoData is not null ? source.ReadMask(window, cancellationToken) : null;
        for (int x = 0; x < columns.Length; x++)
        {
            int from = columns[x] - window.X;
            rgb.AsSpan(from * 3, 3).CopyTo(rgba[(x * 4)..]);
            rgba[(x * 4) + 3] = mask?[from] ?? 255;
        }
    }
}
