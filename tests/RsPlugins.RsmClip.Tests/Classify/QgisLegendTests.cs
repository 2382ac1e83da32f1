using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Classify;

public sealed class QgisLegendTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const string Script = """
        import json
        raster = QgsRasterLayer(sys.argv[1], "map")
        vector = QgsVectorLayer(sys.argv[2] + "|layername=tiles", "tiles", "ogr")
        print(json.dumps({
            "raster": [[int(c.value), c.label, c.color.name()] for c in raster.renderer().classes()],
            "vector": [[c.value(), c.label(), c.symbol().color().name()] for c in vector.renderer().categories()],
            "crs": [raster.crs().authid(), vector.crs().authid()], "features": vector.featureCount()}))
        """;

    /// <summary>Both outputs have the same name but for the ending: QGIS must not take the style of the one for the other.</summary>
    [QgisFact]
    public async Task Qgis_opens_both_outputs_with_the_names_and_colours_of_the_classes()
    {
        using TemporaryFolder folder = new();
        string[] names = ["campo \"arável\"", "نهر & <b>", "🏠 居民区"], colors = ["#e8c547", "#3f8efc", "#e4572e"];
        JsonObject result = await plugin.CallAsync("rs.classify", new JsonObject
        {
            ["raster"] = Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif"),
            ["classes"] = new JsonArray([.. names.Zip(colors, (name, color) => (JsonNode)new JsonObject { ["name"] = name, ["color"] = color })]),
            ["model"] = PluginFixture.TinyModel,
            ["tile_size"] = 128,
            ["tiles"] = folder.File("out.gpkg"),
            ["class_map"] = folder.File("out.tif"),
        });

        JsonElement seen = JsonDocument.Parse(QgisPython.Run(Script, folder.File("out.tif"), folder.File("out.gpkg"))).RootElement;

        Assert.Equal(names.Zip(colors, (name, color) => (name, color)), seen.GetProperty("raster").EnumerateArray().Select((entry, value) => entry[0].GetInt32() == value ? (entry[1].GetString()!, entry[2].GetString()!) : default));
        Assert.Equal(names.Zip(colors, (name, color) => (name, name, color)), seen.GetProperty("vector").EnumerateArray().Select(entry => (entry[0].GetString()!, entry[1].GetString()!, entry[2].GetString()!)));
        Assert.Equal(["EPSG:3857", "EPSG:3857"], seen.GetProperty("crs").EnumerateArray().Select(crs => crs.GetString()));
        Assert.Equal((int)result["cells"]!, seen.GetProperty("features").GetInt32());
    }
}
