using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Gdal;

/// <summary>A raster that GDAL opened, or one overview of it.</summary>
internal sealed unsafe class GdalRasterReader : IRasterReader
{
    private const int PerDataset = 2;
    private const int AlphaMask = 4;
    private const int Failure = 3;

    /// <summary>About what is read between two looks at the cancellation.</summary>
    private const long PixelsAtOnce = 1 << 20;

    private readonly GdalApi api;
    private readonly GdalHandles handles;
    private readonly string name;
    private readonly int level;
    private readonly int dataType;
    private readonly bool maskOfEachBand;
    private readonly List<GdalRasterReader> overviews = [];

    /// <summary>Takes the properties of a dataset.</summary>
    /// <param name="api">GDAL.</param>
    /// <param name="handles">Handles of the dataset; the reader of level -1 ends them.</param>
    /// <param name="name">The file's name for messages.</param>
    /// <param name="dataset">One of the handles, the caller's until this returns.</param>
    /// <param name="level">Which overview, by GDAL's count, or -1 for the raster itself.</param>
    /// <param name="whole">The raster itself, or null when this is it.</param>
    private GdalRasterReader(GdalApi api, GdalHandles handles, string name, nint dataset, int level, GdalRasterReader? whole)
    {
        this.api = api;
        this.handles = handles;
        this.name = name;
        this.level = level;
        BandCount = api.Count(dataset);
        if (BandCount < 1)
        {
            throw GdalSamples.NoBands(api, dataset, name);
        }

        nint first = Level(dataset, 1);
        (Width, Height) = (api.BandWidth(first), api.BandHeight(first));
        int blockWidth = 0, blockHeight = 0;
        api.BlockSize(first, &blockWidth, &blockHeight);
        BlockSize = (Math.Max(1, blockWidth), Math.Max(1, blockHeight));
        (Type, dataType) = GdalSamples.TypeOf(api, [.. Enumerable.Range(1, BandCount).Select(band => Level(dataset, band))]);
        BitsPerSample = int.TryParse(api.Metadata(first, "NBITS", "IMAGE_STRUCTURE"), out int bits) ? bits : SampleTypes.Size(Type) * 8;
        NoData = GdalSamples.NoDataOf(api, first, Type);
        int mask = api.MaskFlags(first);
        HasMask = (mask & (PerDataset | AlphaMask)) == PerDataset || mask == 0;
        maskOfEachBand = mask == 0;
        Palette = whole is null ? GdalSamples.PaletteOf(api, first, BandCount) : whole.Palette;
        BandColors = whole is null ? GdalSamples.ColorsOf(api, dataset, BandCount) : whole.BandColors;
        AlphaBand = Enumerable.Range(1, BandCount).Cast<int?>().FirstOrDefault(band => BandColors[band!.Value - 1] == BandColor.Alpha);
        Crs = whole is null ? GdalCrs.Of(api, api.SpatialRef(dataset)) : whole.Crs;
        double* n = stackalloc double[6];
        IsGeoreferenced = whole?.IsGeoreferenced ?? api.GeoTransform(dataset, n) == 0;
        Transform = !IsGeoreferenced ? GeoTransform.Identity
            : whole is null ? new GeoTransform(n[0], n[1], n[2], n[3], n[4], n[5])
            : whole.Transform.Part(0, 0, (double)whole.Width / Width, (double)whole.Height / Height);
        if (whole is null)
        {
            overviews.AddRange(Enumerable.Range(0, api.OverviewCount(first)).Select(index => new GdalRasterReader(api, handles, name, dataset, index, this))
                .Where(overview => overview.Width < Width).OrderByDescending(overview => (long)overview.Width * overview.Height));
        }
    }

    public int Width { get; }

    public int Height { get; }

    public int BandCount { get; }

    public SampleType Type { get; }

    public int BitsPerSample { get; }

    public double? NoData { get; }

    public ColorTable? Palette { get; }

    public int? AlphaBand { get; }

    public IReadOnlyList<BandColor> BandColors { get; }

    public Crs? Crs { get; }

    public GeoTransform Transform { get; }

    public bool IsGeoreferenced { get; }

    public bool HasMask { get; }

    public IReadOnlyList<(int Width, int Height)> Overviews => [.. overviews.Select(overview => (overview.Width, overview.Height))];

    public (int Width, int Height) BlockSize { get; }

    /// <summary>Opens a raster that is not read by the built-in readers.</summary>
    /// <param name="api">GDAL.</param>
    /// <param name="path">A file, or a text by which GDAL names a part of one.</param>
    /// <exception cref="RasterException">GDAL cannot open it, it lies on the network, or holds samples that are not read.</exception>
    public static GdalRasterReader Open(GdalApi api, string path)
    {
        string name = Path.GetFileName(path);
        return Of(api, name, () => GdalSamples.Open(api, path, name));
    }

