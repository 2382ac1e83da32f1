using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RsPlugins.Host.Cli;

/// <summary>Reads a comma-separated table with a heading line (RFC 4180) as an array of objects.</summary>
internal static class CsvTable
{
    /// <summary>Reads a table. Empty cells are left out; a column whose schema is a number becomes numbers, one whose schema is an array is split at semicolons.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="schema">The JSON Schema of the array.</param>
    public static JsonArray Read(string text, JsonElement schema)
    {
        JsonElement columns = schema.TryGetProperty("items", out JsonElement items) && items.TryGetProperty("properties", out JsonElement properties) ? properties : default;
        JsonArray rows = [];
        List<string>? heading = null;
        foreach (List<string> cells in Lines(text))
        {
            if (heading is null)
            {
                heading = [.. cells.Select(cell => cell.Trim().TrimStart('\uFEFF'))];
                continue;
            }

            JsonObject row = [];
            for (int i = 0; i < Math.Min(cells.Count, heading.Count); i++)
            {
                if (cells[i].Length > 0)
                {
                    row[heading[i]] = Cell(cells[i], columns.ValueKind == JsonValueKind.Object && columns.TryGetProperty(heading[i], out JsonElement column) ? column : default);
                }
            }

            rows.Add(row);
        }

        return rows;
    }

    private static JsonNode Cell(string text, JsonElement column)
    {
        string type = column.ValueKind == JsonValueKind.Object && column.TryGetProperty("type", out JsonElement given) ? given.ToString() : "string";
        return type switch
        {
            "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => JsonValue.Create(whole),
            "number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => JsonValue.Create(number),
            "array" => new JsonArray([.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => (JsonNode?)JsonValue.Create(part))]),
            _ => JsonValue.Create(text),
        };
    }

    private static IEnumerable<List<string>> Lines(string text)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[i++]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    if (cells is not [""])
                    {
                        yield return cells;
                    }

                    cells = [];
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().TrimEnd('\r'));
        if (cells is not [""])
        {
            yield return cells;
        }
    }
}
