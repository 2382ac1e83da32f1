using System.Text.Json;

namespace RsPlugins.Host.Plugins;

/// <summary>One parameter of a tool.</summary>
/// <param name="Name">Its name, in snake case.</param>
/// <param name="Kind">What it means, a word of the manifest vocabulary such as <c>raster</c> or <c>texts</c>.</param>
/// <param name="Title">A few words for a label.</param>
/// <param name="Description">What it does.</param>
/// <param name="Schema">Its JSON Schema.</param>
/// <param name="Required">Whether a call must give it.</param>
/// <param name="Group">The heading it stands under, or null.</param>
/// <param name="Advanced">Whether it is folded away at first.</param>
/// <param name="LocalOnly">Whether clients on other machines may not give it.</param>
internal sealed record ToolParameter(
    string Name,
    string Kind,
    string Title,
    string Description,
    JsonElement Schema,
    bool Required,
    string? Group,
    bool Advanced,
    bool LocalOnly)
{
    /// <summary>The default that the schema gives, or null.</summary>
    public JsonElement? Default => Schema.TryGetProperty("default", out JsonElement value) ? value : null;

    /// <summary>The values allowed, or empty for any.</summary>
    public IReadOnlyList<string> Choices => ChoicesOf(Schema) is { Count: > 0 } own
        ? own
        : Schema.TryGetProperty("items", out JsonElement items) ? ChoicesOf(items) : [];

    /// <summary>Whether the value is for the tool's eyes only: never stored, logged or shown.</summary>
    public bool Secret => Kind == "secret" || (Schema.TryGetProperty("writeOnly", out JsonElement only) && only.ValueKind == JsonValueKind.True);

    /// <summary>Whether the schema allows a JSON type.</summary>
    /// <param name="type">For instance <c>array</c>.</param>
    public bool Allows(string type) => AllowsType(Schema, type);

    /// <summary>Whether the items of an array parameter may be of a JSON type.</summary>
    /// <param name="type">For instance <c>number</c>.</param>
    public bool ItemsAllow(string type) => Schema.TryGetProperty("items", out JsonElement items) && AllowsType(items, type);

    private static bool AllowsType(JsonElement schema, string type)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out JsonElement allowed))
        {
            return false;
        }

        return allowed.ValueKind == JsonValueKind.Array
            ? allowed.EnumerateArray().Any(one => one.ValueEquals(type))
            : allowed.ValueKind == JsonValueKind.String && allowed.ValueEquals(type);
    }

    private static List<string> ChoicesOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("enum", out JsonElement values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(value => value.ToString())]
            : [];
}
