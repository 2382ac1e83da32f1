namespace RsPlugins.Geo.Tests.Rasters;

/// <summary>Writes the plainest TIFF: one strip of 16-bit samples.</summary>
internal static class RawTiff
{
    public static void Write(string path, int width, int height, IReadOnlyList<ushort> samples)
    {
        using BinaryWriter writer = new(File.Create(path));
        writer.Write("II*\0"u8);
        writer.Write(8 + (2 * samples.Count));
        foreach (ushort sample in samples)
        {
            writer.Write(sample);
        }

        (int Tag, int Value)[] fields = [(256, width), (257, height), (258, 16), (259, 1), (262, 1), (273, 8), (277, 1), (278, height), (279, 2 * samples.Count)];
        writer.Write((ushort)fields.Length);
        foreach ((int tag, int value) in fields)
        {
            writer.Write((ushort)tag);
            writer.Write((ushort)4);
            writer.Write(1);
            writer.Write(value);
        }

        writer.Write(0);
    }
}
