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

        Assert.Equal(
            ["classes.clr", "classes.qml", "classes.tif", "classes.tif.aux.xml", "index.gpkg", "report.html", "segments.clr", "segments.gpkg", "segments.qml", "segments.tif", "segments.tif.aux.xml", "tiles.gpkg"],
            Directory.GetFiles(folder.File("out")).Select(Path.GetFileName).Order());
        string report = File.ReadAllText((string)result["report"]!);
        Assert.All((string[])["sea or lake", "mar ou lago", "海洋或湖泊", "português", "data:image/png;base64,"], text => Assert.Contains(text, report, StringComparison.Ordinal));
        Assert.DoesNotContain("://", report, StringComparison.Ordinal);
        using IRasterReader map = RasterFile.Open((string)result["class_map"]!);
        Assert.Equal(26914, map.Crs!.Epsg);
        Assert.Equal((int)result["cells"]!, map.Width * map.Height);
        using IRasterReader segments = RasterFile.Open((string)result["segments"]!);
        Assert.Equal((3857, 1024, 1024), (segments.Crs!.Epsg, segments.Width, segments.Height));
    }

    [Fact]
    public async Task Reports_three_searches_in_three_languages_one_by_place_and_a_segmentation()
    {
        using TemporaryFolder folder = new();
        JsonObject result = await plugin.CallAsync("rs.demo", new JsonObject { ["output"] = folder.File("out") });

        string report = File.ReadAllText((string)result["report"]!);
        Assert.All((string[])["“<span lang=\"en\">a lake</span>”", "<span lang=\"pt\">uma floresta</span>", "by place", "open land"], text => Assert.Contains(text, report, StringComparison.Ordinal));
        string[] Pictures(int search) => [.. Directory.GetFiles(Path.Combine(folder.File("out"), "matches", $"{search}")).Select(Path.GetFileName).Order().Cast<string>()];
        Assert.All(Pictures(1), name => Assert.Contains("orthophoto", name, StringComparison.Ordinal));
        Assert.All(Pictures(2).Take(3), name => Assert.Contains("winter", name, StringComparison.Ordinal));
        Assert.All(Pictures(3), name => Assert.Contains("winter", name, StringComparison.Ordinal));

        // A tile at the place itself is nearest to it: tiles overlap by half, so that two rows have it.
        Assert.Matches("^001_orthophoto_r[34]_c", Pictures(4)[0]);
        Assert.All(Enumerable.Range(1, 4), search => Assert.Equal(5, Pictures(search).Length));
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
