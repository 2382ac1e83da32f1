using System.Security.Cryptography;
using System.Text.Json;
using RsPlugins.Sdk.Tools;
using Sylvan.Data.Csv;

namespace RsPlugins.RsmClip.Caption;

/// <summary>
/// A file of captions, in one of the layouts of the field, told apart by their content: <c>dataset_*.json</c> of RSICD, UCM, Sydney and RSITMD (images with sentences), <c>dataset_nwpu.json</c>
/// of NWPU-Captions (classes with images and their raw, raw_1, …), JSON lines, and CSV. See the tool's description for the columns of the last two.
/// </summary>
/// <param name="Name">Full path of the file, or a name of its own for captions that come with the plugin.</param>
/// <param name="Sha256">Hash of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="Records">The captions in the order of the file; those without text are left out.</param>
internal sealed record CaptionFile(string Name, string Sha256, IReadOnlyList<CaptionRecord> Records)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="language">The language of captions for which the file names none.</param>
    /// <exception cref="ToolException">rs.captions.invalid: the file has another layout, or holds no captions.</exception>
    public static CaptionFile Read(string path, string language) => Parse(File.ReadAllBytes(path), Path.GetFullPath(path), language);

    /// <summary>Reads the content of a file.</summary>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="name">Its full path or name.</param>
    /// <param name="language">The language of captions for which the file names none.</param>
    /// <exception cref="ToolException">rs.captions.invalid: the file has another layout, or holds no captions.</exception>
    public static CaptionFile Parse(byte[] bytes, string name, string language)
    {
        ReadOnlyMemory<byte> text = bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        string title = Path.GetFileName(name);
        CaptionRecordReader reader = new(title, CodeOf(language));
        try
        {
            List<CaptionRecord> records = [.. IsJson(text.Span) ? ReadJson(text, reader) : reader.FromCsv(text)];
            return records.Count > 0
                ? new CaptionFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), records)
                : throw Wrong(title, "it holds no captions");
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

    /// <summary>The primary part of a language code, in lower case.</summary>
    internal static string CodeOf(string language) => language.Trim().Split('-', '_')[0].ToLowerInvariant();

    internal static ToolException Wrong(string name, string what, Exception? inner = null) => new(
        ErrorIds.CaptionsInvalid,
        $"{name} cannot be used as a caption file: {what}.",
        "Give a dataset_*.json of RSICD, UCM, Sydney, RSITMD or NWPU-Captions, JSON lines such as {\"image\":\"a.jpg\",\"text\":{\"en\":\"A river.\"}}, or a CSV with the columns image, caption and language.",
        inner: inner);

    private static IEnumerable<CaptionRecord> ReadJson(ReadOnlyMemory<byte> text, CaptionRecordReader reader)
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
