using System.Text.Json;
using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class QgisIndexTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const string Script = """
        import json
        messages = []
        QgsApplication.messageLog().messageReceived.connect(lambda text, tag, level: messages.append(text))
        layer = QgsVectorLayer(sys.argv[1] + "|layername=tiles", "tiles", "ogr")
        fill = layer.renderer().symbol().symbolLayer(0)
        print(json.dumps({"valid": layer.isValid(), "features": layer.featureCount(), "crs": layer.crs().authid(), "filled": fill.brushStyle() != 0, "outline": fill.strokeColor().name(), "messages": messages}))
        """;

    [QgisFact]
    public async Task Qgis_opens_an_index_as_outlines_and_has_nothing_to_say()
    {
        using TemporaryFolder folder = new();
        string index = folder.File("index.gpkg");
        JsonObject result = await plugin.CallAsync("rs.index", IndexFile.Arguments(index, IndexFile.Photo));

        JsonElement seen = JsonDocument.Parse(QgisPython.Run(Script, index)).RootElement;

        Assert.Equal((true, (long)result["tiles"]!, "EPSG:3857"), (seen.GetProperty("valid").GetBoolean(), seen.GetProperty("features").GetInt64(), seen.GetProperty("crs").GetString()));
        Assert.Equal((false, "#e36f1e"), (seen.GetProperty("filled").GetBoolean(), seen.GetProperty("outline").GetString()));
        Assert.Empty(seen.GetProperty("messages").EnumerateArray());
    }
}
