using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary>Writes a tool's outputs as lines for people.</summary>
internal static class ResultWriter
{
    private const int LongestValue = 200;
    private const int MostRows = 50;

    /// <summary>Writes the outputs, those of the manifest first and by their titles.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="result">Its outputs.</param>
    public static void Write(TextWriter output, ToolManifest tool, JsonObject result)
    {
        List<(string Title, JsonNode? Value)> lines = [];
        foreach (JsonProperty known in tool.Outputs.EnumerateObject().Where(known => result.ContainsKey(known.Name)))
        {
            string title = known.Value.ValueKind == JsonValueKind.Object && known.Value.TryGetProperty("title", out JsonElement given) ? given.ToString() : known.Name;
            lines.Add((title, result[known.Name]));
        }

        lines.AddRange(result.Where(entry => !tool.Outputs.TryGetProperty(entry.Key, out _)).Select(entry => (entry.Key, entry.Value)));
        int width = lines.Count == 0 ? 0 : lines.Max(line => line.Title.Length) + 1;
        foreach ((string title, JsonNode? value) in lines)
        {
            if (value is JsonArray { Count: > 0 } rows && rows.All(row => row is JsonObject or JsonArray))
            {
                output.WriteLine($"{title}:");
                foreach (JsonNode? row in rows.Take(MostRows))
                {
                    output.WriteLine("  " + Row(row!));
                }

                if (rows.Count > MostRows)
                {
                    output.WriteLine($"  … and {rows.Count - MostRows} more; --json gives all.");
                }
            }
            else
            {
                output.WriteLine($"{(title + ":").PadRight(width)} {Value(value)}");
            }
        }
    }

    private static string Row(JsonNode row) => row is JsonObject fields
        ? string.Join("  ", fields.Select(field => $"{field.Key} {Value(field.Value)}"))
        : Value(row);

    private static string Value(JsonNode? value)
    {
        string text = value switch
        {
            null => "-",
            JsonArray { Count: 0 } or JsonObject { Count: 0 } => "none",
            JsonValue single when single.GetValueKind() == JsonValueKind.String => single.GetValue<string>(),
            JsonArray list => string.Join(", ", list.Select(Value)),
            _ => value.ToJsonString(ProtocolJson.Options),
        };
        return text.Length == 0 ? "-" : text.Length > LongestValue ? string.Concat(text.AsSpan(0, LongestValue), "…") : text;
    }
}
