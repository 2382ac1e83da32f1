using System.Text.Json;

namespace RsPlugins.Host.Plugins;

/// <summary>One tool of a manifest.</summary>
/// <param name="Name">For instance <c>rs.classify</c>.</param>
/// <param name="Title">A few words for a menu.</param>
/// <param name="Description">What it does.</param>
/// <param name="InputSchema">JSON Schema 2020-12 of the arguments object.</param>
/// <param name="Outputs">The outputs by name, an object.</param>
/// <param name="Annotations">The tool's <c>x-rs</c> object, or null.</param>
/// <param name="Parameters">The properties of the input schema in the order to show them.</param>
internal sealed record ToolManifest(
    string Name,
    string Title,
    string Description,
    JsonElement InputSchema,
    JsonElement Outputs,
    JsonElement? Annotations,
    IReadOnlyList<ToolParameter> Parameters)
{
    /// <summary>Whether menus and lists leave the tool out.</summary>
    public bool Hidden =>
        Annotations is { } notes && notes.TryGetProperty("hidden", out JsonElement hidden) && hidden.ValueKind == JsonValueKind.True;
}
