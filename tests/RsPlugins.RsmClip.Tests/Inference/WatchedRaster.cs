using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Tests.Inference;

/// <summary>A raster that tells of each reading, which may then wait or fail, and that counts those under way.</summary>
internal sealed class WatchedRaster(IRasterReader inner, Action<int> onRead) : IRasterReader
{
    private int reads;
    private int active;

    public int Reads => Volatile.Read(ref reads);

    public int Active => Volatile.Read(ref active);

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

    public IReadOnlyList<(int Width, int Height)> Overviews => inner.Overviews;

    public (int Width, int Height) BlockSize => inner.BlockSize;

    public RasterBlock Read(RasterWindow window, IReadOnlyList<int> bands, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref active);
        try
        {
            onRead(Interlocked.Increment(ref reads));
            return inner.Read(window, bands, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref active);
        }
    }

    public byte[] ReadMask(RasterWindow window, CancellationToken cancellationToken) => inner.ReadMask(window, cancellationToken);

    public IRasterReader Overview(int index) => inner.Overview(index);

    public void Dispose() => inner.Dispose();
}
