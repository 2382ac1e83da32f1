using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;

namespace RsPlugins.Host.Cli;

/// <summary>Makes the paths among a call's arguments absolute: the user's host and plugins in processes work in folders of their own, where relative ones mean nothing.</summary>
internal static class AbsolutePaths
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal) { "raster", "rasters", "vector", "file", "folder" };

    /// <summary>Makes paths absolute.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">Its arguments; changed.</param>
    public static void Fill(ToolManifest tool, JsonObject arguments) => Fill(tool.Parameters.Select(parameter => (parameter.Name, parameter.Kind)), arguments);

    /// <summary>Makes paths absolute.</summary>
    /// <param name="inputSchema">The tool's input schema, as the host lists it.</param>
    /// <param name="arguments">Its arguments; changed.</param>
    public static void Fill(JsonElement inputSchema, JsonObject arguments)
    {
        if (inputSchema.TryGetProperty("properties", out JsonElement properties))
        {
            Fill(properties.EnumerateObject().Select(property => (property.Name, KindOf(property.Value))), arguments);
        }
    }

    private static string KindOf(JsonElement schema) =>
        schema.TryGetProperty("x-rs", out JsonElement notes) && notes.TryGetProperty("kind", out JsonElement kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString()! : string.Empty;

    private static void Fill(IEnumerable<(string Name, string Kind)> parameters, JsonObject arguments)
    {
        foreach ((string name, string kind) in parameters)
        {
            // A model is a path or a name.
            bool isPath = Kinds.Contains(kind) || (kind == "model" && arguments[name] is JsonValue named && named.TryGetValue(out string? model) && Path.Exists(model));
            if (!isPath)
            {
                continue;
            }

            if (arguments[name] is JsonArray list)
            {
                arguments[name] = new JsonArray([.. list.Select(Absolute)]);
            }
            else if (arguments[name] is JsonValue single)
            {
                arguments[name] = Absolute(single);
            }
        }
    }

    private static JsonNode? Absolute(JsonNode? value)
    {
        if (value is not JsonValue text || !text.TryGetValue(out string? path) || path.Length == 0)
        {
            return value?.DeepClone();
        }

        return Uri.TryCreate(path, UriKind.Absolute, out Uri? url) && path.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? JsonValue.Create(url.LocalPath)
            : path.Contains("://", StringComparison.Ordinal) ? JsonValue.Create(path)
            : JsonValue.Create(Path.GetFullPath(path));
    }
}
