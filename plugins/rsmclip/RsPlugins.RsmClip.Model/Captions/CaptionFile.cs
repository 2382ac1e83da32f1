using System.Security.Cryptography;
using System.Text.Json;
using Sylvan.Data.Csv;

namespace RsPlugins.RsmClip.Model.Captions;

/// <summary>
/// A file of captions or a list of images, in one of the layouts of the field, told apart by their content: <c>dataset_*.json</c> of RSICD, UCM, Sydney and RSITMD (images with sentences),
/// <c>dataset_nwpu.json</c> of NWPU-Captions (classes with images and their raw, raw_1, …), JSON lines, and tables with commas, tabs or semicolons (open_clip's filepath and title among them).
/// </summary>
/// <param name="Name">Full path of the file, or a name of its own for captions that come with the plugin.</param>
/// <param name="Sha256">Hash of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="Images">Its entries in the order of the file; captions without text are left out.</param>
public sealed record CaptionFile(string Name, string Sha256, IReadOnlyList<ListedImage> Images)
{
    /// <summary>The captions, one for each language, in the order of the file.</summary>
    public IReadOnlyList<CaptionRecord> Records { get; } =
        [.. Images.SelectMany(image => image.Captions.SelectMany(caption => caption.Texts.Select(text => new CaptionRecord(image.File, text.Key, text.Value, caption.Source))))];

    /// <summary>Reads a file of captions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="language">The language of captions for which the file names none.</param>
    /// <exception cref="CaptionException">The file has another layout, or holds no captions.</exception>
    public static CaptionFile Read(string path, string language) => Parse(File.ReadAllBytes(path), Path.GetFullPath(path), language);

    /// <summary>Reads a list of images, with or without captions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="language">The language of captions for which the file names none.</param>
    /// <exception cref="CaptionException">The file has another layout, or lists nothing.</exception>
    public static CaptionFile ReadList(string path, string language)
    {
        CaptionFile list = ParseAny(File.ReadAllBytes(path), Path.GetFullPath(path), language);
        return list.Images.Count > 0 ? list : throw Wrong(Path.GetFileName(path), "it lists no images");
    }

    /// <summary>Reads the content of a file of captions.</summary>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="name">Its full path or name.</param>
    /// <param name="language">The language of captions for which the file names none.</param>
    /// <exception cref="CaptionException">The file has another layout, or holds no captions.</exception>
    public static CaptionFile Parse(byte[] bytes, string name, string language)
    {
        CaptionFile file = ParseAny(bytes, name, language);
        return file.Records.Count > 0 ? file : throw Wrong(Path.GetFileName(name), "it holds no captions");
    }

    /// <summary>Reads what a JSON object says of one image; it may say nothing of captions.</summary>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="language">The language of captions for which it names none.</param>
    /// <exception cref="CaptionException">It is no JSON object, or a value is of another type than its name says.</exception>
    public static ListedImage ReadEntry(byte[] bytes, string name, string language)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return new CaptionListReader(name, CodeOf(language)).FromImage(document.RootElement, name);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw Wrong(name, "it is no JSON object, or a value is of another type than its name says", problem);
        }
    }

    /// <summary>The primary part of a language code, in lower case.</summary>
    /// <param name="language">A code such as pt-BR.</param>
    public static string CodeOf(string language) => language.Trim().Split('-', '_')[0].ToLowerInvariant();

    internal static CaptionException Wrong(string name, string what, Exception? inner = null) => new(
        $"{name} cannot be used as a caption file: {what}.",
        "Give a dataset_*.json of RSICD, UCM, Sydney, RSITMD or NWPU-Captions, JSON lines such as {\"image\":\"a.jpg\",\"text\":{\"en\":\"A river.\"}}, or a CSV with the columns image, caption and language.",
        inner);

    private static CaptionFile ParseAny(byte[] bytes, string name, string language)
    {
        ReadOnlyMemory<byte> text = bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        string title = Path.GetFileName(name);
        CaptionListReader reader = new(title, CodeOf(language));
        try
        {
            return new CaptionFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), [.. IsJson(text.Span) ? ReadJson(text, reader) : reader.FromTable(text)]);
        }
        catch (JsonException problem)
        {
            throw Wrong(title, $"it is not valid JSON (line {problem.LineNumber + 1})", problem);
        }
        catch (Exception problem) when (problem is CsvFormatException or CsvMissingHeadersException)
        {
            throw Wrong(title, "it is neither JSON nor a table", problem);
        }
        catch (InvalidOperationException problem)
        {
            throw Wrong(title, "a value is of another type than its name says", problem);
        }
    }

    private static IEnumerable<ListedImage> ReadJson(ReadOnlyMemory<byte> text, CaptionListReader reader)
    {
        if (IsOneValue(text))
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return [.. reader.FromDocument(document.RootElement)];
        }

        return reader.FromLines(text);
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> body = text.TrimStart(" \t\r\n"u8);
        return body.StartsWith("{"u8) || body.StartsWith("["u8);
    }

    /// <summary>Whether the text is one JSON value: no second one follows on a later line.</summary>
    private static bool IsOneValue(ReadOnlyMemory<byte> text)
    {
        Utf8JsonReader reader = new(text.Span);
        reader.Read();
        reader.Skip();
        return text.Span[(int)reader.BytesConsumed..].Trim(" \t\r\n"u8).IsEmpty;
    }
}
