using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>Checks arguments against a tool's input schema and fills in its defaults. Thread-safe.</summary>
internal sealed class ArgumentChecker
{
    // By manifest and not by name: a plugin that is reloaded may have another schema.
    private readonly ConditionalWeakTable<ToolManifest, Schemas> schemas = [];

    // Formats are left to the tools: a raster's "uri" may be a plain path, and a "file" is no format of JSON Schema at all.
    private readonly JsonSchemaValidatorSettings settings = new() { FormatValidators = [] };

    /// <summary>Checks arguments.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">An object; null and undefined are the same as empty. A null member is the same as an absent one.</param>
    /// <returns>The arguments with defaults.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/>, naming the argument and what is allowed.</exception>
    public JsonElement Check(ToolManifest tool, JsonElement? arguments)
    {
        JsonObject filled = Copy(tool, arguments);
        foreach (ToolParameter parameter in tool.Parameters)
        {
            if (filled.TryGetPropertyValue(parameter.Name, out JsonNode? given) && given is null && !parameter.Allows("null"))
            {
                filled.Remove(parameter.Name);
            }

            if (!filled.ContainsKey(parameter.Name) && parameter.Default is { ValueKind: not JsonValueKind.Null } value)
            {
                filled[parameter.Name] = Node(value);
            }
        }

        Schemas schema = schemas.GetValue(tool, static tool => new Schemas(tool));
        JsonElement complete = JsonSerializer.SerializeToElement(filled);
        if (schema.Quick?.Fits(complete) == true)
        {
            return complete;
        }

        List<ValidationError> errors = [.. schema.Full.Validate(complete.GetRawText(), settings).Where(error => !NumberBounds.Refute(error))];
        if (errors.Count == 0)
        {
            return complete;
        }

        string[] complaints = [.. errors.Select(error => ArgumentComplaint.Of(error, tool)).Distinct(StringComparer.Ordinal)];
        throw new ToolException(
            ErrorIds.ArgumentInvalid,
            complaints[0],
            $"\"rsplugins run {tool.Name} --help\" lists the arguments of {tool.Name}.",
            complaints.Length > 1 ? string.Join(" ", complaints.Skip(1)) : null);
    }

    // A view: nothing is parsed again.
    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    private static JsonObject Copy(ToolManifest tool, JsonElement? arguments)
    {
        if (arguments is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given)
        {
            return [];
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The arguments of {tool.Name} must be an object of names and values.", "Send \"arguments\": { \"name\": value, … }.");
        }

        JsonObject copy = [];
        foreach (JsonProperty member in given.EnumerateObject())
        {
            if (!copy.TryAdd(member.Name, Node(member.Value)))
            {
                throw new ToolException(ErrorIds.ArgumentInvalid, $"The argument \"{member.Name}\" is given twice.", "Give each argument once.");
            }
        }

        return copy;
    }

    private sealed class Schemas(ToolManifest tool)
    {
        private readonly Lazy<JsonSchema> full = new(() => SchemaText.Parse(tool.InputSchema.GetRawText()));

        public QuickSchema? Quick { get; } = QuickSchema.Read(tool.InputSchema);

        public JsonSchema Full => full.Value;
    }
}
