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
/// <param name="Hints">The tool's <c>annotations</c>, hints as MCP has them, or null.</param>
internal sealed record ToolManifest(
    string Name,
    string Title,
    string Description,
    JsonElement InputSchema,
    JsonElement Outputs,
    JsonElement? Annotations,
    IReadOnlyList<ToolParameter> Parameters,
    JsonElement? Hints = null)
{
    /// <summary>Whether menus and lists leave the tool out.</summary>
    public bool Hidden { get; } = Says(Annotations, "hidden");

    /// <summary>Whether a call that was interrupted can go on where it was.</summary>
    public bool Resumable { get; } = Says(Annotations, "resumable");

    /// <summary>Whether remote clients may not call it: it takes paths from elsewhere than its arguments.</summary>
    public bool LocalOnly { get; } = Says(Annotations, "localOnly");

    /// <summary>The device that one call at a time may use, or null.</summary>
    public string? Device { get; } =
        Annotations is { ValueKind: JsonValueKind.Object } notes && notes.TryGetProperty("device", out JsonElement device) && device.ValueKind == JsonValueKind.String ? device.GetString() : null;

    /// <summary>The parameters that are never written down.</summary>
    public IReadOnlyList<string> Secrets { get; } = [.. Parameters.Where(parameter => parameter.Secret).Select(parameter => parameter.Name)];

    private static bool Says(JsonElement? annotations, string name) =>
        annotations is { ValueKind: JsonValueKind.Object } notes && notes.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
