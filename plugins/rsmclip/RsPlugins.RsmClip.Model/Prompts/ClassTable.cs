using System.Text;
using System.Text.Json;

namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>
/// Reads a class table of the user's own. JSON: an array of names, or of objects with <c>name</c>, <c>prompts</c> (a text or a list), <c>color</c>, and <c>name_pt</c>, <c>prompts_pt</c> and so on
/// for languages whose names and prompts are others. CSV: a first line that names the same columns, several prompts parted by <c>|</c>. Only <c>name</c> is needed.
/// A language without prompts of its own takes its name in that language, or else the prompts and name that are for all.
/// </summary>
public static class ClassTable
{
    private const int MostClasses = 255;

    /// <summary>Reads a table in JSON or CSV, told apart by its first character.</summary>
    /// <param name="text">The whole table.</param>
    /// <param name="title">What to call it, for instance a file name.</param>
    /// <returns>A class set with id <c>custom</c>.</returns>
    /// <exception cref="PromptException">The table is malformed; the message names the row.</exception>
    public static ClassSet Parse(string text, string title)
    {
        string body = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (!body.StartsWith('['))
        {
            return FromRows(ReadCsv(body, title), title);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return FromJson(document.RootElement, title);
        }
        catch (JsonException problem)
        {
            throw Wrong(title, $"it is not valid JSON (line {problem.LineNumber + 1})", problem);
        }
    }

    /// <summary>Reads a table given as JSON.</summary>
    /// <param name="table">An array as described at the type.</param>
    /// <param name="title">What to call it.</param>
    /// <returns>A class set with id <c>custom</c>.</returns>
    /// <exception cref="PromptException">The table is malformed; the message names the row.</exception>
    public static ClassSet FromJson(JsonElement table, string title)
    {
        if (table.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(title, "it is not a list of classes");
        }

        return FromRows(table.EnumerateArray().Select((row, index) => ReadRow(row, index, title)), title);
    }

    private static Row ReadRow(JsonElement row, int index, string title)
    {
        if (row.ValueKind == JsonValueKind.String)
        {
            return Row.Of(row.GetString()!);
        }

        if (row.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(title, $"row {index + 1} is neither a name nor an object");
        }

        string name = "";
        string? color = null;
        IReadOnlyList<string> prompts = [];
        Dictionary<string, string> titles = [];
        Dictionary<string, IReadOnlyList<string>> translated = [];
        foreach (JsonProperty property in row.EnumerateObject())
        {
            (string column, string language) = ColumnOf(property.Name) ?? throw Wrong(title, $"row {index + 1} has the unknown column \"{property.Name}\"");
            string text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : "";
            switch (column, language)
            {
                case ("name", ""):
                    name = text;
                    break;
                case ("name", _):
                    titles[language] = text;
                    break;
                case ("color", _):
                    color = text;
                    break;
                case (_, ""):
                    prompts = ReadPrompts(property.Value, index, title);
                    break;
                default:
                    translated[language] = ReadPrompts(property.Value, index, title);
                    break;
            }
        }

        return new Row(name, color, titles, translated, prompts);
    }

    /// <summary>The column and its language, "" for all; null for what is no column.</summary>
    private static (string Column, string Language)? ColumnOf(string name)
    {
        string[] parts = name.Split('_', 2);
        return parts is ["name" or "prompts" or "color"] ? (name, "")
            : parts is ["name" or "prompts", _] && Languages.All.Contains(parts[1]) ? (parts[0], parts[1])
            : null;
    }

