using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Plugins;

public sealed class ManifestReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reads_a_manifest()
    {
        PluginManifest manifest = ManifestReader.Read(Fixtures.Path("plugins", "Echo", "echo.plugin.json"));

        Assert.Equal("echo", manifest.Id);
        DotnetRuntime runtime = Assert.IsType<DotnetRuntime>(manifest.Runtime);
        Assert.Equal(PluginIsolation.Host, runtime.Isolation);
        Assert.Equal(Fixtures.Path("plugins", "Echo", "bin", ManifestPaths.Configuration, "net10.0", "RsPlugins.Fixtures.Echo.dll"), runtime.Assembly);
        ToolManifest echo = Assert.Single(manifest.Tools, tool => tool.Name == "test.echo");
        Assert.Equal(["text", "tile_size", "scale", "language"], echo.Parameters.Take(4).Select(parameter => parameter.Name));
        Assert.True(echo.Parameters[0].Required);
    }

    [Fact]
    public void Orders_parameters_by_their_annotation()
    {
        JsonObject manifest = Good();
        manifest["tools"]![0]!["inputSchema"]!["properties"] = JsonNode.Parse("""
            { "last": { "title": "L", "x-rs": { "order": 9 } }, "first": { "title": "F", "x-rs": { "order": 1 } } }
            """);

        Assert.Equal(["first", "last"], Read(manifest).Tools[0].Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("id", "\"Echo Plugin\"", "id")]
    [InlineData("version", "\"one\"", "version")]
    [InlineData("title", "null", "title")]
    [InlineData("runtime", "{}", "runtime.kind")]
    [InlineData("runtime.isolation", "\"cloud\"", "runtime.isolation")]
    [InlineData("runtime.kind", "\"magic\"", "runtime.kind")]
    [InlineData("runtime.assembly", "\"/etc/passwd\"", "runtime.assembly")]
    [InlineData("runtime.assembly", "\"../../outside.dll\"", "runtime.assembly")]
    [InlineData("runtime.assembly", "\"a/../../../outside.dll\"", "runtime.assembly")]
    [InlineData("runtime.assembly", "\"c:\\\\windows\\\\a.dll\"", "runtime.assembly")]
    [InlineData("runtime.assembly", "\"file:///a.dll\"", "runtime.assembly")]
    [InlineData("runtime.assembly", "\"~/a.dll\"", "runtime.assembly")]
    [InlineData("content", "\"../../\"", "content")]
    [InlineData("tools", "[]", "tools")]
    [InlineData("tools.0.name", "\"Classify\"", "tools[0].name")]
    [InlineData("tools.0.name", "\"rs.Classify\"", "tools[0].name")]
    [InlineData("tools.0.name", "\"rs.\"", "tools[0].name")]
    [InlineData("tools.0.description", "\"\"", "tools[0].description")]
    [InlineData("tools.0.inputSchema", "[]", "tools[0].inputSchema")]
    [InlineData("tools.0.inputSchema.type", "\"array\"", "tools[0].inputSchema.type")]
    [InlineData("tools.0.inputSchema.required", "[\"absent\"]", "tools[0].inputSchema.required")]
    [InlineData("tools.0.inputSchema.properties", "{\"TileSize\":{\"title\":\"T\"}}", "tools[0].inputSchema.properties.TileSize")]
    [InlineData("tools.0.inputSchema.properties", "{\"tile\":{}}", "tools[0].inputSchema.properties.tile.title")]
    public void Names_the_place_of_what_is_wrong(string path, string value, string place)
    {
        JsonObject manifest = Good();
        JsonNode at = manifest;
        string[] parts = path.Split('.');
        foreach (string part in parts[..^1])
        {
            at = int.TryParse(part, out int index) ? at[index]! : at[part]!;
        }

        at[parts[^1]] = JsonNode.Parse(value);

        ManifestException broken = Assert.Throws<ManifestException>(() => Read(manifest));
        Assert.Contains(broken.Problems, problem => problem.Place == place && problem.Reason.Length > 0);
    }

    [Fact]
    public void Lists_all_that_is_wrong_at_once()
    {
        JsonObject manifest = Good();
        manifest["id"] = 5;
        manifest.Remove("version");
        manifest["tools"]![0]!["name"] = "x";

        ManifestException broken = Assert.Throws<ManifestException>(() => Read(manifest));
        Assert.Equal(["id", "version", "tools[0].name"], broken.Problems.Select(problem => problem.Place));
    }

    [Fact]
    public void Says_where_the_file_is_no_json()
    {
        string path = folder.File("m/broken.plugin.json", "{\n  \"id\": \"a\",\n  oops\n}");

        ManifestException broken = Assert.Throws<ManifestException>(() => ManifestReader.Read(path));
        Assert.StartsWith("line 3", broken.Problems[0].Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_link_that_leads_out()
    {
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "plugin"), "/usr");
        JsonObject manifest = Good();
        manifest["runtime"]!["assembly"] = "../plugin/a.dll";

        ManifestException broken = Assert.Throws<ManifestException>(() => Read(manifest));
        Assert.Equal("runtime.assembly", Assert.Single(broken.Problems).Place);
    }

    [Fact]
    public void Leaves_out_a_manifest_whose_tools_another_has()
    {
        string first = folder.File("m/a.plugin.json", Good().ToJsonString());
        JsonObject second = Good();
        second["id"] = "other";
        string clash = folder.File("m/b.plugin.json", second.ToJsonString());

        PluginCatalogue catalogue = PluginCatalogue.Read([first, clash]);

        Assert.Equal("good", Assert.Single(catalogue.Manifests).Id);
        Assert.Contains("b.plugin.json", Assert.Single(catalogue.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shipped_manifests_are_in_order_and_fit_the_schema()
    {
        string[] paths = [.. Directory.GetFiles(Path.Combine(Fixtures.Root, "manifests"), "*.plugin.json"), .. Directory.GetFiles(Fixtures.Path("plugins"), "*.plugin.json", SearchOption.AllDirectories)];

        Assert.All(paths, path =>
        {
            Assert.NotEmpty(ManifestReader.Read(path).Tools);
            Assert.Empty(Schema().Validate(File.ReadAllText(path)).Select(error => error.ToString()));
        });
    }

    [Fact]
    public void The_schema_refuses_what_the_reader_refuses()
    {
        JsonObject manifest = Good();
        Assert.Empty(Schema().Validate(manifest.ToJsonString()));

        manifest["tools"]![0]!["name"] = "Classify";
        Assert.NotEmpty(Schema().Validate(manifest.ToJsonString()));
    }

    private static NJsonSchema.JsonSchema Schema() =>
        SchemaText.Parse(File.ReadAllText(Path.Combine(Fixtures.Root, "manifests", "schema", "plugin.schema.json")));

    private static JsonObject Good() => JsonNode.Parse("""
        {
          "id": "good", "version": "1.0.0", "title": "Good",
          "runtime": { "kind": "dotnet", "assembly": "a.dll", "type": "Good.Plugin" },
          "tools": [ { "name": "good.tool", "title": "Tool", "description": "Does it.", "inputSchema": { "type": "object", "properties": {} } } ]
        }
        """)!.AsObject();

    private PluginManifest Read(JsonObject manifest) => ManifestReader.Read(folder.File("m/good.plugin.json", manifest.ToJsonString()));
}
