using System.Text.Json;
using RsPlugins.RsmClip.Model.Prompts;
using Sylvan.Data.Csv;

namespace RsPlugins.RsmClip.Model.Captions;

/// <summary>Reads images and captions from the layouts of caption files.</summary>
/// <param name="name">Name of the file.</param>
/// <param name="language">The language of captions for which the file names none.</param>
internal sealed class CaptionListReader(string name, string language)
{
    private static readonly string[] ImageNames = ["image", "filename", "file", "filepath", "path", "img"];
    private static readonly string[] TextNames = ["text", "caption", "captions", "title", "raw"];
    private static readonly string[] LanguageNames = ["language", "lang"];
    private static readonly string[] SourceNames = ["source", "provenance", "translator", "set"];
    private static readonly string[] LabelNames = ["label", "class", "category"];
    private static readonly string[] SplitNames = ["split"];
    private static readonly string[] IdNames = ["id", "caption_id"];
    private static readonly Dictionary<string, CaptionOrigin> NoOrigins = [];

    /// <summary>One JSON value that holds a whole data set.</summary>
    public IEnumerable<ListedImage> FromDocument(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root.EnumerateArray().Select(row => FromRow(row, name));
        }

        string source = Text(root, ["dataset", "name"]) ?? name;
        return root.TryGetProperty("images", out JsonElement images) ? images.EnumerateArray().Select(image => FromImage(image, source))
            : TextNames.Any(field => root.TryGetProperty(field, out _)) ? [FromRow(root, source)]
            : root.EnumerateObject().SelectMany(one => FromClass(one, source));
    }

    /// <summary>One JSON object a line.</summary>
    public IEnumerable<ListedImage> FromLines(ReadOnlyMemory<byte> text)
    {
        List<ListedImage> images = [];
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
                images.Add(FromRow(document.RootElement, name));
            }
            catch (JsonException problem)
            {
                throw CaptionFile.Wrong(name, $"line {number} is not valid JSON", problem);
            }
        }

        return images;
    }

    /// <summary>A table whose first line names the columns; captions in one column with their language, in one column a language, or no captions but classes.</summary>
    public IEnumerable<ListedImage> FromTable(ReadOnlyMemory<byte> text)
    {
        using StreamReader reader = new(new MemoryStream(text.ToArray()));
        using CsvDataReader csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { HasHeaders = true });
        List<string> header = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetName(i).Trim().ToLowerInvariant())];
        int image = Column(header, ImageNames), caption = Column(header, TextNames), code = Column(header, LanguageNames), source = Column(header, SourceNames);
        int label = Column(header, LabelNames), split = Column(header, SplitNames), id = Column(header, IdNames);
        List<(int Column, string Language)> texts = caption >= 0 ? [(caption, language)] : [.. header.Select((title, i) => (i, LanguageOf(title))).Where(column => column.Item2.Length > 0)];
        if (texts.Count == 0 && (label < 0 || image < 0))
        {
            throw CaptionFile.Wrong(name, "its first line names no column \"caption\", no language and no class");
        }

        List<ListedImage> images = [];
        while (csv.Read())
        {
            string? spoken = Cell(csv, code) is string given ? CaptionFile.CodeOf(given) : null;
            IReadOnlyList<ListedCaption> captions = [.. One(Cell(csv, id), Cell(csv, source) ?? name, texts.Select(column => (spoken ?? column.Language, Cell(csv, column.Column))), NoOrigins)];
            images.Add(new ListedImage(Slashed(Cell(csv, image)), Cell(csv, split), Cell(csv, label), captions));
        }

        return images;
    }

    private static string? Cell(CsvDataReader csv, int column) => column >= 0 && column < csv.RowFieldCount && csv.GetString(column) is { Length: > 0 } text ? text : null;

    private static int Column(List<string> header, string[] names) => header.FindIndex(names.Contains);

    /// <summary>The language of a column such as "pt", "caption_pt" or "raw_zh".</summary>
    private static string LanguageOf(string title)
    {
        string code = title.Split('_')[^1];
        return Languages.All.Contains(code) ? code : "";
    }

    /// <summary>An image of RSICD, UCM, Sydney or RSITMD: its sentences, or its captions as plain texts or ids.</summary>
    public ListedImage FromImage(JsonElement image, string source)
    {
        bool hasSentences = image.TryGetProperty("sentences", out JsonElement sentences);
        IEnumerable<ListedCaption> captions = hasSentences
            ? sentences.EnumerateArray().SelectMany(sentence => One(null, source, [(CodeIn(sentence), Text(sentence, TextNames))], NoOrigins))
            : CaptionsOf(image, source);
        return new ListedImage(Slashed(Text(image, ImageNames)), Text(image, SplitNames), Text(image, LabelNames), [.. captions]);
    }

    /// <summary>A class of NWPU-Captions: its images, each with raw, raw_1 and so on.</summary>
    private IEnumerable<ListedImage> FromClass(JsonProperty one, string source)
    {
        if (one.Value.ValueKind != JsonValueKind.Array || one.Value.EnumerateArray().Any(image => image.ValueKind != JsonValueKind.Object))
        {
            throw CaptionFile.Wrong(name, $"\"{one.Name}\" is not a list of images");
        }

        return one.Value.EnumerateArray().Select(image =>
        {
            string? file = Text(image, ImageNames) is string own ? $"{one.Name}/{own}" : null;
            IEnumerable<JsonProperty> raw = image.EnumerateObject().Where(field => field.Name.StartsWith("raw", StringComparison.Ordinal));
            return new ListedImage(Slashed(file), Text(image, SplitNames), one.Name, [.. raw.SelectMany(field => One(null, source, [(language, field.Value.GetString())], NoOrigins))]);
        });
    }

    /// <summary>An object with an image's name and its captions, or its class.</summary>
    private ListedImage FromRow(JsonElement row, string source)
    {
        if (row.ValueKind != JsonValueKind.Object || !TextNames.Concat(LabelNames).Any(field => row.TryGetProperty(field, out _)))
        {
            throw CaptionFile.Wrong(name, "a row has no field \"text\" or \"caption\", nor a class");
        }

        return new ListedImage(Slashed(Text(row, ImageNames)), Text(row, SplitNames), Text(row, LabelNames), [.. CaptionsOf(row, Text(row, SourceNames) ?? source)]);
    }

    /// <summary>The captions of an object: a text, a list of texts, or either of them by language. Lists of the same length say the same in their languages.</summary>
    private IEnumerable<ListedCaption> CaptionsOf(JsonElement row, string source)
    {
        string[] ids = row.TryGetProperty("caption_ids", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(id => id.ToString())]
            : Text(row, IdNames) is string own ? [own] : [];
        if (TextNames.FirstOrDefault(field => row.TryGetProperty(field, out _)) is not string field)
        {
            return ids.Select(id => new ListedCaption(id, source, new Dictionary<string, string>(), NoOrigins));
        }

        JsonElement texts = row.GetProperty(field);
        (string Language, string?[] Values)[] columns = texts.ValueKind == JsonValueKind.Object
            ? [.. texts.EnumerateObject().Select(text => (CaptionFile.CodeOf(text.Name), Several(text.Value)))]
            : [(CodeIn(row), Several(texts))];
        IReadOnlyDictionary<string, CaptionOrigin> origins = CaptionOrigin.Of(row);
        if (columns.Select(column => column.Values.Length).Distinct().Count() > 1)
        {
            return columns.SelectMany(column => column.Values.SelectMany(value => One(null, source, [(column.Language, value)], origins)));
        }

        int count = columns.Length == 0 ? 0 : columns[0].Values.Length;
        return Enumerable.Range(0, count).SelectMany(i => One(ids.Length == count ? ids[i] : null, source, columns.Select(column => (column.Language, column.Values[i])), origins));
    }

    private static string?[] Several(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString())] : [value.GetString()];

    private string CodeIn(JsonElement row) => Text(row, LanguageNames) is string code ? CaptionFile.CodeOf(code) : language;

    private static IEnumerable<ListedCaption> One(string? id, string source, IEnumerable<(string Language, string? Text)> texts, IReadOnlyDictionary<string, CaptionOrigin> origins)
    {
        Dictionary<string, string> kept = new(StringComparer.Ordinal);
        foreach ((string code, string? text) in texts)
        {
            string line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (line.Length > 0)
            {
                kept.TryAdd(code, line);
            }
        }

        if (kept.Count > 0)
        {
            yield return new ListedCaption(id, source, kept, origins);
        }
    }

    private static string? Slashed(string? file) => file?.Replace('\\', '/');

    private static string? Text(JsonElement row, string[] names) =>
        names.Select(field => row.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
