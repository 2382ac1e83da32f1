using BitMiracle.LibTiff.Classic;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;
using LibTag = BitMiracle.LibTiff.Classic.TiffTag;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>Writes a raster of one band from top to bottom as a tiled DEFLATE GeoTIFF. It holds one row of tiles, whatever the height; a file that may pass 2 GiB is a BigTIFF.</summary>
internal sealed class GeoTiffRows : IDisposable
{
    private const int TileSide = 256;
    private const long LargestClassic = int.MaxValue;
    private readonly string path;
    private readonly int width;
    private readonly int height;
    private readonly int sampleSize;
    private readonly byte[] noData;
    private readonly byte[] pending;
    private readonly byte[] tile;
    private readonly FileStream stream;
    private readonly FaultKeepingStream keeping;
    private readonly LibTiff tiff;
    private int rows;

    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="noData">A sample without data, in the machine's byte order; its length is that of all samples.</param>
    /// <param name="noDataText">The same as GDAL spells it.</param>
    /// <param name="transform">The geotransform, or null.</param>
    /// <param name="crs">The CRS, or null.</param>
    /// <param name="setFields">Sets the fields that tell what the samples are.</param>
    public GeoTiffRows(string path, int width, int height, byte[] noData, string noDataText, GeoTransform? transform, Crs? crs, Action<LibTiff> setFields)
    {
        if (width < 1 || height < 1)
        {
            throw new ArgumentException("A raster has at least one pixel.", nameof(width));
        }

        (this.path, this.width, this.height, this.noData) = (path, width, height, noData);
        sampleSize = noData.Length;
        pending = new byte[checked((long)width * TileSide * sampleSize)];
        tile = new byte[TileSide * TileSide * sampleSize];
        GeoTiffFields.Register();

        // On a full disk a buffer would fail once more when the file is closed, and keep the others from being removed.
        stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            // LibTiff.NET reports a full disk by a return value without a reason; the stream keeps the reason.
            keeping = new FaultKeepingStream(stream);
            string mode = (long)width * height * sampleSize > LargestClassic ? "w8" : "w";
            tiff = LibTiff.ClientOpen("raster", mode, keeping, new TiffStream()) ?? throw new IOException($"{path} cannot be written.");
            tiff.SetField(LibTag.IMAGEWIDTH, width);
            tiff.SetField(LibTag.IMAGELENGTH, height);
            tiff.SetField(LibTag.BITSPERSAMPLE, 8 * sampleSize);
            tiff.SetField(LibTag.SAMPLESPERPIXEL, 1);
            tiff.SetField(LibTag.PLANARCONFIG, PlanarConfig.CONTIG);
            tiff.SetField(LibTag.COMPRESSION, Compression.ADOBE_DEFLATE);
            tiff.SetField(LibTag.TILEWIDTH, TileSide);
            tiff.SetField(LibTag.TILELENGTH, TileSide);
            setFields(tiff);
            GeoTiffFields.Set(tiff, noDataText, transform, crs);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Adds the next whole rows.</summary>
    public void Add(ReadOnlySpan<byte> samples, CancellationToken cancellationToken)
    {
        int rowBytes = width * sampleSize;
        int count = samples.Length / rowBytes;
        if (samples.Length % rowBytes != 0 || count > height - rows)
        {
            throw new ArgumentException("The samples are no whole rows, or more rows than the raster has.", nameof(samples));
        }

        while (count > 0)
        {
            int inside = rows % TileSide, taken = Math.Min(count, TileSide - inside);
            samples[..(taken * rowBytes)].CopyTo(pending.AsSpan(inside * rowBytes));
            samples = samples[(taken * rowBytes)..];
            rows += taken;
            count -= taken;
            if (rows % TileSide == 0 || rows == height)
            {
                WriteTiles(cancellationToken);
            }
        }
    }

    /// <summary>Completes the file.</summary>
    public void Complete()
    {
        if (rows != height)
        {
            throw new InvalidOperationException($"The raster has {height} rows, {rows} were added.");
        }

        Check(tiff.WriteDirectory());
        tiff.Dispose();
        Check(true);
        stream.Dispose();
    }

    /// <summary>Closes the file; without <see cref="Complete"/> it is no raster.</summary>
    public void Dispose()
    {
        // LibTiff.NET would write a directory of its own at its end, which must not hide why the work ended.
        stream.Dispose();
    }

    private void WriteTiles(CancellationToken cancellationToken)
    {
        int row = (rows - 1) / TileSide, filled = rows - (row * TileSide), across = (width + TileSide - 1) / TileSide;
        for (int column = 0; column < across; column++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int left = column * TileSide, taken = Math.Min(TileSide, width - left) * sampleSize;
            if (taken < TileSide * sampleSize || filled < TileSide)
            {
                Clear();
            }

            for (int y = 0; y < filled; y++)
            {
                pending.AsSpan(((y * width) + left) * sampleSize, taken).CopyTo(tile.AsSpan(y * TileSide * sampleSize));
            }

            Check(tiff.WriteEncodedTile((row * across) + column, tile, tile.Length) >= 0);
        }
    }

    private void Clear()
    {
        for (int at = 0; at < tile.Length; at += sampleSize)
        {
            noData.CopyTo(tile, at);
        }
    }

    private void Check(bool ok)
    {
        if (!ok || keeping.Fault is not null)
        {
            throw new IOException($"{path} cannot be written: {keeping.Fault?.Message ?? "the encoder failed"}", keeping.Fault);
        }
    }
}
