using System.Globalization;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>A TIFF file, or one overview of it.</summary>
internal sealed class TiffRasterReader : IRasterReader
{
    private readonly TiffImage image;
    private readonly TiffImage? mask;
    private readonly bool owns;
    private readonly TiffSource source;
    private readonly List<TiffRasterReader> overviews = [];

    private TiffRasterReader(TiffSource source, bool owns, TiffImage image, TiffImage? mask, double? noData, GeoTransform? transform, Crs? crs, TiffRasterReader? whole)
    {
        this.source = source;
        this.owns = owns;
        this.image = image;
        this.mask = mask;
        NoData = noData;
        Crs = crs;
        IsGeoreferenced = transform is not null;
        Transform = transform ?? GeoTransform.Identity;
        Palette = ReadPalette(image.Layout, noData);
        BandColors = whole?.BandColors ?? TiffBandColors.Of(image.Layout, Palette is not null);
        AlphaBand = Enumerable.Range(1, BandCount).Cast<int?>().FirstOrDefault(band => BandColors[band!.Value - 1] == BandColor.Alpha);
    }

    public int Width => image.Layout.Width;

    public int Height => image.Layout.Height;

    public int BandCount => image.Layout.Bands;

    public SampleType Type => image.Layout.Type;

    public int BitsPerSample => image.Layout.Bits;

    public double? NoData { get; }

    public ColorTable? Palette { get; }

    public int? AlphaBand { get; }

    public IReadOnlyList<BandColor> BandColors { get; }

    public Crs? Crs { get; }

    public GeoTransform Transform { get; }

    public bool IsGeoreferenced { get; }

    public bool HasMask => mask is not null;

    public IReadOnlyList<(int Width, int Height)> Overviews => [.. overviews.Select(overview => (overview.Width, overview.Height))];

    public (int Width, int Height) BlockSize => (image.Layout.BlockWidth, image.Layout.BlockHeight);

