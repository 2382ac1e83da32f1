using System.Text.Json;
using RsPlugins.Host.Connections.Bridge.Files;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

/// <summary>The shipped manifests as the bridge reads them.</summary>
public sealed class ToolPathsTests
{
    private const string Client = "0123456789abcdef0123456789abcdef";

    private static readonly Dictionary<string, ToolPaths> Tools = Directory
        .GetFiles(Path.Combine(Fixtures.Root, "manifests"), "*.plugin.json")
        .SelectMany(file => ManifestReader.Read(file, ManifestSource.Installation).Tools)
        .ToDictionary(tool => tool.Name, tool => ToolPaths.Of(new ToolDescription(tool.Name, tool.Title, tool.Description, "plugin", tool.InputSchema, tool.Outputs, tool.Annotations)));

    [LinuxTheory]
    [InlineData("rs.classify", """{ "raster": "/d/a.tif", "tiles": "/d/t.gpkg", "class_set": "eurosat", "model": "rs-m-clip-mini", "classes": [{ "name": "/d/a.tif" }] }""", "/d/a.tif", "!/d/t.gpkg")]
    [InlineData("rs.index", """{ "rasters": ["/d/a.tif", "/d/b.tif"], "index": "/d/i.gpkg", "folder": "/d" }""", "/d/a.tif", "/d/b.tif", "!/d/i.gpkg", "/d")]
    [InlineData("rs.retrieve", """{ "index": "/d/i.gpkg", "texts": ["/d/a.tif"], "images": ["/d/q.png"], "thumbnails": "/d/th", "area": "/d/x" }""", "/d/i.gpkg", "/d/q.png", "!/d/th")]
    [InlineData("rs.segment", """{ "raster": "/d/x/../a.tif", "background": "/d" }""", "/d/x/../a.tif")]
    [InlineData("spectral.ndvi", """{ "image": "file:///d/a.tif", "output": "/d/n.tif" }""", "file:///d/a.tif", "!/d/n.tif")]
    [InlineData("rs.classify", """{ "raster": "a.tif", "model": "/models/own" }""", "/models/own")]
    [InlineData("rs.classify", """{ "raster": "/vsizip//d/a.zip/a.tif", "class_table": "https://example.org/a.csv", "tiles": "s3://bucket/t.gpkg" }""")]
    [InlineData("rs.classify", """{ "raster": "NETCDF:/d/a.nc:t", "tiles": 3, "score_map": null }""")]
    public void The_paths_of_a_call_are_found(string tool, string arguments, params string[] expected) =>
        Assert.Equal(expected, CallPlan.Candidates(Tools[tool], JsonElement.Parse(arguments)).Select(found => (found.Written ? "!" : string.Empty) + found.Text));

    [LinuxFact]
    public void Only_paths_are_replaced()
    {
        JsonElement arguments = JsonElement.Parse("""{ "index": "/d/i.gpkg", "texts": ["/d/i.gpkg"], "images": ["/d/q.png", "q.png"], "k": 5, "thumbnails": "/d/th" }""");
        CallPlan plan = new(Tools["rs.retrieve"], "rs.retrieve", [Travelling("/d/i.gpkg", written: false), Travelling("/d/q.png", written: false), Travelling("/d/th", written: true)]);

        string replaced = plan.Arguments(arguments, new UploadPaths(Client)).ToJsonString();

        Assert.Equal($$"""{"index":"{{Client}}/d/i.gpkg","texts":["/d/i.gpkg"],"images":["{{Client}}/d/q.png","q.png"],"k":5,"thumbnails":"{{Client}}/d/th"}""", replaced);
    }

    [Fact]
    public void It_is_known_which_results_are_files_and_which_tools_go_on()
    {
        Assert.Equal(["tiles", "class_map", "score_map"], Tools["rs.classify"].Results);
        Assert.DoesNotContain("hits", Tools["rs.retrieve"].Results);
        Assert.True(Tools["rs.index"].Resumable);
        Assert.False(Tools["rs.classify"].Resumable);
    }

    private static TravelPath Travelling(string path, bool written) => new(path, path, written, Ahead: false);
}
