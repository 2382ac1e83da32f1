using System.Text.Json.Nodes;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Tests.Demo;

public sealed class DemoToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    [Fact]
    public async Task Writes_tiles_map_and_a_report_that_needs_no_other_file()
    {
        using TemporaryFolder folder = new();
        JsonObject result = await plugin.CallAsync("rs.demo", new JsonObject { ["output"] = folder.File("out"), ["model"] = PluginFixture.TinyModel, ["languages"] = new JsonArray("en", "pt", "zh") });

        Assert.Equal(["classes.clr", "classes.qml", "classes.tif", "classes.tif.aux.xml", "report.html", "tiles.gpkg"], Directory.GetFiles(folder.File("out")).Select(Path.GetFileName).Order());
        string report = File.ReadAllText((string)result["report"]!);
        Assert.All((string[])["sea or lake", "mar ou lago", "海洋或湖泊", "português", "data:image/png;base64,"], text => Assert.Contains(text, report, StringComparison.Ordinal));
        Assert.DoesNotContain("://", report, StringComparison.Ordinal);
        using IRasterReader map = RasterFile.Open((string)result["class_map"]!);
        Assert.Equal(26914, map.Crs!.Epsg);
        Assert.Equal((int)result["cells"]!, map.Width * map.Height);
    }

    [Fact]
    public async Task Doctor_passes_its_self_test()
    {
        JsonObject result = await plugin.CallAsync("rs.doctor", new JsonObject { ["model"] = PluginFixture.TinyModel });

        Assert.Equal("passed", (string)result["self_test"]!);
        Assert.Equal("CPU", (string)result["provider"]!);
        Assert.True((double)result["images_per_second"]! > 0);
    }
}
