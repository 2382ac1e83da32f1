using System.IO.Compression;
using System.IO.Hashing;
using RsPlugins.RsmClip.Model.Checkpoints.Pickle;

namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>
/// Reads what torch.save writes: a ZIP archive with one pickle that describes the tensors and one stored entry for each storage.
/// The pickle is read by a machine that knows tensors, dictionaries, lists and numbers and can call nothing.
/// </summary>
public static class TorchFile
{
    private const int LongestPickle = 64 << 20;
    private const int MostEntries = 1 << 16;
    private const string Hint = "Fetch the file again, or use the model's .safetensors file.";

    /// <summary>Opens a file; the values stay in its memory map unless a tensor is a strided view.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is missing, damaged, not a ZIP archive, or its pickle asks for anything but tensors.</exception>
    public static TensorFile Read(string path)
    {
        string name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new CheckpointException($"{name} does not exist.", "Check the path of the model folder.");
        }

        if (new FileInfo(path).Length < 22)
        {
            throw new CheckpointException($"{name} is damaged: it is too short for a ZIP archive.", Hint);
        }

        MappedFile map = new(path);
        try
        {
            return Parse(path, name, map);
        }
        catch (Exception error)
        {
            map.Dispose();
            if (error is InvalidDataException or EndOfStreamException or NotSupportedException or OverflowException or ArgumentException)
            {
                throw new CheckpointException($"{name} is damaged or not a checkpoint of torch 1.6 or later: {error.Message}", Hint, error);
            }

            throw;
        }
    }

    private static TensorFile Parse(string path, string name, MappedFile map)
    {
        // Without a buffer the stream's position after one byte tells where an entry's data begin.
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using ZipArchive archive = new(stream, ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries)
        {
            throw new CheckpointException($"{name} holds {archive.Entries.Count} entries; a checkpoint has a few hundred.", Hint);
        }

        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            CheckPath(entry.FullName, name);
        }

        ZipArchiveEntry[] pickles = [.. archive.Entries.Where(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))];
        if (pickles is not [ZipArchiveEntry pickle] || pickle.Length > LongestPickle)
        {
            throw new CheckpointException($"{name} does not hold one data.pkl of ordinary size: it is not a file of torch.save.", Hint);
        }

        string root = pickle.FullName[..^"data.pkl".Length];
        Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw new CheckpointException($"{name} holds {entry.FullName} twice.", Hint);
            }
        }

        Dictionary<string, ReadOnlyMemory<byte>> storages = new(StringComparer.Ordinal);
        ReadOnlyMemory<byte> Storage(string key)
        {
            if (!storages.TryGetValue(key, out ReadOnlyMemory<byte> data))
            {
                data = Locate(entries.GetValueOrDefault($"{root}data/{key}"), $"storage {key}", name, stream, map);
                storages.Add(key, data);
            }

            return data;
        }

        CheckByteOrder(entries.GetValueOrDefault($"{root}byteorder"), name, stream, map);
        object? value = new PickleReader(Locate(pickle, "data.pkl", name, stream, map), name).Read();
        return new TensorFile(new StateDict(Storage, map.Length, name).Tensors(value), new Dictionary<string, string>(), map);
    }

    private static ReadOnlyMemory<byte> Locate(ZipArchiveEntry? entry, string what, string name, FileStream stream, MappedFile map)
    {
        if (entry is null)
        {
            throw new CheckpointException($"{name} is damaged: {what} is missing.", Hint);
        }

        if (entry.CompressedLength != entry.Length || entry.Length > int.MaxValue)
        {
            throw new CheckpointException($"{name} holds {what} compressed or with more than 2 GiB; torch.save stores entries as they are.", Hint);
        }

        if (entry.Length == 0)
        {
            return default;
        }

        using Stream content = entry.Open();
        int first = content.ReadByte();
        long start = stream.Position - 1;
        if (first < 0 || start < 0 || start + entry.Length > map.Length)
        {
            throw new CheckpointException($"{name} is damaged: {what} is cut off.", Hint);
        }

        ReadOnlyMemory<byte> data = map.Slice(start, (int)entry.Length);
        return data.Span[0] == first && Crc32.HashToUInt32(data.Span) == entry.Crc32
            ? data
            : throw new CheckpointException($"{name} is damaged: the checksum of {what} is wrong.", Hint);
    }

    private static void CheckByteOrder(ZipArchiveEntry? entry, string name, FileStream stream, MappedFile map)
    {
        if (entry is not null && !Locate(entry, "byteorder", name, stream, map).Span.SequenceEqual("little"u8))
        {
            throw new CheckpointException($"{name} was written on a big-endian machine.", "Save it again on a little-endian one.");
        }
    }

    private static void CheckPath(string entry, string name)
    {
        bool isPlain = entry.Length is > 0 and <= 512
            && entry[0] != '/'
            && !entry.Contains('\\', StringComparison.Ordinal)
            && !entry.Contains(':', StringComparison.Ordinal)
            && entry.Split('/').All(part => part != "..");
        if (!isPlain)
        {
            throw new CheckpointException(
                $"{name} holds an entry whose name leads out of the archive.",
                "Do not use this file: no training program writes such names.");
        }
    }
}
