using SkiaSharp;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>Decodes a JPEG strip or tile: the shared tables are spliced into it so that it becomes a whole JPEG file (TIFF Technical Note 2).</summary>
internal static class JpegBlock
{
    /// <summary>Writes [rows, width, bands] samples.</summary>
    /// <param name="tables">The JPEGTables field, or empty.</param>
    /// <param name="block">The stored bytes.</param>
    /// <param name="bands">1 or 3.</param>
    /// <param name="yCbCr">Whether three bands are YCbCr (they are converted to RGB) or stored as they are.</param>
    /// <param name="width">Pixels across of the block.</param>
    /// <param name="rows">Rows wanted; the JPEG may have more.</param>
    /// <param name="output">Room for the samples.</param>
    public static void Decode(ReadOnlySpan<byte> tables, ReadOnlySpan<byte> block, int bands, bool yCbCr, int width, int rows, Span<byte> output)
    {
        using SKData data = SKData.CreateCopy(Splice(tables, block, bands, yCbCr));
        using SKCodec? codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != SKEncodedImageFormat.Jpeg || codec.Info.Width < width || codec.Info.Height < rows
            || codec.Info.Width > width + 64 || codec.Info.Height > rows + 65536 || (long)codec.Info.Width * codec.Info.Height * 4 > TiffLayout.MaxBlockBytes)
        {
            throw RasterException.Damaged("a JPEG block is not valid or has another size than its place");
        }

        SKImageInfo info = new(codec.Info.Width, codec.Info.Height, bands == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque);
        byte[] pixels = new byte[info.BytesSize];
        SKCodecResult result;
        unsafe
        {
            fixed (byte* first = pixels)
            {
                result = codec.GetPixels(info, (nint)first);
            }
        }

        if (result != SKCodecResult.Success)
        {
            throw RasterException.Damaged($"a JPEG block cannot be decoded ({result})");
        }

        int step = bands == 1 ? 1 : 4;
        for (int y = 0; y < rows; y++)
        {
            ReadOnlySpan<byte> source = pixels.AsSpan(y * info.RowBytes, width * step);
            Span<byte> target = output.Slice(y * width * bands, width * bands);
            if (bands == 1)
            {
                source.CopyTo(target);
                continue;
            }

            for (int x = 0; x < width; x++)
            {
                source.Slice(x * 4, 3).CopyTo(target[(x * 3)..]);
            }
        }
    }

    /// <summary>A whole JPEG file made of shared tables and a block.</summary>
    public static byte[] Splice(ReadOnlySpan<byte> tables, ReadOnlySpan<byte> block, int bands, bool yCbCr)
    {
        if (block.Length < 4 || block[0] != 0xFF || block[1] != 0xD8)
        {
            throw RasterException.Damaged("a JPEG block does not start like one");
        }

        // The Adobe segment tells the decoder which colours are stored, as the TIFF says it and the JPEG may not.
        ReadOnlySpan<byte> adobe = bands == 3 ? [0xFF, 0xEE, 0, 14, (byte)'A', (byte)'d', (byte)'o', (byte)'b', (byte)'e', 0, 100, 0, 0, 0, 0, (byte)(yCbCr ? 1 : 0)] : [];
        ReadOnlySpan<byte> shared = tables.Length > 4 ? tables[2..^2] : [];
        return [0xFF, 0xD8, .. adobe, .. shared, .. block[2..]];
    }
}
