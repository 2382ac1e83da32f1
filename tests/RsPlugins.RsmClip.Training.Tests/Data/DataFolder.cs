using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;

namespace RsPlugins.RsmClip.Training.Tests.Data;

/// <summary>A folder with a data set of small images, which goes with the object.</summary>
internal sealed class DataFolder : IDisposable
{
    private const int Side = 8;
    private static readonly HashSet<string> All = new(StringComparer.Ordinal) { "train", "val", "test" };

    public string Root { get; } = Directory.CreateTempSubdirectory("rs-data").FullName;

    /// <summary>A PNG of one grey.</summary>
    public static byte[] Grey(int value) => ImageFile.EncodePng(Enumerable.Repeat((byte)value, Side * Side * 3).ToArray(), Side, Side, 3);

    public string Of(string name) => Path.Combine(Root, name);

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(name))!);
        File.WriteAllBytes(Of(name), bytes);
        return Of(name);
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Tar(string name, params (string Name, byte[] Bytes)[] files)
    {
        using FileStream stream = File.Create(Of(name));
        using TarWriter writer = new(stream, TarEntryFormat.Ustar);
        foreach ((string file, byte[] bytes) in files)
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, file) { DataStream = new MemoryStream(bytes) });
        }

        return Of(name);
    }

    public string Zip(string name, params (string Name, byte[] Bytes)[] files)
    {
        using ZipArchive archive = ZipFile.Open(Of(name), ZipArchiveMode.Create);
        foreach ((string file, byte[] bytes) in files)
        {
            using Stream stream = archive.CreateEntry(file).Open();
            stream.Write(bytes);
        }

        return Of(name);
    }

    /// <summary>Reads a data set with all its splits.</summary>
    public static ImageSet Read(ImageSetSettings settings, TextStore? texts = null, long memory = 1 << 20) =>
        ImageSet.Read(settings, texts ?? TextStore.Read(""), All, new DataReading(new DataSettings { Workers = 2 }, new ImageMemory(memory), _ => { }), CancellationToken.None);

    /// <summary>The images of all splits as "split file class first-text" lines, in their order.</summary>
    public static string[] Lines(ImageSet set) => [.. All.SelectMany(set.Split).Select(entry =>
        $"{entry.Split} {entry.File} {(entry.Label < 0 ? "-" : set.Labels[entry.Label])} {string.Join('|', entry.Captions.Select(caption => string.Join('/', caption.ByLanguage.Values)))}".TrimEnd())];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
