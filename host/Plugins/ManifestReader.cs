using System.Text.Json;
using System.Text.RegularExpressions;

namespace RsPlugins.Host.Plugins;

/// <summary>
/// Reads and checks plugin manifests. The checks are those of manifests/schema/plugin.schema.json and the naming rules that suit every adapter at once;
/// they are written out here because a JSON Schema library costs more start-up time than the whole host.
/// </summary>
internal static partial class ManifestReader
{
    /// <summary>The most characters of an id, a version or a tool's name.</summary>
    public const int LongestName = 128;

    private const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="ManifestException">It cannot be used; the exception lists all that is wrong.</exception>
    public static PluginManifest Read(string path)
    {
        path = Path.GetFullPath(path);
        List<ManifestProblem> problems = [];
        using JsonDocument document = Parse(path);
        PluginManifest manifest = ReadPlugin(new ManifestNode(document.RootElement.Clone(), string.Empty, problems), path);
        return problems.Count == 0 ? manifest : throw new ManifestException(path, problems);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)+$")]
    internal static partial Regex ToolName();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex ParameterName();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    internal static partial Regex PluginId();

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.+-]+)?$")]
    private static partial Regex VersionNumber();

    private static JsonDocument Parse(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaximumBytes)
            {
                throw new ManifestException(path, [new ManifestProblem(string.Empty, $"it is larger than {MaximumBytes / (1024 * 1024)} MiB")]);
            }

            return JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException broken)
        {
            string place = $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}";
            throw new ManifestException(path, [new ManifestProblem(place, "it is not JSON")]);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new ManifestException(path, [new ManifestProblem(string.Empty, denied is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "it cannot be read")]);
        }
    }

    private static PluginManifest ReadPlugin(ManifestNode node, string path)
    {
        if (node.Value.ValueKind != JsonValueKind.Object)
        {
            node.Complain("it must be a JSON object");
            return new PluginManifest(string.Empty, string.Empty, string.Empty, path, RuntimeReader.None, string.Empty, []);
        }

        string id = Matching(node, "id", PluginId(), "must be lower-case words joined by hyphens, such as \"spectral-indices\"");
        string version = Matching(node, "version", VersionNumber(), "must be a version such as \"1.0.0\"");
        string title = node.RequiredText("title");
        PluginRuntime runtime = RuntimeReader.Read(node, path);
        string content = node.OptionalText("content") is { } text
            ? node.Child("content").SafePath(path, text)
            : Path.GetDirectoryName(path)!;

        ManifestNode tools = node.Child("tools");
        if (tools.Value.ValueKind != JsonValueKind.Array || tools.Value.GetArrayLength() == 0)
        {
            tools.Complain("must be an array with at least one tool");
        }

        List<ToolManifest> list = [];
        foreach (ManifestNode tool in tools.Items())
        {
            ToolManifest read = ReadTool(tool);
            if (list.Any(other => other.Name == read.Name))
            {
                tool.Child("name").Complain($"\"{read.Name}\" is listed twice");
            }

            list.Add(read);
        }

        return new PluginManifest(id, version, title, path, runtime, content, list);
    }

    private static ToolManifest ReadTool(ManifestNode node)
    {
        string name = Matching(node, "name", ToolName(), "must be lower-case words of letters and digits joined by dots, such as \"rs.classify\"");
        string title = node.RequiredText("title");
        string description = node.RequiredText("description");
        List<ToolParameter> parameters = [];
        if (node.RequiredObject("inputSchema") is { } schema)
        {
            parameters = ReadParameters(schema);
        }

        if (node.Has("outputs"))
        {
            _ = node.RequiredObject("outputs");
        }

        JsonElement outputs = node.Child("outputs").Value is { ValueKind: JsonValueKind.Object } given ? given : JsonDocument.Parse("{}").RootElement;
        return new ToolManifest(name, title, description, node.Child("inputSchema").Value, outputs, node.Has("x-rs") ? node.Child("x-rs").Value : null, parameters);
    }

    private static List<ToolParameter> ReadParameters(ManifestNode schema)
    {
        if (!schema.Child("type").Value.ValueEqualsText("object"))
        {
            schema.Child("type").Complain("must be \"object\"");
        }

        if (!schema.Has("properties"))
        {
            return [];
        }

        if (schema.RequiredObject("properties") is not { } properties)
        {
            return [];
        }

        List<string?> required = [.. schema.Child("required").Items().Select(item => item.Value.ValueKind == JsonValueKind.String ? item.Value.GetString() : null)];
        foreach (string? name in required.Where(name => name is null || !properties.Has(name)))
        {
            schema.Child("required").Complain($"names \"{name}\", which is no property");
        }

        List<(double Order, ToolParameter Parameter)> list = [];
        foreach ((string name, ManifestNode property) in properties.Members())
        {
            if (!ParameterName().IsMatch(name))
            {
                property.Complain("a parameter name is lower-case letters, digits and underscores, starts with a letter and has at most 63");
            }

            if (property.Value.ValueKind != JsonValueKind.Object)
            {
                property.Complain("must be an object");
                continue;
            }

            ManifestNode notes = property.Child("x-rs");
            double order = notes.Child("order").Value is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : list.Count;
            list.Add((order, ReadParameter(name, property, notes, required.Contains(name))));
        }

        return [.. list.OrderBy(item => item.Order).Select(item => item.Parameter)];
    }

    private static ToolParameter ReadParameter(string name, ManifestNode property, ManifestNode notes, bool required) => new(
        name,
        notes.OptionalText("kind") ?? string.Empty,
        property.RequiredText("title"),
        property.OptionalText("description") ?? string.Empty,
        property.Value,
        required,
        notes.OptionalText("group"),
        notes.Child("advanced").Value.ValueKind == JsonValueKind.True);

    private static bool ValueEqualsText(this JsonElement value, string text) => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static string Matching(ManifestNode node, string name, Regex pattern, string rule)
    {
        string text = node.RequiredText(name);
        if (text.Length > 0 && (text.Length > LongestName || !pattern.IsMatch(text)))
        {
            node.Child(name).Complain($"\"{text}\" {rule}");
        }

        return text;
    }
}
