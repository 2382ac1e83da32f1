using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Cli;
using RsPlugins.Host.Plugins;

namespace RsPlugins.Host.Tests.Cli;

public sealed class ResultWriterTests
{
    [Fact]
    public void Writes_titles_values_and_rows()
    {
        ToolManifest tool = new("a.b", "T", "D", default, JsonDocument.Parse("""{ "tiles": { "title": "Tile layer" }, "classes": { "title": "Classes" } }""").RootElement, null, []);
        JsonObject result = JsonNode.Parse("""{ "extra": 3, "tiles": "/a/b.gpkg", "classes": [{ "name": "água", "share": 0.5 }] }""")!.AsObject();
        using StringWriter output = new() { NewLine = "\n" };

        ResultWriter.Write(output, tool, result);

        Assert.Equal("Tile layer: /a/b.gpkg\nClasses:\n  name água  share 0.5\nextra:      3\n", output.ToString());
    }

    [Fact]
    public void Says_so_where_there_is_nothing()
    {
        ToolManifest tool = new("a.b", "T", "D", default, JsonDocument.Parse("""{ "left_out": { "title": "Images left out, and why" } }""").RootElement, null, []);
        using StringWriter output = new() { NewLine = "\n" };

        ResultWriter.Write(output, tool, JsonNode.Parse("""{ "left_out": [], "refused": {}, "notice": null, "text": "" }""")!.AsObject());

        Assert.Equal("Images left out, and why: none\nrefused:                  none\nnotice:                   -\ntext:                     -\n", output.ToString());
    }
}
