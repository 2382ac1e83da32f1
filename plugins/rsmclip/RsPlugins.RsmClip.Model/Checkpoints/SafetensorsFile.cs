using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>
/// Reads and writes safetensors: a JSON header with types, shapes and offsets, then raw little-endian values. The format has no checksum;
/// files written here carry one in their metadata, and in others a damaged value is only noticed where it is not a finite number (when exporting).
/// </summary>
public static class SafetensorsFile
{
    /// <summary>The metadata key under which files written here carry the SHA-256 of their values, which reading checks.</summary>
    public const string HashKey = "values.sha256";

    private const int LongestHeader = 16 << 20;
    private const int Alignment = 8;
    private const string Hint = "Fetch the file again; if it stays like this, its writer or its source is at fault.";

    /// <summary>Opens a file by a memory map.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is missing, truncated, damaged or uses types that are not read.</exception>
    public static TensorFile Read(string path)
    {
        string name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new CheckpointException($"{name} does not exist.", "Check the path of the model folder.");
        }

        if (new FileInfo(path).Length < sizeof(ulong) + 2)
        {
            throw Damaged(name, "it is too short for a header");
        }

        MappedFile map = new(path);
        try
        {
            return Parse(map, name);
        }
        catch (Exception error)
        {
            map.Dispose();
            if (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
            {
                throw new CheckpointException($"{name} is damaged: its header is not the JSON that safetensors has.", Hint, error);
            }

            throw;
        }
    }

    /// <summary>Writes a file, to the disk and not only to its cache; the caller gives it its final name when it is complete.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="tensors">The tensors in the order of the file.</param>
    /// <param name="metadata">Free texts for the header.</param>
    public static void Write(string path, IEnumerable<TensorToWrite> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        TensorToWrite[] all = [.. tensors];
        byte[] header = Header(all, metadata ?? new Dictionary<string, string>());
        using FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (TensorToWrite tensor in all)
        {
            stream.Write(tensor.Data.Span);
        }

        stream.Flush(flushToDisk: true);
    }

    private static byte[] Header(TensorToWrite[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TensorToWrite tensor in tensors)
        {
            TensorNames.Check(tensor.Name, "The file to write");
            if (TensorTypes.Count(tensor.Shape) * TensorTypes.Size(tensor.Type) != tensor.Data.Length)
            {
                throw new ArgumentException($"{tensor.Name} has {tensor.Data.Length} bytes, which its shape [{string.Join(',', tensor.Shape)}] does not ask for.", nameof(tensors));
            }

            hash.AppendData(tensor.Data.Span);
        }

        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach ((string key, string value) in metadata.Where(entry => entry.Key != HashKey))
            {
                json.WriteString(key, value);
            }

            json.WriteString(HashKey, Convert.ToHexStringLower(hash.GetHashAndReset()));
            json.WriteEndObject();
            long offset = 0;
            foreach (TensorToWrite tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", TensorTypes.Name(tensor.Type));
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [offset, offset += tensor.Data.Length]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        int padding = (Alignment - (buffer.WrittenCount % Alignment)) % Alignment;
        byte[] header = new byte[buffer.WrittenCount + padding];
        buffer.WrittenSpan.CopyTo(header);
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(key);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static TensorFile Parse(MappedFile map, string name)
    {
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(map.Slice(0, sizeof(ulong)).Span);
        if (headerLength > LongestHeader || (long)headerLength > map.Length - sizeof(ulong))
        {
            throw Damaged(name, $"its header claims {headerLength} bytes; the file has {map.Length} and a header at most {LongestHeader}");
        }

        long start = sizeof(ulong) + (long)headerLength;
        Dictionary<string, CheckpointTensor> tensors = new(StringComparer.Ordinal);
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        List<(long Begin, long End)> parts = [];
        using JsonDocument header = JsonDocument.Parse(map.Slice(sizeof(ulong), (int)headerLength), new JsonDocumentOptions { MaxDepth = 8 });
        foreach (JsonProperty entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                foreach (JsonProperty text in entry.Value.EnumerateObject())
                {
                    metadata[text.Name] = text.Value.GetString() ?? "";
                }

                continue;
            }

            TensorNames.Check(entry.Name, name);
            (CheckpointTensor tensor, long begin, long end) = ReadTensor(map, start, entry, name);
            parts.Add((begin, end));
            if (!tensors.TryAdd(entry.Name, tensor))
            {
                throw Damaged(name, $"{entry.Name} occurs twice");
            }
        }

        CheckCoverage(parts, map.Length - start, name);
        CheckHash(map, start, metadata, name);
        return new TensorFile(tensors, metadata, map);
    }

    private static (CheckpointTensor Tensor, long Begin, long End) ReadTensor(MappedFile map, long start, JsonProperty entry, string file)
    {
        string? typeName = entry.Value.GetProperty("dtype").GetString();
        TensorType type = TensorTypes.FromName(typeName)
            ?? throw new CheckpointException($"{file} holds {entry.Name} as {typeName}; only F32, F16, BF16 and I64 are read.", "Save the model in one of these types.");
        long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64())];
        JsonElement offsets = entry.Value.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
        {
            throw Damaged(file, $"{entry.Name} has no begin and end");
        }

        long begin = offsets[0].GetInt64();
        long end = offsets[1].GetInt64();
        if (begin < 0 || end < begin || end > map.Length - start)
        {
            throw Damaged(file, $"{entry.Name} lies at bytes {begin} to {end} of {map.Length - start}: the file is cut off or its header is wrong");
        }

        if (shape.Length > 8 || TensorTypes.Count(shape) * TensorTypes.Size(type) != end - begin)
        {
            throw Damaged(file, $"{entry.Name} of shape [{string.Join(',', shape.Take(8))}] does not fill its {end - begin} bytes");
        }

        if (end - begin > int.MaxValue)
        {
            throw new CheckpointException($"{file} holds {entry.Name} with {end - begin} bytes; a tensor may have 2 GiB.", "Save the model in half precision.");
        }

        return (new CheckpointTensor(entry.Name, type, shape, map.Slice(start + begin, (int)(end - begin))), begin, end);
    }

    private static void CheckCoverage(List<(long Begin, long End)> parts, long length, string file)
    {
        parts.Sort();
        long expected = 0;
        foreach ((long begin, long end) in parts)
        {
            if (begin != expected)
            {
                throw Damaged(file, begin < expected ? "two of its tensors overlap" : "bytes between its tensors belong to none");
            }

            expected = end;
        }

        if (expected != length)
        {
            throw Damaged(file, $"{length - expected} bytes at its end belong to no tensor");
        }
    }

    private static void CheckHash(MappedFile map, long start, Dictionary<string, string> metadata, string file)
    {
        if (!metadata.TryGetValue(HashKey, out string? expected))
        {
            return;
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        FileHash.Append(hash, map, start);
        if (!string.Equals(Convert.ToHexStringLower(hash.GetHashAndReset()), expected, StringComparison.OrdinalIgnoreCase))
        {
            throw Damaged(file, "its values do not have the checksum that its header gives");
        }
    }

    private static CheckpointException Damaged(string file, string reason) => new($"{file} is damaged: {reason}.", Hint);
}
