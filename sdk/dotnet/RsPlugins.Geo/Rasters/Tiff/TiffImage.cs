using System.IO.Compression;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>The pixels of one directory: finds, decodes and copies its blocks.</summary>
internal sealed class TiffImage
{
    private readonly TiffSource source;
    private readonly BlockCache cache;
    private readonly int id;
    private readonly ushort offsetsTag;
    private readonly ushort countsTag;
    private readonly byte[] jpegTables;
    private readonly byte[] fill;

    public TiffImage(TiffSource source, BlockCache cache, int id, TiffLayout layout, double? noData)
    {
        this.source = source;
        this.cache = cache;
        this.id = id;
        Layout = layout;
        bool tileTags = layout.Directory.Has(TiffTag.TileOffsets);
        offsetsTag = tileTags ? TiffTag.TileOffsets : TiffTag.StripOffsets;
        countsTag = layout.Directory.Has(TiffTag.TileByteCounts) ? TiffTag.TileByteCounts : TiffTag.StripByteCounts;
        jpegTables = layout.Compression == TiffCompression.Jpeg && layout.Directory.Has(TiffTag.JpegTables) ? layout.Directory.Bytes(TiffTag.JpegTables, 1 << 20) : [];
        fill = SampleTypes.Bytes(noData ?? 0, layout.Type);
    }

    public TiffLayout Layout { get; }

    /// <summary>Copies a window into [bands, height, width] samples that already hold what pixels outside the raster get.</summary>
    public void Read(RasterWindow window, IReadOnlyList<int> bands, Span<byte> output, CancellationToken cancellationToken)
    {
        if (window.Within(Layout.Width, Layout.Height) is not RasterWindow inside)
        {
            return;
        }

        foreach ((int row, int column) in BlocksOf(inside))
        {
            CachedBlock? block = null;
            try
            {
                for (int position = 0; position < bands.Count; position++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (block is null || Layout.Planar)
                    {
                        block?.Dispose();
                        block = null;
                        block = Block(row, column, Layout.Planar ? bands[position] - 1 : 0);
                    }

                    Copy(block.Data, row, column, bands[position], window, inside, output, position);
                }
            }
            finally
            {
                block?.Dispose();
            }
        }
    }

