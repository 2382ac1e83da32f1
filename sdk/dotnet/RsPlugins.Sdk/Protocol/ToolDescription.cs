using System.Text.Json;

namespace RsPlugins.Sdk.Protocol;

/// <summary>A tool as <c>tools/list</c> gives it, straight from its manifest.</summary>
/// <param name="Name">For instance <c>rs.classify</c>.</param>
/// <param name="Title">A few words for a menu.</param>
/// <param name="Description">What it does, in sentences.</param>
/// <param name="Plugin">The id of the plugin that provides it.</param>
/// <param name="InputSchema">JSON Schema 2020-12 of the arguments object.</param>
/// <param name="Outputs">The outputs by name, an object.</param>
/// <param name="Annotations">The manifest's <c>x-rs</c> object of the tool, or null.</param>
/// <param name="Hints">The manifest's <c>annotations</c> of the tool, hints as MCP has them such as <c>readOnlyHint</c>, or null.</param>
public sealed record ToolDescription(
    string Name,
    string Title,
    string Description,
    string Plugin,
    JsonElement InputSchema,
    JsonElement Outputs,
    [property: System.Text.Json.Serialization.JsonPropertyName("x-rs")] JsonElement? Annotations = null,
    [property: System.Text.Json.Serialization.JsonPropertyName("annotations")] JsonElement? Hints = null);