    /// <summary>A reader over datasets that are opened when they are needed.</summary>
    /// <param name="api">GDAL.</param>
    /// <param name="name">The file's name for messages.</param>
    /// <param name="open">Opens one; all must be alike.</param>
    public static GdalRasterReader Of(GdalApi api, string name, Func<nint> open)
    {
        GdalHandles handles = new(open, handle => api.Close(handle));
        try
        {
            using GdalHandles.Lease lease = handles.Rent();
            return new GdalRasterReader(api, handles, name, lease.Handle, -1, null);
        }
        catch
        {
            handles.Close();
            throw;
        }
    }

    public RasterBlock Read(RasterWindow window, IReadOnlyList<int> bands, CancellationToken cancellationToken)
    {
        byte[] data = Windows.Allocate(window, bands, BandCount, Type, NoData, Width, Height);
        if (window.Within(Width, Height) is RasterWindow inside)
        {
            int size = SampleTypes.Size(Type);
            using GdalHandles.Lease lease = handles.Rent();
            fixed (byte* target = data)
            {
                foreach (RasterWindow piece in Pieces(inside))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Fill(lease.Handle, piece, bands, target + (Place(piece, window) * size), (long)window.Width * size, (long)window.Width * window.Height * size);
                }
            }
        }

        return new RasterBlock(window, bands, Type, data);
    }

    public byte[] ReadMask(RasterWindow window, CancellationToken cancellationToken)
    {
        byte[] valid = Windows.Inside(window, Width, Height);
        if (!HasMask)
        {
            return Windows.Validity(this, window, valid, cancellationToken);
        }

        if (window.Within(Width, Height) is RasterWindow inside)
        {
            byte[] stored = new byte[valid.Length], any = new byte[valid.Length];
            using GdalHandles.Lease lease = handles.Rent();
            for (int band = 1; band <= (maskOfEachBand ? BandCount : 1); band++)
            {
                fixed (byte* target = stored)
                {
                    foreach (RasterWindow piece in Pieces(inside))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        FillBand(api.MaskBand(Level(lease.Handle, band)), piece, GdalSamples.Byte, target + Place(piece, window), 1, window.Width);
                    }
                }

                for (int i = 0; i < valid.Length; i++)
                {
                    any[i] |= stored[i];
                }
            }

            for (int i = 0; i < valid.Length; i++)
            {
                valid[i] = any[i] != 0 ? valid[i] : (byte)0;
            }
        }

        return valid;
    }

    public IRasterReader Overview(int index) => overviews[index];

    public void Dispose()
    {
        if (level < 0)
        {
            handles.Close();
        }
    }

    private static long Place(RasterWindow piece, RasterWindow window) => (((long)piece.Y - window.Y) * window.Width) + (piece.X - window.X);

    private nint Level(nint dataset, int band) => level < 0 ? api.Band(dataset, band) : api.Overview(api.Band(dataset, band), level);

    /// <summary>A window cut along stored blocks into parts of some million pixels.</summary>
    private IEnumerable<RasterWindow> Pieces(RasterWindow window)
    {
        int down = BlockSize.Height * (int)Math.Max(1, PixelsAtOnce / Math.Max(1L, (long)BlockSize.Height * window.Width));
        int across = BlockSize.Width * (int)Math.Max(1, PixelsAtOnce / ((long)BlockSize.Height * BlockSize.Width));
        for (long top = window.Y; top < window.Bottom; top = Math.Min(window.Bottom, (top / down * down) + down))
        {
            for (long left = window.X; left < window.Right; left = Math.Min(window.Right, (left / across * across) + across))
            {
                long right = Math.Min(window.Right, (left / across * across) + across), bottom = Math.Min(window.Bottom, (top / down * down) + down);
                yield return new RasterWindow((int)left, (int)top, (int)(right - left), (int)(bottom - top));
            }
        }
    }

    private void Fill(nint dataset, RasterWindow piece, IReadOnlyList<int> bands, byte* target, long line, long plane)
    {
        int size = SampleTypes.Size(Type);
        if (level >= 0)
        {
            for (int i = 0; i < bands.Count; i++)
            {
                FillBand(Level(dataset, bands[i]), piece, dataType, target + (i * plane), size, line);
            }

            return;
        }

        int[] map = [.. bands];
        using GdalErrors.Listening listening = GdalErrors.Listen(api);
        fixed (int* numbers = map)
        {
            Check(api.DatasetRead(dataset, 0, piece.X, piece.Y, piece.Width, piece.Height, target, piece.Width, piece.Height, dataType, map.Length, numbers, size, line, plane, null), piece);
        }
    }

    private void FillBand(nint band, RasterWindow piece, int type, byte* target, int size, long line)
    {
        using GdalErrors.Listening listening = GdalErrors.Listen(api);
        Check(api.BandRead(band, 0, piece.X, piece.Y, piece.Width, piece.Height, target, piece.Width, piece.Height, type, size, line, null), piece);
    }

    private void Check(int result, RasterWindow piece)
    {
        if (result >= Failure)
        {
            throw new RasterException(RasterErrorKind.Damaged, FormattableString.Invariant($"GDAL cannot read {name} (pixels from column {piece.X}, row {piece.Y}): {GdalErrors.Last}."),
                "Fetch or write the file again; gdalinfo -checksum shows whether other programs can read it.");
        }
    }
}