    /// <summary>Copies bytes of a window as they lie in blocks that hold all bands of a pixel together, into [height, width, bands] that hold what pixels outside the raster get.</summary>
    public void ReadPixels(RasterWindow window, IReadOnlyList<int> bands, Span<byte> output, CancellationToken cancellationToken)
    {
        if (window.Within(Layout.Width, Layout.Height) is not RasterWindow inside)
        {
            return;
        }

        bool asStored = bands.SequenceEqual(Enumerable.Range(1, Layout.Bands));
        foreach ((int row, int column) in BlocksOf(inside))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using CachedBlock block = Block(row, column, 0);
            long blockLeft = (long)column * Layout.BlockWidth, blockTop = (long)row * Layout.BlockHeight;
            int left = (int)Math.Max(blockLeft, inside.X), count = (int)(Math.Min(blockLeft + Layout.BlockWidth, inside.Right) - left);
            for (int y = (int)Math.Max(blockTop, inside.Y); y < Math.Min(blockTop + Layout.BlockHeight, inside.Bottom); y++)
            {
                ReadOnlySpan<byte> from = block.Data.AsSpan((int)(((y - blockTop) * Layout.DecodedRowBytes) + ((left - blockLeft) * Layout.Bands)), count * Layout.Bands);
                Span<byte> to = output.Slice(checked((((y - window.Y) * window.Width) + (left - window.X)) * bands.Count), count * bands.Count);
                if (asStored)
                {
                    from.CopyTo(to);
                    continue;
                }

                for (int position = 0; position < bands.Count; position++)
                {
                    for (int at = position, stored = bands[position] - 1; at < to.Length; at += bands.Count, stored += Layout.Bands)
                    {
                        to[at] = from[stored];
                    }
                }
            }
        }
    }

    private IEnumerable<(int Row, int Column)> BlocksOf(RasterWindow inside)
    {
        int firstColumn = inside.X / Layout.BlockWidth, lastColumn = (int)((inside.Right - 1) / Layout.BlockWidth);
        int firstRow = inside.Y / Layout.BlockHeight, lastRow = (int)((inside.Bottom - 1) / Layout.BlockHeight);
        for (int row = firstRow; row <= lastRow; row++)
        {
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                yield return (row, column);
            }
        }
    }

    private void Copy(byte[] block, int blockRow, int blockColumn, int band, RasterWindow window, RasterWindow inside, Span<byte> output, int position)
    {
        int size = SampleTypes.Size(Layout.Type);
        long blockLeft = (long)blockColumn * Layout.BlockWidth, blockTop = (long)blockRow * Layout.BlockHeight;
        int left = (int)Math.Max(blockLeft, inside.X), right = (int)Math.Min(blockLeft + Layout.BlockWidth, inside.Right);
        int top = (int)Math.Max(blockTop, inside.Y), bottom = (int)Math.Min(blockTop + Layout.BlockHeight, inside.Bottom);
        int step = Layout.BandsInBlock * size;
        int bandOffset = Layout.Planar ? 0 : (band - 1) * size;
        int count = right - left;
        for (int y = top; y < bottom; y++)
        {
            int from = (int)(((y - blockTop) * Layout.DecodedRowBytes) + ((left - blockLeft) * step)) + bandOffset;
            int to = checked((int)((((long)position * window.Height) + (y - window.Y)) * window.Width + (left - window.X)) * size);
            if (step == size)
            {
                block.AsSpan(from, count * size).CopyTo(output[to..]);
            }
            else if (size == 1)
            {
                Span<byte> target = output.Slice(to, count);
                ReadOnlySpan<byte> samples = block.AsSpan(from);
                for (int i = 0; i < target.Length; i++)
                {
                    target[i] = samples[i * step];
                }
            }
            else
            {
                for (int i = 0; i < count; i++)
                {
                    block.AsSpan(from + (i * step), size).CopyTo(output[(to + (i * size))..]);
                }
            }
        }
    }

    private CachedBlock Block(int row, int column, int plane)
    {
        long index = ((((long)plane * Layout.BlocksDown) + row) * Layout.BlocksAcross) + column;
        if (cache.TryFind(id, index, out CachedBlock? held))
        {
            return held;
        }

        try
        {
            return cache.Add(id, index, Decode(row, column, plane, Layout.RowsOf(row)));
        }
        catch (RasterException e) when (e.Kind == RasterErrorKind.Damaged)
        {
            throw new RasterException(e.Kind, FormattableString.Invariant($"{e.Message.TrimEnd('.')} (pixels from column {(long)column * Layout.BlockWidth}, row {(long)row * Layout.BlockHeight})."), e.Hint, e);
        }
    }

    private byte[] Decode(int row, int column, int plane, int rows)
    {
        if (Layout.StoredRows != Layout.BlockHeight)
        {
            return Widen(Pieces((long)row * Layout.BlockHeight, plane, rows), rows);
        }

        ulong stored = (ulong)((((long)plane * Layout.BlocksDown) + row) * Layout.BlocksAcross + column);
        (ulong offset, ulong count) = Place(stored, (ulong)(Layout.RowBytes * rows));
        if (count == 0)
        {
            return Empty(rows);
        }

        byte[] data = cache.Take(Layout.RowBytes * rows);
        Expand(offset, count, rows, data);
        return Widen(data, rows);
    }

    private byte[] Pieces(long firstPixelRow, int plane, int rows)
    {
        byte[] data = cache.Take(Layout.RowBytes * rows);
        long stripsDown = (Layout.Height - 1) / Layout.StoredRows + 1;
        for (int done = 0; done < rows;)
        {
            long pixelRow = firstPixelRow + done;
            long strip = pixelRow / Layout.StoredRows, within = pixelRow % Layout.StoredRows;
            int take = (int)Math.Min(rows - done, Layout.StoredRows - within);
            long stripRows = Math.Min(Layout.StoredRows, Layout.Height - (strip * Layout.StoredRows));
            (ulong offset, ulong count) = Place((ulong)((plane * stripsDown) + strip), (ulong)(Layout.RowBytes * stripRows));
            Span<byte> part = data.AsSpan((int)(done * Layout.RowBytes), (int)(take * Layout.RowBytes));
            if (count == 0)
            {
                FillRaw(part);
            }
            else
            {
                if (count < (ulong)(Layout.RowBytes * (within + take)))
                {
                    throw RasterException.Damaged($"a strip has {count} bytes, too few for its rows");
                }

                source.Read(offset + (ulong)(within * Layout.RowBytes), part);
                if (Layout.ReversedBits)
                {
                    Reverse(part);
                }
            }

            done += take;
        }

        return data;
    }

    /// <summary>Stored bytes of rows that were never written; they pass through the byte order later on.</summary>
    private void FillRaw(Span<byte> part)
    {
        if (Layout.Bits % 8 != 0 || Layout.Bits / 8 != fill.Length)
        {
            part.Clear();
            return;
        }

        byte[] value = [.. fill];
        if (Layout.Directory.BigEndian)
        {
            Array.Reverse(value);
        }

        for (int i = 0; i < part.Length; i += value.Length)
        {
            value.CopyTo(part[i..]);
        }
    }

    private (ulong Offset, ulong Count) Place(ulong stored, ulong uncompressed)
    {
        ulong offset = Layout.Directory.IntegerAt(offsetsTag, stored);
        if (!Layout.Directory.Has(countsTag))
        {
            return Layout.Compression == TiffCompression.None ? (offset, uncompressed) : throw RasterException.Damaged("it does not say how long its blocks are");
        }

        ulong count = Layout.Directory.IntegerAt(countsTag, stored);
        if (count == 0 || offset == 0)
        {
            return (0, 0);
        }

        source.Claim(offset, count);
        return (offset, count);
    }

    /// <summary>A block that was never written: nodata, or 0.</summary>
    private byte[] Empty(int rows)
    {
        byte[] data = cache.Take(Layout.DecodedRowBytes * rows);
        Array.Clear(data);
        if (fill.AsSpan().ContainsAnyExcept((byte)0))
        {
            for (int i = 0; i < data.Length; i += fill.Length)
            {
                fill.CopyTo(data, i);
            }
        }

        return data;
    }

    private void Expand(ulong offset, ulong count, int rows, byte[] data)
    {
        switch (Layout.Compression)
        {
            case TiffCompression.None:
                if (count < (ulong)data.Length)
                {
                    throw RasterException.Damaged($"a block has {count} of {data.Length} bytes");
                }

                source.Read(offset, data);
                break;
            case TiffCompression.AdobeDeflate or TiffCompression.Deflate when !Layout.ReversedBits:
                Inflate(new ZLibStream(source.Range(offset, count), CompressionMode.Decompress), data);
                return;
            case TiffCompression.Zstd when !Layout.ReversedBits:
                Inflate(new ZstdSharp.DecompressionStream(source.Range(offset, count)), data);
                return;
            case TiffCompression.Jpeg when Layout.BandsInBlock is not (1 or 3):
                // Skia would take four bands for CMYK.
                LibTiffBlock.Decode(JpegBlock.Splice(jpegTables, Stored(offset, count), Layout.BandsInBlock, false), TiffCompression.Jpeg, Layout.BlockWidth, Layout.BandsInBlock, rows, 0, data);
                return;
            case TiffCompression.Jpeg:
                JpegBlock.Decode(jpegTables, Stored(offset, count), Layout.BandsInBlock, Layout.Photometric == 6, Layout.BlockWidth, rows, data);
                return;
            default:
                byte[] block = Stored(offset, count);
                if (Layout.ReversedBits)
                {
                    Reverse(block);
                }

                ExpandBytes(block, rows, data);
                return;
        }

        if (Layout.ReversedBits)
        {
            Reverse(data);
        }
    }

    private void ExpandBytes(byte[] block, int rows, byte[] data)
    {
        switch (Layout.Compression)
        {
            case TiffCompression.AdobeDeflate or TiffCompression.Deflate:
                Inflate(new ZLibStream(new MemoryStream(block), CompressionMode.Decompress), data);
                break;
            case TiffCompression.Zstd:
                Inflate(new ZstdSharp.DecompressionStream(new MemoryStream(block)), data);
                break;
            default:
                bool bytes = Layout.Compression is TiffCompression.Lzw or TiffCompression.PackBits;
                int t4 = Layout.Compression == TiffCompression.CcittFax3 ? (int)Layout.Directory.Integer(TiffTag.T4Options, 0) & 7 : 0;
                LibTiffBlock.Decode(block, Layout.Compression, bytes ? (int)Layout.RowBytes : Layout.BlockWidth, 1, rows, t4, data);
                break;
        }
    }

    private byte[] Stored(ulong offset, ulong count)
    {
        // No codec makes data twice as long; what claims more is not worth the memory.
        if (count > (ulong)(2 * Layout.RowBytes * Layout.BlockHeight) + 65536 || count > TiffLayout.MaxBlockBytes / 2)
        {
            throw RasterException.Damaged($"a compressed block claims {count} bytes");
        }

        byte[] block = new byte[count];
        source.Read(offset, block);
        return block;
    }

    private static void Inflate(Stream stream, byte[] data)
    {
        using (stream)
        {
            int read;
            try
            {
                read = stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);

                // Going on to the end makes the codec compare its checksum, where it has one: a flipped bit is an error, not a wrong pixel. Some writers fill up the last strip.
                Drain(stream);
            }
            catch (Exception e) when (e is InvalidDataException or ZstdSharp.ZstdException or IOException)
            {
                throw RasterException.Damaged("a compressed block is not valid", e);
            }

            if (read != data.Length)
            {
                throw RasterException.Damaged($"a compressed block holds {read} of {data.Length} bytes");
            }
        }
    }

    private static void Drain(Stream stream)
    {
        byte[] scratch = new byte[8192];
        long left = TiffLayout.MaxBlockBytes;
        for (int read = 1; read > 0; left -= read)
        {
            read = stream.Read(scratch);
            if (left < 0)
            {
                throw RasterException.Damaged("a compressed block is far longer than its place");
            }
        }
    }

    private static void Reverse(Span<byte> data)
    {
        for (int i = 0; i < data.Length; i++)
        {
            int b = data[i];
            b = ((b & 0xF0) >> 4) | ((b & 0x0F) << 4);
            b = ((b & 0xCC) >> 2) | ((b & 0x33) << 2);
            data[i] = (byte)(((b & 0xAA) >> 1) | ((b & 0x55) << 1));
        }
    }

    /// <summary>From stored to decoded samples: byte order, predictor, odd widths.</summary>
    private byte[] Widen(byte[] data, int rows)
    {
        int stored = Layout.Bits / 8, rowBytes = (int)Layout.RowBytes;
        if (Layout.Directory.BigEndian && (Layout.Bits is 16 or 32 or 64) && Layout.Predictor != 3)
        {
            Predictors.SwapBytes(data, stored);
        }

        if (Layout.Predictor != 1)
        {
            for (int y = 0; y < rows; y++)
            {
                Span<byte> row = data.AsSpan(y * rowBytes, rowBytes);
                if (Layout.Predictor == 2)
                {
                    Predictors.Horizontal(row, stored, Layout.BandsInBlock);
                }
                else
                {
                    Predictors.FloatingPoint(row, stored, Layout.BandsInBlock);
                }
            }
        }

        int size = SampleTypes.Size(Layout.Type);
        if (stored * 8 == Layout.Bits && stored == size)
        {
            return data;
        }

        byte[] samples = cache.Take(Layout.DecodedRowBytes * rows);
        for (int y = 0; y < rows; y++)
        {
            ReadOnlySpan<byte> row = data.AsSpan(y * rowBytes, rowBytes);
            Span<byte> target = samples.AsSpan((int)(y * Layout.DecodedRowBytes), (int)Layout.DecodedRowBytes);
            if (Layout.Type == SampleType.Float32)
            {
                Predictors.WidenHalf(row, target);
            }
            else
            {
                Predictors.Unpack(row, Layout.Bits, target, size);
            }
        }

        cache.GiveBack(data);
        return samples;
    }
}
