using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>What among the arguments of a call is a path: the host holds remote clients to it, and their side of the connection sends and fetches the files.</summary>
internal static class PathValues
{
    // All others are paths, also those that are yet to be invented.
    private static readonly HashSet<string> PlainKinds = new(StringComparer.Ordinal)
    {
        "band", "bands", "field", "extent", "crs", "point", "geometry", "text", "texts", "table", "enum", "enums", "integer", "number", "distance",
        "cellsize", "range", "boolean", "datetime", "color", "secret", "json", "string",
    };

    /// <summary>Whether values of a kind are no paths.</summary>
    /// <param name="kind">A word of the manifest vocabulary.</param>
    public static bool IsPlain(string kind) => PlainKinds.Contains(kind);

    /// <summary>Replaces the texts of a value that are paths, or for a model names.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">Its value.</param>
    /// <param name="replace">Told each text, and gives what takes its place.</param>
    /// <returns>The value with the texts replaced.</returns>
    public static JsonNode? Replace(ToolParameter parameter, JsonElement value, Func<string, string> replace) => value.ValueKind switch
    {
        _ when IsPlain(parameter.Kind) => JsonSerializer.SerializeToNode(value),
        JsonValueKind.String when parameter.Choices.Contains(value.GetString()!, StringComparer.Ordinal) => value.GetString(),
        JsonValueKind.String => replace(value.GetString()!),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item => Replace(parameter, item, replace))]),
        JsonValueKind.Object => Members(value, member => Replace(parameter, member.Value, replace)),
        _ => JsonSerializer.SerializeToNode(value),
    };

    /// <summary>Replaces the values of an object's members.</summary>
    /// <param name="value">The object.</param>
    /// <param name="replace">Gives each member's new value.</param>
    /// <returns>The object with them.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/>: a name stands there twice.</exception>
    public static JsonObject Members(JsonElement value, Func<JsonProperty, JsonNode?> replace)
    {
        JsonObject all = [];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (!all.TryAdd(member.Name, replace(member)))
            {
                throw new ToolException(ErrorIds.ArgumentInvalid, $"The argument \"{member.Name}\" is given twice.", "Give each argument once.");
            }
        }

        return all;
    }
}
