using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Tests.Preview;

/// <summary>A raster that says it is stored in other pieces than it is, and counts what is read of it.</summary>
internal sealed class WatchedRaster(IRasterReader inner, (int Width, int Height) block) : IRasterReader
{
    public int Width => inner.Width;

    public int Height => inner.Height;

    public int BandCount => inner.BandCount;

    public SampleType Type => inner.Type;

    public int BitsPerSample => inner.BitsPerSample;

    public double? NoData => inner.NoData;

    public ColorTable? Palette => inner.Palette;

    public int? AlphaBand => inner.AlphaBand;

    public Crs? Crs => inner.Crs;

    public GeoTransform Transform => inner.Transform;

    public bool IsGeoreferenced => inner.IsGeoreferenced;

    public bool HasMask => inner.HasMask;

    public IReadOnlyList<(int Width, int Height)> Overviews => [];

    public (int Width, int Height) BlockSize => block;

    public long LargestWindow { get; private set; }

    public HashSet<(int Column, int Row)> Pieces { get; } = [];

    public RasterBlock Read(RasterWindow window, IReadOnlyList<int> bands, CancellationToken cancellationToken)
    {
        LargestWindow = Math.Max(LargestWindow, (long)window.Width * window.Height);
        for (int column = window.X / block.Width; column <= (window.Right - 1) / block.Width; column++)
        {
            Pieces.Add((column, window.Y / block.Height));
        }

        return inner.Read(window, bands, cancellationToken);
    }

    public byte[] ReadMask(RasterWindow window, CancellationToken cancellationToken) => inner.ReadMask(window, cancellationToken);

    public IRasterReader Overview(int index) => inner.Overview(index);

    public void Dispose() => inner.Dispose();
}
