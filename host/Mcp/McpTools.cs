using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Mcp;

/// <summary>
/// Tools as MCP describes them. Schemas are passed on with their <c>x-rs</c> notes, which clients ignore; only the translations are left out: a language model reads all that a client is given.
/// </summary>
internal static class McpTools
{
    private const string Notes = "x-rs";
    private const string Translations = "i18n";

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "string", "number", "integer", "boolean", "object", "array", "null" };

    /// <summary>Describes a tool.</summary>
    /// <param name="tool">The tool as the host lists it.</param>
    public static Tool Describe(ToolDescription tool) => new()
    {
        Name = McpNames.Of(tool.Name),
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = JsonSerializer.SerializeToElement(Plain(JsonSerializer.SerializeToNode(tool.InputSchema))),
        OutputSchema = JsonSerializer.SerializeToElement(Outputs(tool.Outputs)),
        Annotations = Hints(tool.Hints),
    };

    private static ToolAnnotations? Hints(JsonElement? hints)
    {
        if (hints is not { ValueKind: JsonValueKind.Object } given)
        {
            return null;
        }

        return new ToolAnnotations { ReadOnlyHint = Says("readOnlyHint"), DestructiveHint = Says("destructiveHint"), IdempotentHint = Says("idempotentHint"), OpenWorldHint = Says("openWorldHint") };

        bool? Says(string name) => given.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
    }

    // Any output may be absent, and a later version may have more. What is no schema of a type would make clients refuse the list.
    private static JsonObject Outputs(JsonElement outputs)
    {
        JsonObject properties = [];
        foreach (JsonProperty output in outputs.EnumerateObject().Where(output => output.Value.ValueKind == JsonValueKind.Object))
        {
            JsonObject schema = [];
            foreach (JsonProperty member in output.Value.EnumerateObject())
            {
                if (member.Name is "title" or "description" or "contentMediaType" or "contentEncoding" && member.Value.ValueKind == JsonValueKind.String)
                {
                    schema[member.Name] = member.Value.GetString();
                }
                else if (member.Name == "type" && member.Value.ValueKind == JsonValueKind.String && Types.Contains(member.Value.GetString()!))
                {
                    schema[member.Name] = member.Value.GetString();
                }
                else if (member.Name == Notes)
                {
                    schema[member.Name] = Plain(JsonSerializer.SerializeToNode(member.Value), isNotes: true);
                }
            }

            properties[output.Name] = schema;
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }

    private static JsonNode? Plain(JsonNode? node, bool isNotes = false) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => !(isNotes && member.Key == Translations))
            .Select(member => KeyValuePair.Create(member.Key, Plain(member.Value, member.Key == Notes)))),
        JsonArray items => new JsonArray([.. items.Select(item => Plain(item))]),
        _ => node?.DeepClone(),
    };
}
