using System.Buffers.Binary;
using System.IO.Compression;
using RsPlugins.RsmClip.Model.Preprocessing;

namespace RsPlugins.RsmClip.Model.Tests;

/// <summary>Reads the PNG files of the fixtures as they are stored: indices stay indices, alpha is not applied, 16 bits stay 16.</summary>
internal sealed record PngImage(int Width, int Height, int Depth, int Channels, byte[] Samples, byte[]? Palette)
{
    public static PngImage Read(string path)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(path);
        using MemoryStream packed = new();
        int width = 0, height = 0, depth = 0, colour = 0;
        byte[]? palette = null;
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            ReadOnlySpan<byte> data = file.Slice(at + 8, length);
            switch (System.Text.Encoding.ASCII.GetString(file.Slice(at + 4, 4)))
            {
                case "IHDR":
                    (width, height, depth, colour) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[8], data[9]);
                    Assert.Equal(0, data[12]);
                    break;
                case "PLTE":
                    palette = data.ToArray();
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            at += length + 12;
        }

        int channels = colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        packed.Position = 0;
        using ZLibStream inflated = new(packed, CompressionMode.Decompress);
        byte[] rows = Unfilter(inflated, width, height, depth * channels);
        return new PngImage(width, height, depth, channels, depth < 8 ? Spread(rows, width, height, depth) : rows, palette);
    }

    public PixelImage ToPixelImage() => Depth == 1 && Palette is null
        ? new PixelImage(Samples, Width, Height, 1, [0, 0, 0, 255, 255, 255])
        : new PixelImage(Samples, Width, Height, Channels, Palette);

    public ushort[] ToWide() => [.. Samples.Chunk(2).Select(pair => BinaryPrimitives.ReadUInt16BigEndian(pair))];

    private static byte[] Unfilter(Stream stream, int width, int height, int bitsPerPixel)
    {
        int stride = ((width * bitsPerPixel) + 7) / 8;
        int step = Math.Max(1, bitsPerPixel / 8);
        byte[] rows = new byte[stride * height];
        for (int y = 0; y < height; y++)
        {
            int filter = stream.ReadByte();
            Span<byte> row = rows.AsSpan(y * stride, stride);
            stream.ReadExactly(row);
            for (int x = 0; x < stride; x++)
            {
                int left = x >= step ? row[x - step] : 0;
                int up = y > 0 ? rows[((y - 1) * stride) + x] : 0;
                int corner = y > 0 && x >= step ? rows[((y - 1) * stride) + x - step] : 0;
                row[x] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
        }

        return rows;
    }

    private static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner;
        int toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static byte[] Spread(byte[] rows, int width, int height, int depth)
    {
        int stride = ((width * depth) + 7) / 8;
        byte[] samples = new byte[width * height];
        for (int i = 0; i < samples.Length; i++)
        {
            int bit = i % width * depth;
            samples[i] = (byte)((rows[(i / width * stride) + (bit / 8)] >> (8 - depth - (bit % 8))) & ((1 << depth) - 1));
        }

        return samples;
    }
}
