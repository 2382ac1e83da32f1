using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Mcp;

/// <summary>Results and failures of calls as MCP has them.</summary>
internal static class McpResults
{
    private const int LongestText = 2000;

    /// <summary>A result: whole as structured content, and as text without what is too long to be read, embeddings for instance.</summary>
    /// <param name="outputs">The outputs by name.</param>
    public static CallToolResult Of(JsonObject outputs) => new()
    {
        Content = [new TextContentBlock { Text = Readable(outputs)!.ToJsonString(ProtocolJson.Options) }],
        StructuredContent = JsonSerializer.SerializeToElement(outputs),
    };

    /// <summary>A failure: its id, message, hint and details.</summary>
    /// <param name="failure">What went wrong.</param>
    public static CallToolResult Of(ToolException failure) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = JsonSerializer.Serialize(new ErrorData(failure.Id, failure.Message, failure.Hint, failure.Details), ProtocolJson.Options) }],
    };

    private static JsonNode? Readable(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Readable(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Readable)]),
        JsonValue value when value.TryGetValue(out string? text) && text.Length > LongestText => $"({text.Length} characters, in the structured content)",
        _ => node?.DeepClone(),
    };
}