    private static IReadOnlyList<string> ReadPrompts(JsonElement value, int index, string title) => value.ValueKind switch
    {
        JsonValueKind.String => Split(value.GetString()!),
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!)],
        JsonValueKind.Null => [],
        _ => throw Wrong(title, $"the prompts of row {index + 1} are no list of texts"),
    };

    private static ClassSet FromRows(IEnumerable<Row> rows, string title)
    {
        List<PromptClass> classes = [];
        foreach (Row row in rows)
        {
            int number = classes.Count + 1;
            string name = row.Name.Trim();
            if (name.Length == 0)
            {
                throw Wrong(title, $"row {number} has no name");
            }

            if (row.Titles.Values.Append(name).Any(text => text.Any(char.IsControl)))
            {
                throw Wrong(title, $"the name of row {number} has a character that cannot be shown");
            }

            string color = string.IsNullOrWhiteSpace(row.Color) ? ClassColors.Default(classes.Count) : row.Color.Trim().ToLowerInvariant();
            if (ClassColors.Parse(color) is null)
            {
                throw Wrong(title, $"the colour \"{row.Color}\" of row {number} is not of the form #rrggbb");
            }

            classes.Add(new PromptClass(name, color, NamesOf(row, name), row.Titles.Where(entry => entry.Value.Trim().Length > 0).ToDictionary(entry => entry.Key, entry => entry.Value.Trim())));
        }

        foreach (string language in Languages.All)
        {
            if (classes.GroupBy(one => one.NameIn(language), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw Wrong(title, $"the class \"{twice.Key}\" stands there twice");
            }
        }

        return classes.Count switch
        {
            < 2 => throw Wrong(title, "a classification needs at least two classes"),
            > MostClasses => throw Wrong(title, $"a class map holds at most {MostClasses} classes, these are {classes.Count}"),
            _ => new ClassSet("custom", title, classes),
        };
    }

    /// <summary>Prompts for all languages under "", and those of a language under its code.</summary>
    private static Dictionary<string, IReadOnlyList<string>> NamesOf(Row row, string name)
    {
        Dictionary<string, IReadOnlyList<string>> names = new(StringComparer.Ordinal) { [""] = Cleaned(row.Prompts) is { Length: > 0 } all ? all : [name] };
        foreach (string language in Languages.All)
        {
            string[] own = Cleaned(row.Translated.GetValueOrDefault(language, []));
            string[] called = Cleaned([row.Titles.GetValueOrDefault(language, "")]);
            if (own.Length + called.Length > 0)
            {
                names[language] = own.Length > 0 ? own : called;
            }
        }

        return names;
    }

    private static string[] Cleaned(IEnumerable<string> texts) => [.. texts.Select(text => text.Trim()).Where(text => text.Length > 0)];

    private static IEnumerable<Row> ReadCsv(string text, string title)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        char separator = lines.Length > 0 && lines[0].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        List<string> header = lines.Length > 0 ? Cells(lines[0], separator).ConvertAll(cell => cell.ToLowerInvariant()) : [];
        if (!header.Contains("name"))
        {
            throw Wrong(title, "its first line does not name a column \"name\"");
        }

        if (header.FirstOrDefault(column => (column.StartsWith("name_", StringComparison.Ordinal) || column.StartsWith("prompts_", StringComparison.Ordinal)) && ColumnOf(column) is null) is string unknown)
        {
            throw Wrong(title, $"the column \"{unknown}\" is in none of the languages {string.Join(", ", Languages.All)}");
        }

        foreach (string line in lines.Skip(1))
        {
            List<string> cells = Cells(line, separator);
            string Cell(string column) => header.IndexOf(column) is int index and >= 0 && index < cells.Count ? cells[index] : "";
            yield return new Row(
                Cell("name"),
                Cell("color"),
                Languages.All.ToDictionary(language => language, language => Cell($"name_{language}")),
                Languages.All.ToDictionary(language => language, language => (IReadOnlyList<string>)Split(Cell($"prompts_{language}"))),
                Split(Cell("prompts")));
        }
    }

    private static List<string> Cells(string line, char separator)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int at = 0; at < line.Length; at++)
        {
            char c = line[at];
            if (c == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    private static string[] Split(string prompts) => prompts.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static PromptException Wrong(string title, string what, Exception? inner = null) => new(
        PromptFault.Classes,
        $"The class table {title} cannot be used: {what}.",
        "Give a JSON list like [{\"name\":\"lake\",\"prompts\":[\"lake\",\"pond\"],\"color\":\"#3f8efc\"}] or a CSV with the columns name, prompts, color (and name_pt, prompts_pt and so on).",
        inner);

    /// <summary>A row as it was read: titles and prompts of single languages by their codes.</summary>
    private sealed record Row(string Name, string? Color, IReadOnlyDictionary<string, string> Titles, IReadOnlyDictionary<string, IReadOnlyList<string>> Translated, IReadOnlyList<string> Prompts)
    {
        public static Row Of(string name) => new(name, null, new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<string>>(), []);
    }
}
