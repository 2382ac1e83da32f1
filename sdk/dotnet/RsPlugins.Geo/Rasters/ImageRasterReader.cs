using System.Runtime.InteropServices;
using RsPlugins.Geo.Images;

namespace RsPlugins.Geo.Rasters;

/// <summary>A PNG or JPEG as a raster: decoded once and held in memory, placed by a world file if there is one.</summary>
internal sealed class ImageRasterReader : IRasterReader
{
    private readonly byte[] samples;
    private readonly ushort[]? deep;
    private readonly int sampleSize;

    public ImageRasterReader(string path)
    {
        DecodedImage image = ImageFile.Decode(path);
        Width = image.Width;
        Height = image.Height;
        BandCount = image.Channels;
        Palette = image.Palette;
        BitsPerSample = image.BitsPerSample;
        Type = image.Deep is not null ? SampleType.UInt16 : SampleType.UInt8;
        samples = image.Deep is not null ? [] : image.Pixels;
        deep = image.Deep;
        if (BitsPerSample < 8 && Palette is null)
        {
            int scale = 255 / ((1 << BitsPerSample) - 1);
            samples = Array.ConvertAll(samples, level => (byte)(level / scale));
        }

        // As GDAL does: an index that alone is transparent marks pixels without data.
        int[] transparent = [.. Enumerable.Range(0, Palette?.Entries.Count ?? 0).Where(i => Palette!.Entries[i].Alpha < 255)];
        NoData = transparent.Length == 1 && Palette!.Entries[transparent[0]].Alpha == 0 ? transparent[0] : null;
        sampleSize = SampleTypes.Size(Type);
        AlphaBand = BandCount is 2 or 4 ? BandCount : null;
        (Crs, GeoTransform? stored) = PamFile.Beside(path);
        GeoTransform? placed = stored ?? WorldFile.Beside(path);
        IsGeoreferenced = placed is not null;
        Transform = placed ?? GeoTransform.Identity;
    }

    public int Width { get; }

    public int Height { get; }

    public int BandCount { get; }

    public SampleType Type { get; }

    public int BitsPerSample { get; }

    public double? NoData { get; }

    public ColorTable? Palette { get; }

    public int? AlphaBand { get; }

    public IReadOnlyList<BandColor> BandColors => BandCount switch
    {
        1 => [Palette is null ? BandColor.Gray : BandColor.Palette],
        2 => [BandColor.Gray, BandColor.Alpha],
        3 => [BandColor.Red, BandColor.Green, BandColor.Blue],
        _ => [BandColor.Red, BandColor.Green, BandColor.Blue, BandColor.Alpha],
    };

    public Crs? Crs { get; }

    public GeoTransform Transform { get; }

    public bool IsGeoreferenced { get; }

    public bool HasMask => false;

    public IReadOnlyList<(int Width, int Height)> Overviews => [];

    public (int Width, int Height) BlockSize => (Width, Height);

    public RasterBlock Read(RasterWindow window, IReadOnlyList<int> bands, CancellationToken cancellationToken)
    {
        byte[] data = Windows.Allocate(window, bands, BandCount, Type, NoData, Width, Height);
        if (window.Within(Width, Height) is RasterWindow inside)
        {
            for (int position = 0; position < bands.Count; position++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (int y = inside.Y; y < inside.Bottom; y++)
                {
                    Row(inside, y, bands[position] - 1, data.AsSpan(((((position * window.Height) + y - window.Y) * window.Width) + inside.X - window.X) * sampleSize));
                }
            }
        }

        return new RasterBlock(window, bands, Type, data);
    }

    public byte[] ReadMask(RasterWindow window, CancellationToken cancellationToken) =>
        Windows.Validity(this, window, Windows.Inside(window, Width, Height), cancellationToken);

    public IRasterReader Overview(int index) => throw new ArgumentOutOfRangeException(nameof(index), "The image has no overviews.");

    public void Dispose()
    {
        // The pixels are managed memory.
    }

    private void Row(RasterWindow inside, int y, int band, Span<byte> target)
    {
        int step = BandCount * sampleSize;
        int from = (((y * Width) + inside.X) * step) + (band * sampleSize);
        ReadOnlySpan<byte> stored = deep is null ? samples : MemoryMarshal.AsBytes(deep.AsSpan());
        for (int x = 0; x < inside.Width; x++)
        {
            stored.Slice(from + (x * step), sampleSize).CopyTo(target[(x * sampleSize)..]);
        }
    }
}
