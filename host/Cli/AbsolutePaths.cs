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
    public static void Fill(ToolManifest tool, JsonObject arguments)
    {
        foreach (ToolParameter parameter in tool.Parameters)
        {
            // A model is a path or a name.
            bool isPath = Kinds.Contains(parameter.Kind) || (parameter.Kind == "model" && arguments[parameter.Name] is JsonValue named && named.TryGetValue(out string? model) && Path.Exists(model));
            if (!isPath)
            {
                continue;
            }

            if (arguments[parameter.Name] is JsonArray list)
            {
                arguments[parameter.Name] = new JsonArray([.. list.Select(Absolute)]);
            }
            else if (arguments[parameter.Name] is JsonValue single)
            {
                arguments[parameter.Name] = Absolute(single);
            }
        }
    }

    private static JsonNode? Absolute(JsonNode? value) => value is JsonValue text && text.TryGetValue(out string? path) && path.Length > 0 && !path.Contains("://", StringComparison.Ordinal)
        ? JsonValue.Create(Path.GetFullPath(path))
        : value?.DeepClone();
}
