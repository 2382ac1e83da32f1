using System.Collections.Concurrent;
using RsPlugins.Geo.Rasters.Tiff;

namespace RsPlugins.Geo.Rasters;

/// <summary>
/// Maps samples to 8 bits by one range per band, taken from the whole raster, so that a pixel becomes the same byte in whatever window it is read.
/// Full 8-bit samples and palettes pass unchanged unless asked otherwise.
/// </summary>
public sealed class ByteStretch
{
    private const double LowShare = 0.02;
    private const double HighShare = 0.98;
    private const int PieceBytes = 80_000;
    private readonly bool passThrough;
    private readonly ConcurrentDictionary<(int Range, bool Signed, double? NoData), byte[]> tables = new();

    private ByteStretch(IReadOnlyList<int> bands, IReadOnlyList<(double Low, double High)> ranges, bool passThrough)
    {
        Bands = bands;
        Ranges = ranges;
        this.passThrough = passThrough;
    }

    /// <summary>The bands the ranges belong to, counted from 1.</summary>
    public IReadOnlyList<int> Bands { get; }

    /// <summary>For each band the sample that becomes 0 and the one that becomes 255, in the raster's units.</summary>
    public IReadOnlyList<(double Low, double High)> Ranges { get; }

    /// <summary>Takes the ranges from a raster: percentiles 2 and 98 of a bounded, evenly spread sample of all of it, without nodata. The same file always gives the same ranges.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="bands">Bands counted from 1.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The stretch for these bands.</returns>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    public static ByteStretch FromRaster(IRasterReader raster, IReadOnlyList<int> bands, CancellationToken cancellationToken) =>
        FromRaster(raster, bands, always: false, cancellationToken);

