using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.FileSystemGlobbing;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary>
/// Reads the value of an option by the parameter's kind. What does not fit the schema is passed on as text: the argument check, the same for every client,
/// says what is wrong.
/// </summary>
internal static class OptionValue
{
    /// <summary>Reads a value.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="texts">What was typed, once for each time the option was given.</param>
    /// <returns>The argument.</returns>
    /// <exception cref="ToolException">A named file cannot be read, or an option that takes one value was given twice.</exception>
    public static JsonNode? Read(ToolParameter parameter, IReadOnlyList<string> texts)
    {
        if (parameter.Kind == "range" || parameter.Kind == "extent" || parameter.Kind == "point")
        {
            return Composite(parameter.Kind, Single(parameter, texts));
        }

        if (parameter.Kind == "table" || (parameter.Allows("array") && parameter.ItemsAllow("object")))
        {
            return Structured(parameter, Single(parameter, texts));
        }

        if (parameter.Allows("array"))
        {
            return new JsonArray([.. texts.SelectMany(text => Items(parameter, text))]);
        }

        string single = Single(parameter, texts);
        if (parameter.Kind == "geometry" && !single.StartsWith('{'))
        {
            // WKT, or a file with it.
            return JsonValue.Create(Text(parameter, single));
        }

        if (parameter.Allows("object") || single.StartsWith('{'))
        {
            return Structured(parameter, single);
        }

        return parameter.Kind == "text" ? JsonValue.Create(Text(parameter, single)) : Scalar(single, parameter.Allows);
    }

    private static string Single(ToolParameter parameter, IReadOnlyList<string> texts) => texts.Count == 1
        ? texts[0]
        : throw new ToolException(ErrorIds.ArgumentInvalid, $"--{ToolOptions.OptionName(parameter.Name)} is given {texts.Count} times; it takes one value.", "Give it once.");

    private static JsonNode? Composite(string kind, string text)
    {
        if (kind == "range")
        {
            string[] ends = text.Split("..");
            return ends.Length == 2 && Numbers(ends) is { } range ? range : JsonValue.Create(text);
        }

        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (kind == "point")
        {
            return parts.Length == 2 && Numbers(parts) is { } point ? new JsonObject { ["type"] = "Point", ["coordinates"] = point } : JsonValue.Create(text);
        }

        if (parts.Length is not (4 or 5) || Numbers(parts[..4]) is not { } box)
        {
            return JsonValue.Create(text);
        }

        JsonObject extent = new() { ["bbox"] = box };
        if (parts.Length == 5)
        {
            extent["crs"] = parts[4];
        }

        return extent;
    }

    private static IEnumerable<JsonNode?> Items(ToolParameter parameter, string text)
    {
        if (text.StartsWith('@'))
        {
            return ReadFile(parameter, text[1..])
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .SelectMany(line => Items(parameter, line));
        }

        if (parameter.Kind == "rasters" && (text.Contains('*', StringComparison.Ordinal) || text.Contains('?', StringComparison.Ordinal)))
        {
            return Matching(text).Select(path => (JsonNode?)JsonValue.Create(path));
        }

        bool numbers = parameter.ItemsAllow("integer") || parameter.ItemsAllow("number");
        string[] parts = numbers || parameter.Kind is "enums" or "bands" ? text.Split(',', StringSplitOptions.TrimEntries) : [text];
        return parts.Select(part => Scalar(part, parameter.ItemsAllow));
    }

    private static string[] Matching(string pattern)
    {
        string full = Path.GetFullPath(pattern);
        string folder = Path.GetDirectoryName(full)!;
        while (folder.IndexOfAny(['*', '?']) >= 0)
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        Matcher matcher = new();
        matcher.AddInclude(Path.GetRelativePath(folder, full).Replace('\\', '/'));
        return Directory.Exists(folder) ? [.. matcher.GetResultsInFullPath(folder).Order(StringComparer.Ordinal)] : [];
    }

    private static JsonNode? Structured(ToolParameter parameter, string text)
    {
        string trimmed = text.TrimStart();
        bool inline = trimmed.StartsWith('[') || trimmed.StartsWith('{');
        string path = text.TrimStart('@');
        string content = inline ? text : ReadFile(parameter, path);
        if (!inline && path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return CsvTable.Read(content, parameter.Schema);
        }

        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException broken)
        {
            throw new ToolException(
                ErrorIds.ArgumentInvalid,
                $"--{ToolOptions.OptionName(parameter.Name)} is not JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}).",
                "Give JSON, or @ and the name of a .json or .csv file.");
        }
    }

    private static string Text(ToolParameter parameter, string text) => text switch
    {
        "-" => Console.In.ReadToEnd().TrimEnd('\r', '\n'),
        ['@', .. string path] => ReadFile(parameter, path).TrimEnd('\r', '\n'),
        _ => text,
    };

    private static string ReadFile(ToolParameter parameter, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(
                failure is UnauthorizedAccessException ? ErrorIds.FileDenied : ErrorIds.FileMissing,
                $"The file \"{path}\" of --{ToolOptions.OptionName(parameter.Name)} cannot be read.",
                "Check the name; it is taken from the current folder.");
        }
    }

    private static JsonArray? Numbers(IEnumerable<string> texts)
    {
        JsonArray numbers = [];
        foreach (string text in texts)
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private static JsonValue Scalar(string text, Func<string, bool> allows)
    {
        if ((allows("integer") || allows("number")) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
        {
            return JsonValue.Create(whole);
        }

        if (allows("number") && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            return JsonValue.Create(number);
        }

        return allows("boolean") && bool.TryParse(text, out bool yes) ? JsonValue.Create(yes) : JsonValue.Create(text);
    }
}
