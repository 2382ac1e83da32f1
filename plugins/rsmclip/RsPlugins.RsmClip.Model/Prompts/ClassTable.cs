using System.Text;
using System.Text.Json;

namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>
/// Reads a class table of the user's own. JSON: an array of names, or of objects with <c>name</c>, <c>prompts</c> (a text or a list) and <c>color</c>.
/// CSV: a first line that names the columns <c>name</c>, <c>prompts</c> (several parted by <c>|</c>) and <c>color</c>; only <c>name</c> is needed.
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
            return new Row(row.GetString()!, [], null);
        }

        if (row.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(title, $"row {index + 1} is neither a name nor an object");
        }

        string? unknown = row.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => name is not ("name" or "prompts" or "color"));
        if (unknown is not null)
        {
            throw Wrong(title, $"row {index + 1} has the unknown column \"{unknown}\"");
        }

        string name = row.TryGetProperty("name", out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        string? color = row.TryGetProperty("color", out value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        IReadOnlyList<string> prompts = row.TryGetProperty("prompts", out value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => Split(value.GetString()!),
                JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!)],
                JsonValueKind.Null => [],
                _ => throw Wrong(title, $"the prompts of row {index + 1} are no list of texts"),
            }
            : [];
        return new Row(name, prompts, color);
    }

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

            if (classes.Any(other => other.Id == name))
            {
                throw Wrong(title, $"the class \"{name}\" stands there twice");
            }

            string color = string.IsNullOrWhiteSpace(row.Color) ? ClassColors.Default(classes.Count) : row.Color.Trim().ToLowerInvariant();
            if (ClassColors.Parse(color) is null)
            {
                throw Wrong(title, $"the colour \"{row.Color}\" of row {number} is not of the form #rrggbb");
            }

            string[] prompts = [.. row.Prompts.Select(prompt => prompt.Trim()).Where(prompt => prompt.Length > 0)];
            classes.Add(new PromptClass(name, color, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [""] = prompts.Length > 0 ? prompts : [name] }));
        }

        return classes.Count switch
        {
            < 2 => throw Wrong(title, "a classification needs at least two classes"),
            > MostClasses => throw Wrong(title, $"a class map holds at most {MostClasses} classes, these are {classes.Count}"),
            _ => new ClassSet("custom", title, classes),
        };
    }

    private static IEnumerable<Row> ReadCsv(string text, string title)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        char separator = lines.Length > 0 && lines[0].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        List<string> header = lines.Length > 0 ? Cells(lines[0], separator).ConvertAll(cell => cell.ToLowerInvariant()) : [];
        int name = header.IndexOf("name");
        if (name < 0)
        {
            throw Wrong(title, "its first line does not name a column \"name\"");
        }

        int prompts = header.IndexOf("prompts");
        int color = header.IndexOf("color");
        foreach (string line in lines.Skip(1))
        {
            List<string> cells = Cells(line, separator);
            string Cell(int index) => index >= 0 && index < cells.Count ? cells[index] : "";
            yield return new Row(Cell(name), Split(Cell(prompts)), Cell(color));
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
        "Give a JSON list like [{\"name\":\"lake\",\"prompts\":[\"lake\",\"pond\"],\"color\":\"#3f8efc\"}] or a CSV with the columns name, prompts, color.",
        inner);

    private sealed record Row(string Name, IReadOnlyList<string> Prompts, string? Color);
}
