using BitMiracle.LibTiff.Classic;
using LibTag = BitMiracle.LibTiff.Classic.TiffTag;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>Decodes a strip or tile by LibTiff.NET, which sees it as the only strip of a small TIFF file made in memory. No handle is shared between threads.</summary>
internal static class LibTiffBlock
{
    static LibTiffBlock()
    {
        // LibTiff.NET writes to the standard error stream otherwise; what matters here is whether a call fails.
        LibTiff.SetErrorHandler(new Silent());
    }

    /// <summary>Fills the output with decoded rows.</summary>
    /// <param name="block">The stored bytes.</param>
    /// <param name="compression">LZW, PackBits, a CCITT one, or JPEG of independent bands.</param>
    /// <param name="width">Pixels of a row for CCITT and JPEG, bytes of a row otherwise.</param>
    /// <param name="bands">Bands for JPEG, otherwise 1.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="t4Options">The T4Options field, for CCITT 3.</param>
    /// <param name="output">Room for exactly the rows.</param>
    public static void Decode(byte[] block, int compression, int width, int bands, int rows, int t4Options, byte[] output)
    {
        bool ccitt = compression is not (TiffCompression.Lzw or TiffCompression.PackBits or TiffCompression.Jpeg);
        using MemoryStream file = File(block, compression, width, bands, rows, ccitt ? 1 : 8, t4Options);
        int read;

        // Bits are set one by one into what is there.
        Array.Clear(output);
        try
        {
            using LibTiff? tiff = LibTiff.ClientOpen("block", "r", file, new TiffStream());
            read = tiff is null ? -1 : tiff.ReadEncodedStrip(0, output, 0, output.Length);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or NullReferenceException or InvalidOperationException or ArithmeticException or IOException)
        {
            throw RasterException.Damaged("a block cannot be decoded", e);
        }

        if (read != output.Length)
        {
            throw RasterException.Damaged($"a block holds {Math.Max(read, 0)} of {output.Length} bytes");
        }
    }

    private static MemoryStream File(byte[] block, int compression, int width, int bands, int rows, int bits, int t4Options)
    {
        (LibTag Tag, int Value)[] fields =
        [
            (LibTag.IMAGEWIDTH, width), (LibTag.IMAGELENGTH, rows),
            (LibTag.BITSPERSAMPLE, bits), (LibTag.COMPRESSION, compression),
            (LibTag.PHOTOMETRIC, bands == 1 ? 0 : 1), (LibTag.STRIPOFFSETS, 8),
            (LibTag.SAMPLESPERPIXEL, bands), (LibTag.ROWSPERSTRIP, rows),
            (LibTag.STRIPBYTECOUNTS, block.Length), (LibTag.T4OPTIONS, t4Options),
        ];
        MemoryStream memory = new(block.Length + 256);
        BinaryWriter writer = new(memory);
        writer.Write("II*\0"u8);
        writer.Write((8 + block.Length + 1) & ~1);
        writer.Write(block);
        if (block.Length % 2 != 0)
        {
            writer.Write((byte)0);
        }

        writer.Write((ushort)fields.Length);
        foreach ((LibTag tag, int value) in fields)
        {
            writer.Write((ushort)tag);
            bool isShort = tag is LibTag.BITSPERSAMPLE or LibTag.COMPRESSION or LibTag.PHOTOMETRIC or LibTag.SAMPLESPERPIXEL;
            writer.Write((ushort)(isShort ? 3 : 4));
            writer.Write(1);
            writer.Write(value);
        }

        writer.Write(0);
        writer.Flush();
        memory.Position = 0;
        return memory;
    }

    private sealed class Silent : TiffErrorHandler
    {
        public override void ErrorHandler(LibTiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(LibTiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(LibTiff tif, object clientData, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(LibTiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }
}