    /// <summary>As the shorter form, but can stretch full 8-bit samples as well.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="bands">Bands counted from 1.</param>
    /// <param name="always">Whether 8-bit samples are stretched too.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The stretch for these bands.</returns>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    public static ByteStretch FromRaster(IRasterReader raster, IReadOnlyList<int> bands, bool always, CancellationToken cancellationToken)
    {
        if (raster.Type == SampleType.UInt8 && (raster.Palette is not null || raster.BitsPerSample == 8) && !always)
        {
            return new ByteStretch(bands, [.. bands.Select(_ => (0.0, 255.0))], passThrough: true);
        }

        if (raster.BitsPerSample < 8)
        {
            return new ByteStretch(bands, [.. bands.Select(_ => (0.0, (double)((1 << raster.BitsPerSample) - 1)))], passThrough: false);
        }

        List<(double Low, double High)> ranges = [];
        foreach (float[] sample in RasterSample.Take(raster, bands, cancellationToken))
        {
            Array.Sort(sample);
            ranges.Add(sample.Length == 0 ? (0, 1) : (At(sample, LowShare), At(sample, HighShare)));
        }

        return new ByteStretch(bands, ranges, passThrough: false);

        static double At(float[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
    }

    /// <summary>The byte of a sample: 0 at or below the low end and for NaN, 255 at or above the high end, linear and rounded between.</summary>
    /// <param name="position">Place of the band in <see cref="Bands"/>, from 0.</param>
    /// <param name="value">The sample.</param>
    /// <returns>0 to 255.</returns>
    public byte Apply(int position, double value)
    {
        (double low, double high) = Ranges[position];
        return value > low ? high > low && value < high ? (byte)(((value - low) / (high - low) * 255) + 0.5) : (byte)255 : (byte)0;
    }

    /// <summary>Reads a window as RGB. Pixels outside the raster, and samples that are nodata, become 0 where a stretch is applied.</summary>
    /// <param name="raster">The raster the stretch was made from, or another of the same kind.</param>
    /// <param name="window">Pixels to read; may cross the border.</param>
    /// <param name="bands">One band (grey, or a palette, whose colours are taken) or three for red, green and blue; all in <see cref="Bands"/>.</param>
    /// <param name="stretch">The mapping to 8 bits.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>[height, width, 3] bytes.</returns>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    /// <exception cref="ArgumentException">Other than one or three bands, or a band without a range.</exception>
    public static byte[] ReadRgb(IRasterReader raster, RasterWindow window, IReadOnlyList<int> bands, ByteStretch stretch, CancellationToken cancellationToken)
    {
        long length = (long)Math.Max(0, window.Width) * Math.Max(0, window.Height) * 3;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException("The window is too large to be read at once: 2 GiB of samples or more.", nameof(window));
        }

        byte[] rgb = new byte[length];
        ReadRgb(raster, window, bands, stretch, rgb, cancellationToken);
        return rgb;
    }

    /// <summary>As the shorter form, but into memory that may be used again.</summary>
    /// <param name="raster">The raster the stretch was made from, or another of the same kind.</param>
    /// <param name="window">Pixels to read; may cross the border.</param>
    /// <param name="bands">One band (grey, or a palette, whose colours are taken) or three for red, green and blue; all in <see cref="Bands"/>.</param>
    /// <param name="stretch">The mapping to 8 bits.</param>
    /// <param name="rgb">Gets [height, width, 3] bytes; of exactly this length.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    /// <exception cref="ArgumentException">Other than one or three bands, a band without a range, or another length.</exception>
    public static void ReadRgb(IRasterReader raster, RasterWindow window, IReadOnlyList<int> bands, ByteStretch stretch, Span<byte> rgb, CancellationToken cancellationToken)
    {
        if (bands.Count is not (1 or 3))
        {
            throw new ArgumentException("One band or three are needed.", nameof(bands));
        }

        if (window.Width < 1 || window.Height < 1 || rgb.Length != (long)window.Width * window.Height * 3)
        {
            throw new ArgumentException("The window is empty, or there is not room for exactly its pixels.", nameof(window));
        }

        rgb.Clear();
        if (stretch.passThrough && bands.Count == 3 && raster is TiffRasterReader file && file.TryReadPixels(window, bands, rgb, cancellationToken))
        {
            return;
        }

        // In rows that stay below the size from which arrays outlive a quick collection.
        int rows = (int)Math.Clamp(PieceBytes / ((long)window.Width * bands.Count * SampleTypes.Size(raster.Type)), 1, window.Height);
        for (int top = 0; top < window.Height; top += rows)
        {
            RasterWindow piece = new(window.X, window.Y + top, window.Width, Math.Min(rows, window.Height - top));
            ReadPiece(raster, piece, bands, stretch, rgb.Slice(top * window.Width * 3, piece.Width * piece.Height * 3), cancellationToken);
        }
    }

    private static void ReadPiece(IRasterReader raster, RasterWindow window, IReadOnlyList<int> bands, ByteStretch stretch, Span<byte> rgb, CancellationToken cancellationToken)
    {
        RasterBlock block = raster.Read(window, bands, cancellationToken);
        int count = window.Width * window.Height;
        if (raster.Palette is ColorTable palette && bands.Count == 1)
        {
            double[] indices = block.ToDouble(0);
            byte[] inside = Windows.Inside(window, raster.Width, raster.Height);
            for (int i = 0; i < count; i++)
            {
                if (inside[i] != 0)
                {
                    (rgb[i * 3], rgb[(i * 3) + 1], rgb[(i * 3) + 2], _) = palette.Of((int)indices[i]);
                }
            }

            return;
        }

        byte[]? border = stretch.passThrough && raster.NoData is not null and not 0 && window.Within(raster.Width, raster.Height) != window ? Windows.Inside(window, raster.Width, raster.Height) : null;
        for (int channel = 0; channel < 3; channel++)
        {
            int position = bands.Count == 1 ? 0 : channel;
            ReadOnlySpan<byte> bytes = stretch.ToBytes(raster, block, position, bands[position]);
            Interleave(bytes, border, rgb[channel..]);
        }
    }

    private static void Interleave(ReadOnlySpan<byte> bytes, byte[]? inside, Span<byte> rgb)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            rgb[i * 3] = inside is null || inside[i] != 0 ? bytes[i] : (byte)0;
        }
    }

    private ReadOnlySpan<byte> ToBytes(IRasterReader raster, RasterBlock block, int position, int band)
    {
        if (passThrough)
        {
            return block.Samples<byte>(position);
        }

        int range = Enumerable.Range(0, Bands.Count).FirstOrDefault(i => Bands[i] == band, -1);
        if (range < 0)
        {
            throw new ArgumentException($"The stretch has no range for band {band}.");
        }

        double? noData = raster.NoData;
        byte Map(double value) => noData is double none && Windows.IsNoData(value, none, raster.Type) ? (byte)0 : Apply(range, value);
        if (raster.Type is not (SampleType.UInt16 or SampleType.Int16))
        {
            return Array.ConvertAll(block.ToDouble(position), Map);
        }

        // There are fewer values than pixels to come.
        bool signed = raster.Type == SampleType.Int16;
        byte[] table = tables.GetOrAdd((range, signed, noData), _ => [.. Enumerable.Range(0, 1 << 16).Select(bits => Map(signed ? (short)bits : bits))]);
        ReadOnlySpan<ushort> samples = block.Samples<ushort>(position);
        byte[] bytes = new byte[samples.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = table[samples[i]];
        }

        return bytes;
    }
}
