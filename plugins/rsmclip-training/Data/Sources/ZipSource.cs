using System.IO.Compression;

namespace RsPlugins.RsmClip.Training.Data.Sources;

/// <summary>The files of a ZIP file.</summary>
internal sealed class ZipSource : IImageSource
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    public ZipSource(string path)
    {
        _archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in _archive.Entries.Where(entry => entry.Name.Length > 0))
        {
            _entries[entry.FullName.Replace('\\', '/')] = entry;
        }

        Names = [.. _entries.Keys.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Names { get; }

    public byte[] Read(string name)
    {
        // The entries of an archive share one stream.
        lock (_archive)
        {
            ZipArchiveEntry entry = _entries[name];
            byte[] file = new byte[entry.Length];
            using Stream stream = entry.Open();
            try
            {
                stream.ReadExactly(file);
            }
            catch (EndOfStreamException cut)
            {
                throw new InvalidDataException("it is shorter than its archive says", cut);
            }

            return file;
        }
    }

    public void Dispose() => _archive.Dispose();
}
