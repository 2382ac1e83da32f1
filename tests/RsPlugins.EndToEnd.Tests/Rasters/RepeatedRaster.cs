using System.IO.Compression;

namespace RsPlugins.EndToEnd.Tests.Rasters;

/// <summary>
/// Writes a georeferenced TIFF of any size in a moment: its tiles, three bands of bytes with DEFLATE, are the same few, stored once. Whoever reads it has as much to decode as from any other raster of its size.
/// </summary>
internal static class RepeatedRaster
{
    private const int Tile = 512;
    private const int Kinds = 4;
    private const int Bands = 3;
    private const ushort Short = 3;
    private const ushort Long = 4;
    private const ushort Double = 12;

    public static void Write(string path, int side)
    {
        using BinaryWriter file = new(File.Create(path));
        file.Write([(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0]);
        (uint Offset, uint Length)[] tiles = [.. Enumerable.Range(0, Kinds).Select(kind => Put(file, Compressed(kind)))];
        int across = (side + Tile - 1) / Tile;
        (uint Offset, uint Length)[] places = [.. Enumerable.Range(0, across * across).Select(place => tiles[(place + (place / across)) % Kinds])];
        (ushort Tag, ushort Type, int Count, uint Value)[] entries =
        [
            (256, Long, 1, (uint)side),
            (257, Long, 1, (uint)side),
            (258, Short, Bands, Put(file, Shorts(8, 8, 8)).Offset),
            (259, Short, 1, 8),
            (262, Short, 1, 2),
            (277, Short, 1, Bands),
            (284, Short, 1, 1),
            (322, Long, 1, Tile),
            (323, Long, 1, Tile),
            (324, Long, places.Length, Put(file, [.. places.SelectMany(place => BitConverter.GetBytes(place.Offset))]).Offset),
            (325, Long, places.Length, Put(file, [.. places.SelectMany(place => BitConverter.GetBytes(place.Length))]).Offset),
            (33550, Double, 3, Put(file, Doubles(0.2, 0.2, 0)).Offset),
            (33922, Double, 6, Put(file, Doubles(0, 0, 0, 500_000, 6_500_000, 0)).Offset),
            (34735, Short, 16, Put(file, Shorts(1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 3301)).Offset),
        ];
        uint directory = (uint)file.BaseStream.Position;
        file.Write((ushort)entries.Length);
        foreach ((ushort tag, ushort type, int count, uint value) in entries)
        {
            file.Write(tag);
            file.Write(type);
            file.Write(count);
            file.Write(value);
        }

        file.Write(0);
        file.Seek(4, SeekOrigin.Begin);
        file.Write(directory);
    }

    private static byte[] Shorts(params ushort[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Doubles(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static (uint Offset, uint Length) Put(BinaryWriter file, byte[] bytes)
    {
        // Offsets of TIFF are even.
        if (file.BaseStream.Position % 2 == 1)
        {
            file.Write((byte)0);
        }

        uint offset = (uint)file.BaseStream.Position;
        file.Write(bytes);
        return (offset, (uint)bytes.Length);
    }

    private static byte[] Compressed(int kind)
    {
        byte[] pixels = new byte[Tile * Tile * Bands];
        for (int i = 0; i < pixels.Length; i++)
        {
            (int x, int y, int band) = (i / Bands % Tile, i / Bands / Tile, i % Bands);
            pixels[i] = (byte)((x * (kind + 1)) + (y * 3) + (x * y / 64) + (band * 40));
        }

        using MemoryStream memory = new();
        using (ZLibStream zlib = new(memory, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(pixels);
        }

        return memory.ToArray();
    }
}
