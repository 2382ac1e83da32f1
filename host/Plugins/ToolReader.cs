using System.Text.Json;
using System.Text.RegularExpressions;

namespace RsPlugins.Host.Plugins;

/// <summary>Reads one tool of a manifest.</summary>
internal static partial class ToolReader
{
    private static readonly string[] Kinds =
    [
        "raster", "rasters", "vector", "band", "bands", "field", "extent", "crs", "point", "geometry", "text", "texts", "table", "enum", "enums",
        "integer", "number", "distance", "cellsize", "range", "boolean", "datetime", "color", "file", "folder", "model", "secret",
        "html", "json", "string", "hits",
    ];

    /// <summary>Reads it; what is wrong is complained about.</summary>
    /// <param name="node">The tool.</param>
    public static ToolManifest Read(ManifestNode node)
    {
        string name = node.Matching("name", ToolName(), "must be lower-case words of letters and digits joined by dots, such as \"spectral.ndvi\"");
        string title = node.RequiredText("title");
        string description = node.RequiredText("description");
        _ = node.OptionalObject("annotations");
        ReadNotes(node);
        List<ToolParameter> parameters = node.RequiredObject("inputSchema") is { } schema ? ReadParameters(schema) : [];
        ReadOutputs(node);
        JsonElement outputs = node.Child("outputs").Value is { ValueKind: JsonValueKind.Object } given ? given : JsonDocument.Parse("{}").RootElement;
        return new ToolManifest(name, title, description, node.Child("inputSchema").Value, outputs, node.Has("x-rs") ? node.Child("x-rs").Value : null, parameters, node.Has("annotations") ? node.Child("annotations").Value : null);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)+\\z")]
    internal static partial Regex ToolName();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}\\z")]
    private static partial Regex ParameterName();

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\z")]
    private static partial Regex Role();

    private static void ReadNotes(ManifestNode tool)
    {
        if (tool.OptionalObject("x-rs") is not { } notes)
        {
            return;
        }

        _ = notes.OptionalText("group");
        CheckRole(notes);
        _ = notes.Flag("hidden");
        _ = notes.Flag("resumable");
        _ = notes.Flag("localOnly");
        if (notes.Has("device") && !notes.Child("device").IsText("gpu"))
        {
            notes.Child("device").Complain("must be \"gpu\"");
        }

        ReadTranslations(notes);
    }

    private static List<ToolParameter> ReadParameters(ManifestNode schema)
    {
        if (!schema.Child("type").IsText("object"))
        {
            schema.Child("type").Complain("must be \"object\"");
        }

        _ = schema.Flag("additionalProperties");
        SchemaLint.Check(schema);
        HashSet<string> required = ReadRequired(schema);
        if (schema.OptionalObject("properties") is not { } properties)
        {
            return [];
        }

        List<(double Order, ToolParameter Parameter)> list = [];
        foreach ((string name, ManifestNode property) in properties.Members())
        {
            CheckName(name, property);
            if (property.Value.ValueKind != JsonValueKind.Object)
            {
                property.Complain("must be an object");
                continue;
            }

            ManifestNode notes = property.OptionalObject("x-rs") ?? property.Child("x-rs");
            list.Add((notes.Number("order") ?? list.Count, ReadParameter(name, property, notes, required.Contains(name))));
        }

        CheckSpellings(properties, [.. list.Select(item => item.Parameter)]);
        return [.. list.OrderBy(item => item.Order).Select(item => item.Parameter)];
    }

    private static HashSet<string> ReadRequired(ManifestNode schema)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        ManifestNode required = schema.Child("required");
        if (schema.Has("required") && required.Value.ValueKind != JsonValueKind.Array)
        {
            required.Complain("must be an array of names");
        }

        foreach (ManifestNode item in required.Items())
        {
            if (item.Value.ValueKind != JsonValueKind.String)
            {
                item.Complain("must be a text");
            }
            else if (!schema.Child("properties").Has(item.Value.GetString()!))
            {
                required.Complain($"names \"{ManifestProblem.Shown(item.Value.GetString()!)}\", which is no property");
            }
            else
            {
                names.Add(item.Value.GetString()!);
            }
        }

        return names;
    }

    private static ToolParameter ReadParameter(string name, ManifestNode property, ManifestNode notes, bool required)
    {
        CheckRole(notes);
        notes.CheckText("of");
        notes.CheckText("unit");
        _ = notes.OptionalObject("labels");
        ReadTranslations(notes);
        return new ToolParameter(
            name,
            ReadKind(notes),
            property.RequiredText("title"),
            property.OptionalText("description") ?? string.Empty,
            property.Value,
            required,
            notes.OptionalText("group"),
            notes.Flag("advanced"),
            notes.Flag("localOnly"));
    }

    private static void ReadOutputs(ManifestNode tool)
    {
        if (tool.OptionalObject("outputs") is not { } outputs)
        {
            return;
        }

        foreach ((string name, ManifestNode output) in outputs.Members())
        {
            CheckName(name, output);
            if (output.Value.ValueKind != JsonValueKind.Object)
            {
                output.Complain("must be an object");
                continue;
            }

            _ = output.RequiredText("title");
            output.CheckText("description");
            output.CheckText("contentMediaType");
            if (output.OptionalObject("x-rs") is { } notes)
            {
                _ = ReadKind(notes);
                CheckRole(notes);
                _ = notes.OptionalObject("style");
                ReadTranslations(notes);
            }
        }
    }

    private static string ReadKind(ManifestNode notes)
    {
        string kind = notes.OptionalText("kind") ?? string.Empty;
        if (kind.Length > 0 && !Kinds.Contains(kind))
        {
            notes.Child("kind").Complain($"\"{ManifestProblem.Shown(kind)}\" must be one of {string.Join(", ", Kinds)}");
        }

        return kind;
    }

    private static void CheckRole(ManifestNode notes)
    {
        if (notes.Has("role"))
        {
            _ = notes.Matching("role", Role(), "must be lower-case words joined by hyphens, such as \"search\"");
        }
    }

    private static void ReadTranslations(ManifestNode notes)
    {
        foreach ((_, ManifestNode language) in notes.OptionalObject("i18n")?.Members() ?? [])
        {
            if (language.Value.ValueKind != JsonValueKind.Object)
            {
                language.Complain("must be an object");
                continue;
            }

            language.CheckText("title");
            language.CheckText("description");
        }
    }

    private static void CheckName(string name, ManifestNode node)
    {
        if (!ParameterName().IsMatch(name))
        {
            node.Complain("a name is lower-case letters, digits and underscores, starts with a letter and has at most 63");
        }
        else if (ReservedNames.OfParameter(name) is { } taken)
        {
            node.Complain($"the name is {taken}; choose another");
        }
    }

    private static void CheckSpellings(ManifestNode properties, IReadOnlyList<ToolParameter> parameters)
    {
        Dictionary<string, string> spellings = new(StringComparer.Ordinal);
        foreach (ToolParameter parameter in parameters)
        {
            if (!spellings.TryAdd(ReservedNames.Joined(parameter.Name), parameter.Name))
            {
                properties.Child(parameter.Name).Complain($"differs from \"{spellings[ReservedNames.Joined(parameter.Name)]}\" by underscores only, which some programs leave out");
            }
        }

        // The command line makes "--no-x" of a switch "x".
        foreach (ToolParameter parameter in parameters.Where(parameter => parameter.Allows("boolean") && !parameter.Allows("string") && properties.Has("no_" + parameter.Name)))
        {
            properties.Child("no_" + parameter.Name).Complain($"is what the command line calls the opposite of \"{parameter.Name}\"");
        }
    }
}
