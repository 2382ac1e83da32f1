using System.Formats.Tar;
using Microsoft.Win32.SafeHandles;

namespace RsPlugins.RsmClip.Training.Data.Sources;

/// <summary>
/// The files of tar archives, WebDataset's shards among them. One pass over the headers finds where each file lies; after that files are read at their places in any order.
/// With several shards a name begins with its shard's, since each may count its samples from 0.
/// </summary>
internal sealed class TarSource : IImageSource
{
    private readonly List<SafeFileHandle> _shards = [];
    private readonly Dictionary<string, (int Shard, long Offset, int Length)> _places = new(StringComparer.Ordinal);

    public TarSource(IReadOnlyList<string> paths)
    {
        try
        {
            foreach (string path in paths)
            {
                Index(path, paths.Count > 1 ? Path.GetFileNameWithoutExtension(path) + "/" : "");
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        Names = [.. _places.Keys.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Names { get; }

    public byte[] Read(string name)
    {
        (int shard, long offset, int length) = _places[name];
        byte[] file = new byte[length];
        for (int read = 0; read < length;)
        {
            int got = RandomAccess.Read(_shards[shard], file.AsSpan(read), offset + read);
            read += got > 0 ? got : throw new InvalidDataException("its archive ends within it");
        }

        return file;
    }

    public void Dispose() => _shards.ForEach(shard => shard.Dispose());

    private void Index(string path, string prefix)
    {
        using FileStream stream = File.OpenRead(path);
        using TarReader reader = new(stream);
        try
        {
            while (reader.GetNextEntry() is TarEntry entry)
            {
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile && entry.Length <= Array.MaxLength)
                {
                    string name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
                    _places[prefix + name] = (_shards.Count, entry.DataOffset, (int)entry.Length);
                }
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            throw new TrainingException($"{path} is no tar archive, or is cut off.", "Write or copy it again.", damaged);
        }

        _shards.Add(File.OpenHandle(path));
    }
}
