namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>How one directory's pixels are stored, checked so that all later sizes are sound.</summary>
internal sealed class TiffLayout
{
    /// <summary>Largest block that is decoded, in bytes. With the cache of no more than this and the compressed bytes it bounds the memory of a reader.</summary>
    public const int MaxBlockBytes = 64 << 20;

    /// <summary>The most that the blocks under a row of windows may take to be kept for the next row of windows.</summary>
    private const int MostRowBytes = 16 << 20;

    /// <summary>Enough for the blocks that windows beside each other share.</summary>
    private const int SharedBytes = 8 << 20;

    /// <summary>Largest block for codecs that need copies of the compressed bytes beside the decoded ones.</summary>
    private const int MaxCopiedBlockBytes = 32 << 20;

    /// <summary>Uncompressed strips are cut to about this size, so that a file with a single strip can be read in pieces.</summary>
    private const int PieceBytes = 1 << 20;

    public TiffLayout(TiffDirectory directory)
    {
        Directory = directory;
        Width = Size(TiffTag.ImageWidth, "width");
        Height = Size(TiffTag.ImageLength, "height");
        Bands = (int)Math.Min(directory.Integer(TiffTag.SamplesPerPixel, 1), 65536);
        Compression = (int)Math.Min(directory.Integer(TiffTag.Compression, 1), int.MaxValue);
        Photometric = (int)Math.Min(directory.Integer(TiffTag.Photometric, 1), int.MaxValue);
        Planar = directory.Integer(TiffTag.PlanarConfiguration, 1) == 2 && Bands > 1;
        ReversedBits = directory.Integer(TiffTag.FillOrder, 1) == 2;
        if (Bands is < 1 or > 65535)
        {
            throw RasterException.Damaged($"it claims {Bands} bands");
        }

        (Bits, Type) = Samples(directory, Bands);
        if (!TiffCompression.IsRead(Compression))
        {
            throw RasterException.Unsupported($"its compression, {TiffCompression.Name(Compression)}, is not built in");
        }

        Predictor = Compression is TiffCompression.Lzw or TiffCompression.AdobeDeflate or TiffCompression.Deflate or TiffCompression.Zstd
            ? (int)Math.Min(directory.Integer(TiffTag.Predictor, 1), int.MaxValue) : 1;
        CheckCodec();
        Tiled = directory.Has(TiffTag.TileWidth) || directory.Has(TiffTag.TileOffsets);
        BlockWidth = Tiled ? Size(TiffTag.TileWidth, "tile width") : Width;
        BlockHeight = Tiled ? Size(TiffTag.TileLength, "tile height") : (int)Math.Clamp(directory.Integer(TiffTag.RowsPerStrip, uint.MaxValue), 1, (ulong)Height);
        StoredRows = BlockHeight;
        long rowBytes = RowBytes;
        if (!Tiled && Compression == TiffCompression.None && rowBytes > PieceBytes / BlockHeight)
        {
            BlockHeight = (int)Math.Max(1, PieceBytes / Math.Max(1, rowBytes));
        }

        BlocksAcross = (Width - 1) / BlockWidth + 1;
        BlocksDown = (Height - 1) / BlockHeight + 1;
        CheckBlocks();
    }

    public TiffDirectory Directory { get; }

    public int Width { get; }

    public int Height { get; }

    public int Bands { get; }

    public int Bits { get; }

    public SampleType Type { get; }

    public int Compression { get; }

    public int Photometric { get; }

    public int Predictor { get; }

    public bool Planar { get; }

    public bool ReversedBits { get; }

    public bool Tiled { get; }

    public int BlockWidth { get; }

    /// <summary>Rows of a block as it is decoded.</summary>
    public int BlockHeight { get; }

    /// <summary>Rows of a strip or tile as it is stored; more than <see cref="BlockHeight"/> when an uncompressed strip is read in pieces.</summary>
    public int StoredRows { get; }

    public int BlocksAcross { get; }

    public int BlocksDown { get; }

    /// <summary>
    /// What the decoded blocks may take. A row of windows lies over two rows of blocks or more, which the next one uses again; where they do not fit, keeping a part of them is of no use.
    /// A window of a raster in strips needs all strips of its rows: what left too early would be decoded again for each window beside it.
    /// </summary>
    public int CacheBytes => !Tiled ? MaxBlockBytes : 2L * BlocksAcross * DecodedRowBytes * BlockHeight < MostRowBytes ? MostRowBytes : SharedBytes;

    /// <summary>Bands that lie together in a block.</summary>
    public int BandsInBlock => Planar ? 1 : Bands;

    /// <summary>Bytes of a stored row of a block.</summary>
    public long RowBytes => (((long)BlockWidth * BandsInBlock * Bits) + 7) / 8;

