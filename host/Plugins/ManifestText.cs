using System.Text.Json;
using System.Text.Unicode;

namespace RsPlugins.Host.Plugins;

/// <summary>Reads the JSON of a manifest as strictly as the strictest of its readers, which are written in several languages.</summary>
internal static class ManifestText
{
    /// <summary>The most bytes of a manifest.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>The most objects and arrays in each other.</summary>
    public const int MaximumDepth = 64;

    // The reader's own limit lies far above ours, so that ours is told apart from a mistake in the JSON.
    private const int ReaderDepth = 1000;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Its full path.</param>
    /// <returns>The JSON, and the bytes it was read from.</returns>
    /// <exception cref="ManifestException">It is no JSON that can be used.</exception>
    public static (JsonElement Root, byte[] Bytes) Read(string path)
    {
        byte[] bytes = ReadBytes(path);
        if (bytes.AsSpan().StartsWith(Mark))
        {
            throw Broken(path, "line 1, byte 1", "it begins with a byte order mark; save it as UTF-8 without one");
        }

        if (!Utf8.IsValid(bytes))
        {
            throw Broken(path, string.Empty, "it is not UTF-8");
        }

        try
        {
            Check(path, bytes);
            using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return (document.RootElement.Clone(), bytes);
        }
        catch (JsonException broken)
        {
            throw Broken(path, $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}", "it is not JSON");
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            // A pipe would be waited at for ever; it has no length either.
            if (new FileInfo(path).Length == 0)
            {
                throw Broken(path, string.Empty, "it is empty");
            }

            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            byte[] bytes = new byte[MaximumBytes + 1];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MaximumBytes ? bytes[..length] : throw Broken(path, string.Empty, $"it is larger than {MaximumBytes / (1024 * 1024)} MiB");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw Broken(path, string.Empty, denied is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "it cannot be read");
        }
    }

    // What the parser lets through and others do not: the same name twice, text that is no text, depth.
    private static void Check(string path, ReadOnlySpan<byte> bytes)
    {
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = ReaderDepth });
        Stack<HashSet<string>> names = new();
        while (reader.Read())
        {
            string Place(ReadOnlySpan<byte> before) => $"line {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')}";
            ReadOnlySpan<byte> before = bytes[..(int)reader.TokenStartIndex];
            if (reader.CurrentDepth >= MaximumDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                throw Broken(path, Place(before), $"it is nested deeper than {MaximumDepth}");
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    names.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    names.Pop();
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    string text = Text(reader) ?? throw Broken(path, Place(before), "it holds an escape that is half a character");
                    if (reader.TokenType == JsonTokenType.PropertyName && !names.Peek().Add(text))
                    {
                        throw Broken(path, Place(before), $"it names \"{ManifestProblem.Shown(text)}\" twice");
                    }

                    break;
            }
        }
    }

    private static string? Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ManifestException Broken(string path, string place, string reason) => new(path, [new ManifestProblem(place, reason)]);
}
