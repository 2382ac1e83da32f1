using System.Text.Json;
using ModelContextProtocol.Protocol;
using RsPlugins.Host.Mcp;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Tests.Mcp;

public sealed class McpToolsTests
{
    [Fact]
    public void Hints_are_passed_on_where_the_manifest_has_them()
    {
        Tool tool = McpTools.Describe(Make("{}", """{ "readOnlyHint": true, "destructiveHint": false, "idempotentHint": "yes" }"""));

        Assert.True(tool.Annotations!.ReadOnlyHint);
        Assert.False(tool.Annotations.DestructiveHint);
        Assert.Null(tool.Annotations.IdempotentHint);
        Assert.Null(tool.Annotations.OpenWorldHint);
        Assert.Null(McpTools.Describe(Make("{}", "3")).Annotations);
    }

    [Fact]
    public void What_is_no_schema_of_an_output_is_left_out()
    {
        Tool tool = McpTools.Describe(Make("""{ "a": { "type": "raster", "title": "A", "items": 3, "x-rs": { "kind": "raster", "i18n": { "pt": {} } } }, "b": { "type": "integer" }, "c": 3 }""", "{}"));

        Assert.Equal("""{"type":"object","properties":{"a":{"title":"A","x-rs":{"kind":"raster"}},"b":{"type":"integer"}}}""", tool.OutputSchema!.Value.GetRawText());
    }

    [Fact]
    public void Only_translations_are_left_out_of_inputs()
    {
        JsonElement schema = JsonElement.Parse("""{"type":"object","properties":{"i18n":{"type":"string","x-rs":{"i18n":{},"kind":"text"}}},"x-rs":{"i18n":1}}""");

        Tool tool = McpTools.Describe(new ToolDescription("a.b", "T", "D", "p", schema, JsonElement.Parse("{}")));

        Assert.Equal("""{"type":"object","properties":{"i18n":{"type":"string","x-rs":{"kind":"text"}}},"x-rs":{}}""", tool.InputSchema.GetRawText());
    }

    private static ToolDescription Make(string outputs, string hints) =>
        new("a.b", "T", "D", "p", JsonElement.Parse("""{"type":"object"}"""), JsonElement.Parse(outputs), Hints: JsonElement.Parse(hints));
}