    /// <summary>Opens a file whose first bytes are a TIFF's.</summary>
    public static TiffRasterReader Open(string path)
    {
        TiffSource source = new(path);
        try
        {
            return Build(path, source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public RasterBlock Read(RasterWindow window, IReadOnlyList<int> bands, CancellationToken cancellationToken)
    {
        byte[] data = Windows.Allocate(window, bands, BandCount, Type, NoData, Width, Height);
        image.Read(window, bands, data, cancellationToken);
        return new RasterBlock(window, bands, Type, data);
    }

    /// <summary>Reads bytes of a window that are stored pixel by pixel without parting their bands; pixels outside the raster stay as they are.</summary>
    /// <param name="window">Pixels to read.</param>
    /// <param name="bands">Bands counted from 1.</param>
    /// <param name="pixels">Gets [height, width, bands].</param>
    /// <param name="cancellationToken">Ends the reading between two blocks.</param>
    /// <returns>False, and nothing read, where the bands do not lie together or are no bytes.</returns>
    public bool TryReadPixels(RasterWindow window, IReadOnlyList<int> bands, Span<byte> pixels, CancellationToken cancellationToken)
    {
        if (image.Layout.Planar || Type != SampleType.UInt8 || bands.Any(band => band < 1 || band > BandCount))
        {
            return false;
        }

        image.ReadPixels(window, bands, pixels, cancellationToken);
        return true;
    }

    public byte[] ReadMask(RasterWindow window, CancellationToken cancellationToken)
    {
        byte[] valid = Windows.Inside(window, Width, Height);
        if (mask is not null)
        {
            byte[] stored = new byte[valid.Length];
            mask.Read(window, [1], stored, cancellationToken);
            for (int i = 0; i < valid.Length; i++)
            {
                valid[i] = stored[i] != 0 ? valid[i] : (byte)0;
            }

            return valid;
        }

        return Windows.Validity(this, window, valid, cancellationToken);
    }

    public IRasterReader Overview(int index) => overviews[index];

    public void Dispose()
    {
        if (owns)
        {
            source.Dispose();
        }
    }

    private static TiffRasterReader Build(string path, TiffSource source)
    {
        List<TiffDirectory> directories = TiffFile.Directories(source);
        TiffDirectory main = directories[0];
        GeoKeys keys = new(main);
        double? noData = ParseNoData(main.Ascii(TiffTag.GdalNoData, 256));
        TiffLayout layout = new(main);
        BlockCache cache = new(layout.CacheBytes);
        (Crs? storedCrs, GeoTransform? storedTransform) = PamFile.Beside(path);
        GeoTransform? transform = storedTransform ?? keys.Transform(main) ?? WorldFile.Beside(path);
        List<(int Id, TiffLayout Layout)> reduced = [], masks = [];
        for (int i = 1; i < directories.Count; i++)
        {
            ulong kind = directories[i].Integer(TiffTag.SubfileType, 0);
            if ((kind & 5) != 0 && TryLayout(directories[i]) is TiffLayout part)
            {
                ((kind & 4) != 0 ? masks : reduced).Add((i, part));
            }
        }

        // Several tie points without a transform place the raster by points alone; their CRS is not that of its pixels.
        Crs? crs = storedCrs ?? (transform is null && main.Has(TiffTag.ModelTiepoint) ? null : keys.Crs());
        TiffRasterReader reader = new(source, owns: true, new TiffImage(source, cache, 0, layout, noData), MaskOf(layout), noData, transform, crs, whole: null);
        foreach ((int id, TiffLayout part) in reduced.Where(o => o.Layout.Bands == layout.Bands && o.Layout.Type == layout.Type && o.Layout.Width < layout.Width)
            .OrderByDescending(o => (long)o.Layout.Width * o.Layout.Height))
        {
            GeoTransform? larger = transform?.Part(0, 0, (double)layout.Width / part.Width, (double)layout.Height / part.Height);
            reader.overviews.Add(new TiffRasterReader(source, owns: false, new TiffImage(source, cache, id, part, noData), MaskOf(part), noData, larger, crs, reader));
        }

        return reader;

        TiffImage? MaskOf(TiffLayout of)
        {
            (int id, TiffLayout? found) = masks.FirstOrDefault(m => m.Layout.Width == of.Width && m.Layout.Height == of.Height && m.Layout.Type == SampleType.UInt8);
            return found is null ? null : new TiffImage(source, cache, id, found, null);
        }
    }

    /// <summary>An overview or mask that cannot be read is as good as none.</summary>
    private static TiffLayout? TryLayout(TiffDirectory directory)
    {
        try
        {
            return new TiffLayout(directory);
        }
        catch (RasterException)
        {
            return null;
        }
    }

    private static double? ParseNoData(string? text) => text?.Trim() switch
    {
        null or "" => null,
        string t when t.Equals("nan", StringComparison.OrdinalIgnoreCase) || t.Equals("-nan", StringComparison.OrdinalIgnoreCase) => double.NaN,
        string t when t.Equals("inf", StringComparison.OrdinalIgnoreCase) => double.PositiveInfinity,
        string t when t.Equals("-inf", StringComparison.OrdinalIgnoreCase) => double.NegativeInfinity,
        string t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null,
    };

    private static ColorTable? ReadPalette(TiffLayout layout, double? noData)
    {
        if (layout.Bands == 1 && layout.Type == SampleType.UInt8 && (layout.Photometric == 0 || (layout.Photometric == 1 && layout.Bits == 1)))
        {
            // As GDAL does: samples stay as stored, and a table says which of them is white.
            int last = (1 << layout.Bits) - 1;
            return new ColorTable([.. Enumerable.Range(0, last + 1).Select(i => (byte)(255 * (layout.Photometric == 0 ? last - i : i) / last)).Select(grey => (grey, grey, grey, (byte)255))]);
        }

        if (layout.Photometric != 3 || layout.Bits is not (<= 8 or 16) || !layout.Directory.Has(TiffTag.ColorMap))
        {
            return null;
        }

        int size = 1 << layout.Bits;
        ulong[] map = layout.Directory.Integers(TiffTag.ColorMap, 3 * 65536);
        if (map.Length < 3 * size)
        {
            throw RasterException.Damaged("its colour table is too short");
        }

        // The tag holds 16 bits a colour; old programs wrote 8.
        int divisor = map.Max() > 255 ? 257 : 1;
        return new ColorTable([.. Enumerable.Range(0, size).Select(i => (Level(map[i]), Level(map[size + i]), Level(map[(2 * size) + i]), i == noData ? (byte)0 : (byte)255))]);

        byte Level(ulong value) => (byte)(divisor == 1 ? value : value / 257);
    }
}
