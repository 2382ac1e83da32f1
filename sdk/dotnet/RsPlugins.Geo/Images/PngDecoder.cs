using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Images;

/// <summary>
/// Decodes PNG (ISO/IEC 15948) to the samples it stores. SkiaSharp gives colours instead of indices, drops 16-bit samples to 8 and applies colour profiles, all of which change what a model sees.
/// </summary>
internal static class PngDecoder
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n =>
    {
        uint c = (uint)n;
        for (int k = 0; k < 8; k++)
        {
            c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        }

        return c;
    })];

    // Adam7: first column, first row, column step, row step of each pass.
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static bool Matches(ReadOnlySpan<byte> start) => start.StartsWith(Signature);

    public static DecodedImage Decode(byte[] file)
    {
        ReadOnlySpan<byte> png = file;
        Header header = default;
        bool haveHeader = false, ended = false;
        byte[]? palette = null, transparency = null;
        List<(int Start, int Length)> parts = [];
        for (int at = 8; at + 12 <= png.Length && !ended;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > png.Length - at - 12)
            {
                throw RasterException.Damaged("the PNG ends within a chunk");
            }

            ReadOnlySpan<byte> typed = png.Slice(at + 4, 4 + (int)length), body = typed[4..];
            if (Crc(typed) != BinaryPrimitives.ReadUInt32BigEndian(png[(at + 8 + (int)length)..]))
            {
                throw RasterException.Damaged("the checksum of a PNG chunk is wrong");
            }

            switch (BinaryPrimitives.ReadUInt32BigEndian(typed))
            {
                case 0x49484452: // IHDR
                    header = Header.Read(body);
                    haveHeader = true;
                    break;
                case 0x504C5445: // PLTE
                    palette = body.ToArray();
                    break;
                case 0x74524E53: // tRNS
                    transparency = body.ToArray();
                    break;
                case 0x49444154: // IDAT
                    parts.Add((at + 8, (int)length));
                    break;
                case 0x49454E44: // IEND
                    ended = true;
                    break;
            }

            at += 12 + (int)length;
        }

        if (!haveHeader || !ended || (header.ColorType == 3 && palette is null))
        {
            throw RasterException.Damaged("the PNG is incomplete");
        }

        return Build(header, file, parts, header.ColorType == 3 ? Colors(palette!, transparency) : null);
    }

    private static ColorTable Colors(byte[] palette, byte[]? transparency) =>
        new([.. Enumerable.Range(0, Math.Min(256, palette.Length / 3)).Select(i =>
            (palette[i * 3], palette[(i * 3) + 1], palette[(i * 3) + 2], transparency is not null && i < transparency.Length ? transparency[i] : (byte)255))]);

    private static DecodedImage Build(Header header, byte[] file, List<(int Start, int Length)> parts, ColorTable? colors)
    {
        long count = (long)header.Width * header.Height * header.Channels;
        ImageFile.CheckSize(file.Length, (double)header.Width * header.Height * header.Channels * (header.Depth == 16 ? 3 : 1));
        byte[] pixels = header.Depth == 16 ? [] : new byte[count];
        ushort[]? deep = header.Depth == 16 ? new ushort[count] : null;
        Span<byte> stored = deep is null ? pixels : MemoryMarshal.AsBytes(deep.AsSpan());
        using (ZLibStream inflated = new(new PartsStream(file, parts), CompressionMode.Decompress))
        {
            try
            {
                foreach ((int x, int y, int stepX, int stepY) in header.Interlaced ? Passes : [(0, 0, 1, 1)])
                {
                    Pass(inflated, header, x, y, stepX, stepY, stored);
                }

                // Reading to the end makes the stream compare its checksum.
                if (inflated.ReadByte() >= 0)
                {
                    throw RasterException.Damaged("the PNG holds more pixels than its size");
                }
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                throw RasterException.Damaged("the pixels of the PNG cannot be decompressed", e);
            }
        }

        if (deep is not null)
        {
            BinaryPrimitives.ReverseEndianness(deep, deep);
            pixels = Array.ConvertAll(deep, sample => (byte)(sample >> 8));
        }
        else if (header.Depth < 8 && colors is null)
        {
            int scale = 255 / ((1 << header.Depth) - 1);
            for (int i = 0; i < pixels.Length; i++)
            {
                pixels[i] = (byte)(pixels[i] * scale);
            }
        }

        return new DecodedImage(pixels, header.Width, header.Height, header.Channels, colors) { Deep = deep, BitsPerSample = header.Depth };
    }

    private static void Pass(Stream inflated, Header header, int firstX, int firstY, int stepX, int stepY, Span<byte> samples)
    {
        int width = (header.Width - firstX + stepX - 1) / stepX, height = (header.Height - firstY + stepY - 1) / stepY;
        if (width <= 0 || height <= 0)
        {
            return;
        }

        int bits = header.Channels * header.Depth, pixelBytes = Math.Max(1, bits / 8), stored = bits >= 8 ? pixelBytes : 1;
        byte[] row = new byte[(((long)width * bits) + 7) / 8], above = new byte[row.Length];
        for (int y = 0; y < height; y++)
        {
            int filter = inflated.ReadByte();
            inflated.ReadExactly(row);
            Unfilter(filter, row, above, pixelBytes);
            long target = (long)(firstY + (y * stepY)) * header.Width;
            for (int x = 0; x < width; x++)
            {
                long pixel = (target + firstX + ((long)x * stepX)) * stored;
                if (bits >= 8)
                {
                    row.AsSpan(x * pixelBytes, pixelBytes).CopyTo(samples[(int)pixel..]);
                }
                else
                {
                    int shift = 8 - bits - (x * bits % 8);
                    samples[(int)pixel] = (byte)((row[x * bits / 8] >> shift) & ((1 << bits) - 1));
                }
            }

            (row, above) = (above, row);
        }
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int step)
    {
        if (filter is < 0 or > 4)
        {
            throw RasterException.Damaged("a row of the PNG has an unknown filter");
        }

        for (int i = 0; i < row.Length && filter != 0; i++)
        {
            int a = i >= step ? row[i - step] : 0, b = above[i], c = i >= step ? above[i - step] : 0;
            row[i] += (byte)(filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, _ => Paeth(a, b, c) });
        }
    }

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c, pa = Math.Abs(p - a), pb = Math.Abs(p - b), pc = Math.Abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private readonly record struct Header(int Width, int Height, int Depth, int ColorType, bool Interlaced)
    {
        public int Channels => ColorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

        public static Header Read(ReadOnlySpan<byte> body)
        {
            if (body.Length != 13)
            {
                throw RasterException.Damaged("the PNG header has a wrong length");
            }

            uint width = BinaryPrimitives.ReadUInt32BigEndian(body), height = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
            int depth = body[8], color = body[9];
            bool sound = color switch
            {
                0 => depth is 1 or 2 or 4 or 8 or 16,
                3 => depth is 1 or 2 or 4 or 8,
                2 or 4 or 6 => depth is 8 or 16,
                _ => false,
            };
            if (!sound || width is 0 or > int.MaxValue || height is 0 or > int.MaxValue || body[10] != 0 || body[11] != 0 || body[12] > 1)
            {
                throw RasterException.Damaged("the PNG header is not valid");
            }

            return new Header((int)width, (int)height, depth, color, body[12] == 1);
        }
    }

    /// <summary>The image data, which lies in several chunks, as one stream without a copy.</summary>
    private sealed class PartsStream(byte[] file, List<(int Start, int Length)> parts) : Stream
    {
        private int part;
        private int used;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (part < parts.Count && used == parts[part].Length)
            {
                part++;
                used = 0;
            }

            if (part == parts.Count)
            {
                return 0;
            }

            int take = Math.Min(count, parts[part].Length - used);
            Array.Copy(file, parts[part].Start + used, buffer, offset, take);
            used += take;
            return take;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
