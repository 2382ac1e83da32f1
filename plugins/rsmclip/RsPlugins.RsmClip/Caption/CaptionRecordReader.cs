using System.Text.Json;
using RsPlugins.RsmClip.Model.Prompts;
using Sylvan.Data.Csv;

namespace RsPlugins.RsmClip.Caption;

/// <summary>Reads captions from the layouts of caption files.</summary>
/// <param name="name">Name of the file.</param>
/// <param name="language">The language of captions for which the file names none.</param>
internal sealed class CaptionRecordReader(string name, string language)
{
    private static readonly string[] ImageNames = ["image", "filename", "file", "filepath", "path", "img"];
    private static readonly string[] TextNames = ["text", "caption", "captions", "title", "raw"];
    private static readonly string[] LanguageNames = ["language", "lang"];
    private static readonly string[] SourceNames = ["source", "provenance", "translator", "set"];

    /// <summary>One JSON value that holds a whole data set.</summary>
    public IEnumerable<CaptionRecord> FromDocument(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root.EnumerateArray().SelectMany(row => FromRow(row, name));
        }

        string source = Text(root, ["dataset", "name"]) ?? name;
        return root.TryGetProperty("images", out JsonElement images) ? images.EnumerateArray().SelectMany(image => FromImage(image, source))
            : TextNames.Any(field => root.TryGetProperty(field, out _)) ? FromRow(root, source)
            : root.EnumerateObject().SelectMany(one => FromClass(one, source));
    }

    /// <summary>One JSON object a line.</summary>
    public IEnumerable<CaptionRecord> FromLines(ReadOnlyMemory<byte> text)
    {
        List<CaptionRecord> records = [];
        int start = 0;
        for (int number = 1; start < text.Length; number++)
        {
            int length = text.Span[start..].IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = text.Slice(start, length < 0 ? text.Length - start : length);
            start += line.Length + 1;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            try
            {
                using JsonDocument document = JsonDocument.Parse(line);
                records.AddRange(FromRow(document.RootElement, name));
            }
            catch (JsonException problem)
            {
                throw CaptionFile.Wrong(name, $"line {number} is not valid JSON", problem);
            }
        }

        return records;
    }

    /// <summary>A table whose first line names the columns; captions in one column with their language, or in one column a language.</summary>
    public IEnumerable<CaptionRecord> FromCsv(ReadOnlyMemory<byte> text)
    {
        using StreamReader reader = new(new MemoryStream(text.ToArray()));
        using CsvDataReader csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { HasHeaders = true });
        List<string> header = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetName(i).Trim().ToLowerInvariant())];
        int image = Column(header, ImageNames), caption = Column(header, TextNames), code = Column(header, LanguageNames), source = Column(header, SourceNames);
        List<(int Column, string Language)> texts = caption >= 0 ? [(caption, language)] : [.. header.Select((title, i) => (i, LanguageOf(title))).Where(column => column.Item2.Length > 0)];
        if (texts.Count == 0)
        {
            throw CaptionFile.Wrong(name, "its first line names no column \"caption\" and no language");
        }

        List<CaptionRecord> records = [];
        while (csv.Read())
        {
            foreach ((int column, string own) in texts)
            {
                string spoken = code >= 0 && Cell(csv, code) is { Length: > 0 } given ? CaptionFile.CodeOf(given) : own;
                records.AddRange(One(Cell(csv, image), spoken, Cell(csv, column), Cell(csv, source) ?? name));
            }
        }

        return records;
    }

    private static string? Cell(CsvDataReader csv, int column) => column >= 0 && column < csv.RowFieldCount && csv.GetString(column) is { Length: > 0 } text ? text : null;

    private static int Column(List<string> header, string[] names) => header.FindIndex(names.Contains);

    /// <summary>The language of a column such as "pt", "caption_pt" or "raw_zh".</summary>
    private static string LanguageOf(string title)
    {
        string code = title.Split('_')[^1];
        return Languages.All.Contains(code) ? code : "";
    }

    /// <summary>An image of RSICD, UCM, Sydney or RSITMD: its sentences, or its captions as plain texts.</summary>
    private IEnumerable<CaptionRecord> FromImage(JsonElement image, string source)
    {
        string? file = Text(image, ImageNames);
        return image.TryGetProperty("sentences", out JsonElement sentences)
            ? sentences.EnumerateArray().SelectMany(sentence => One(file, CodeIn(sentence), Text(sentence, TextNames), source))
            : FromRow(image, source);
    }

    /// <summary>A class of NWPU-Captions: its images, each with raw, raw_1 and so on.</summary>
    private IEnumerable<CaptionRecord> FromClass(JsonProperty one, string source)
    {
        if (one.Value.ValueKind != JsonValueKind.Array || one.Value.EnumerateArray().Any(image => image.ValueKind != JsonValueKind.Object))
        {
            throw CaptionFile.Wrong(name, $"\"{one.Name}\" is not a list of images");
        }

        return one.Value.EnumerateArray().SelectMany(image =>
        {
            string? file = Text(image, ImageNames) is string own ? $"{one.Name}/{own}" : null;
            return image.EnumerateObject().Where(field => field.Name.StartsWith("raw", StringComparison.Ordinal)).SelectMany(field => One(file, language, field.Value.GetString(), source));
        });
    }

    /// <summary>An object with an image's name and its captions: a text, a list of texts, or texts by language.</summary>
    private IEnumerable<CaptionRecord> FromRow(JsonElement row, string source)
    {
        if (row.ValueKind != JsonValueKind.Object || !TextNames.Any(field => row.TryGetProperty(field, out _)))
        {
            throw CaptionFile.Wrong(name, "a row has no field \"text\" or \"caption\"");
        }

        string? file = Text(row, ImageNames);
        string from = Text(row, SourceNames) ?? source;
        JsonElement texts = row.GetProperty(TextNames.First(field => row.TryGetProperty(field, out _)));
        string code = CodeIn(row);
        return texts.ValueKind switch
        {
            JsonValueKind.Object => texts.EnumerateObject().SelectMany(text => Several(text.Value).SelectMany(value => One(file, CaptionFile.CodeOf(text.Name), value, from))),
            _ => Several(texts).SelectMany(value => One(file, code, value, from)),
        };
    }

    private static IEnumerable<string?> Several(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => item.GetString()) : [value.GetString()];

    private string CodeIn(JsonElement row) => Text(row, LanguageNames) is string code ? CaptionFile.CodeOf(code) : language;

    private static IEnumerable<CaptionRecord> One(string? image, string language, string? text, string source)
    {
        string line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length > 0)
        {
            yield return new CaptionRecord(image?.Replace('\\', '/'), language, line, source);
        }
    }

    private static string? Text(JsonElement row, string[] names) =>
        names.Select(field => row.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
