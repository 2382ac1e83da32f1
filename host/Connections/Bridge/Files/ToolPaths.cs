using System.Text.Json;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Which arguments and results of one tool are paths.</summary>
internal sealed class ToolPaths
{
    // What lies behind such results is what a call made; hits and tables name what it read.
    private static readonly string[] FileKinds = ["raster", "rasters", "vector", "file", "folder", "html", "model"];

    private readonly Dictionary<string, ToolParameter> parameters;
    private readonly HashSet<string> written;

    private ToolPaths(Dictionary<string, ToolParameter> parameters, HashSet<string> written, IReadOnlyList<string> results, bool resumable)
    {
        this.parameters = parameters;
        this.written = written;
        Results = results;
        Resumable = resumable;
    }

    /// <summary>The outputs whose values are paths of files.</summary>
    public IReadOnlyList<string> Results { get; }

    /// <summary>Whether the tool goes on with what it finds in its outputs.</summary>
    public bool Resumable { get; }

    /// <summary>Reads a tool's description.</summary>
    /// <param name="tool">As the host lists it.</param>
    public static ToolPaths Of(ToolDescription tool)
    {
        Dictionary<string, ToolParameter> parameters = new(StringComparer.Ordinal);
        HashSet<string> written = new(StringComparer.Ordinal);
        foreach (JsonProperty property in Members(tool.InputSchema, "properties"))
        {
            string kind = Note(property.Value, "kind");
            bool localOnly = Notes(property.Value) is { } notes && notes.TryGetProperty("localOnly", out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
            if (property.Value.ValueKind == JsonValueKind.Object && !PathValues.IsPlain(kind) && !localOnly)
            {
                parameters[property.Name] = new ToolParameter(property.Name, kind, string.Empty, string.Empty, property.Value, Required: false, Group: null, Advanced: false, LocalOnly: false);
                if (Note(property.Value, "direction") == "output")
                {
                    written.Add(property.Name);
                }
            }
        }

        bool resumable = tool.Annotations is { ValueKind: JsonValueKind.Object } own && own.TryGetProperty("resumable", out JsonElement resumes) && resumes.ValueKind == JsonValueKind.True;
        string[] results = tool.Outputs.ValueKind == JsonValueKind.Object
            ? [.. tool.Outputs.EnumerateObject().Where(output => FileKinds.Contains(Note(output.Value, "kind"))).Select(output => output.Name)]
            : [];
        return new ToolPaths(parameters, written, results, resumable);
    }

    /// <summary>The parameter of an argument that may be a path, or null.</summary>
    /// <param name="name">The argument.</param>
    public ToolParameter? Find(string name) => parameters.GetValueOrDefault(name);

    /// <summary>Whether the tool writes what an argument names.</summary>
    /// <param name="name">The argument.</param>
    public bool IsWritten(string name) => written.Contains(name);

    private static JsonElement.ObjectEnumerator Members(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out JsonElement members) && members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : default;

    private static JsonElement? Notes(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("x-rs", out JsonElement notes) && notes.ValueKind == JsonValueKind.Object ? notes : null;

    private static string Note(JsonElement schema, string name) =>
        Notes(schema) is { } notes && notes.TryGetProperty(name, out JsonElement note) && note.ValueKind == JsonValueKind.String ? note.GetString()! : string.Empty;
}