    /// <summary>Bytes of a row of a decoded block, its samples widened.</summary>
    public long DecodedRowBytes => (long)BlockWidth * BandsInBlock * SampleTypes.Size(Type);

    /// <summary>Rows of a block that hold pixels: the last strip may be shorter, a tile is always whole.</summary>
    public int RowsOf(int blockRow) => Tiled ? BlockHeight : (int)Math.Min(BlockHeight, Height - ((long)blockRow * BlockHeight));

    private static (int Bits, SampleType Type) Samples(TiffDirectory directory, int bands)
    {
        int bits = Same(TiffTag.BitsPerSample, 1, "bits per sample");
        int format = Same(TiffTag.SampleFormat, 1, "sample format");
        SampleType? type = (format, bits) switch
        {
            (1 or 4, >= 1 and <= 8) => SampleType.UInt8,
            (1 or 4, > 8 and <= 16) => SampleType.UInt16,
            (1 or 4, > 16 and <= 32) => SampleType.UInt32,
            (1 or 4, 64) => SampleType.UInt64,
            (2, 8) => SampleType.Int8,
            (2, 16) => SampleType.Int16,
            (2, 32) => SampleType.Int32,
            (2, 64) => SampleType.Int64,
            (3, 16 or 32) => SampleType.Float32,
            (3, 64) => SampleType.Float64,
            _ => null,
        };
        return (bits, type ?? throw RasterException.Unsupported($"samples of {bits} bits with format {format} are not read (complex numbers and odd widths are not)"));

        int Same(ushort tag, ulong missing, string what)
        {
            ulong first = directory.Integer(tag, missing);
            ulong count = Math.Min(directory.Count(tag), (ulong)bands);
            for (ulong i = 1; i < count; i++)
            {
                if (directory.IntegerAt(tag, i) != first)
                {
                    throw RasterException.Unsupported($"its bands differ in {what}");
                }
            }

            return (int)Math.Min(first, 1000);
        }
    }

    private void CheckCodec()
    {
        if (Predictor is < 1 or > 3
            || (Predictor == 2 && (Bits is not (8 or 16 or 32 or 64)))
            || (Predictor == 3 && Type is not (SampleType.Float32 or SampleType.Float64)))
        {
            throw RasterException.Unsupported($"predictor {Predictor} with {Bits}-bit samples is not read");
        }

        if (Compression is TiffCompression.CcittRle or TiffCompression.CcittRleWord or TiffCompression.CcittFax3 or TiffCompression.CcittFax4
            && (Bits != 1 || BandsInBlock != 1))
        {
            throw RasterException.Damaged("CCITT compression goes with one bit a pixel only");
        }

        if (Compression == TiffCompression.Jpeg)
        {
            if (Type != SampleType.UInt8 || Bits != 8)
            {
                throw RasterException.Unsupported($"JPEG compression of {Bits}-bit samples is not read");
            }

            if (BandsInBlock is not (1 or 3 or 4))
            {
                throw RasterException.Unsupported($"JPEG compression of {BandsInBlock} bands together is not read");
            }
        }
        else if (Photometric == 6 && (Directory.Integer(TiffTag.YCbCrSubsampling, 2) != 1 || Directory.IntegerAt(TiffTag.YCbCrSubsampling, 1) != 1))
        {
            throw RasterException.Unsupported("subsampled YCbCr without JPEG compression is not read");
        }
    }

    private void CheckBlocks()
    {
        bool streamed = Compression is TiffCompression.None or TiffCompression.AdobeDeflate or TiffCompression.Deflate or TiffCompression.Zstd;
        int limit = streamed ? MaxBlockBytes : MaxCopiedBlockBytes;
        if (RowBytes > limit / BlockHeight || DecodedRowBytes > limit / BlockHeight)
        {
            throw RasterException.Unsupported($"its blocks of {BlockWidth} x {BlockHeight} pixels are larger than {limit >> 20} MiB each");
        }

        ulong stored = (ulong)BlocksAcross * (ulong)((Height - 1) / StoredRows + 1) * (ulong)(Planar ? Bands : 1);
        ushort tag = Directory.Has(TiffTag.TileOffsets) ? TiffTag.TileOffsets : TiffTag.StripOffsets;
        if (Directory.Count(tag) < stored)
        {
            throw RasterException.Damaged($"{stored} blocks are needed, but it lists {Directory.Count(tag)}");
        }
    }

    private int Size(ushort tag, string what)
    {
        ulong value = Directory.Integer(tag, 0);
        return value is >= 1 and <= int.MaxValue ? (int)value : throw RasterException.Damaged($"its {what} is {value}");
    }
}
