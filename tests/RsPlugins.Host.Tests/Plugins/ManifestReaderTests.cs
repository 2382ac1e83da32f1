using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
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

    [Theory]
    [InlineData("class", "a keyword of Python")]
    [InlineData("string", "a keyword of C#")]
    [InlineData("function", "a keyword of JavaScript")]
    [InlineData("plugins", "an option of rsplugins")]
    [InlineData("ellipsoid", "an option of qgis_process")]
    public void Says_what_has_taken_a_name(string name, string what)
    {
        JsonObject parameter = Good();
        parameter["tools"]![0]!["inputSchema"]!["properties"] = new JsonObject { [name] = new JsonObject { ["title"] = "T" } };
        ManifestProblem broken = Assert.Single(Assert.Throws<ManifestException>(() => Read(parameter)).Problems);
        Assert.Equal($"tools[0].inputSchema.properties.{name}", broken.Place);
        Assert.Contains(what, broken.Reason, StringComparison.Ordinal);

        JsonObject output = Good();
        output["tools"]![0]!["outputs"] = new JsonObject { [name] = new JsonObject { ["title"] = "T" } };
        Assert.Equal($"tools[0].outputs.{name}", Assert.Single(Assert.Throws<ManifestException>(() => Read(output)).Problems).Place);
    }

    [Theory]
    [InlineData("""{ "tile_size": { "title": "T" }, "tilesize": { "title": "T" } }""", "tilesize")]
    [InlineData("""{ "cache": { "title": "C", "type": "boolean" }, "no_cache": { "title": "N", "type": "integer" } }""", "no_cache")]
    public void Refuses_parameters_that_some_program_spells_alike(string properties, string second)
    {
        JsonObject manifest = Good();
        manifest["tools"]![0]!["inputSchema"]!["properties"] = JsonNode.Parse(properties);

        Assert.Equal($"tools[0].inputSchema.properties.{second}", Assert.Single(Assert.Throws<ManifestException>(() => Read(manifest)).Problems).Place);
    }

    [Theory]
    [InlineData("good.tool", "is listed twice")]
    [InlineData("go.odtool", "by dots only")]
    public void Refuses_tools_that_some_program_spells_alike(string name, string reason)
    {
        JsonObject manifest = Good();
        JsonNode second = manifest["tools"]![0]!.DeepClone();
        second["name"] = name;
        manifest["tools"]!.AsArray().Add(second);

        ManifestProblem broken = Assert.Single(Assert.Throws<ManifestException>(() => Read(manifest)).Problems);
        Assert.Equal("tools[1].name", broken.Place);
        Assert.Contains(reason, broken.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id", "good\n")]
    [InlineData("version", "1.0.0\n")]
    public void A_line_end_does_not_slip_through(string member, string value)
    {
        JsonObject manifest = Good();
        manifest[member] = value;

        Assert.Equal(member, Assert.Single(Assert.Throws<ManifestException>(() => Read(manifest)).Problems).Place);
    }

    [Theory]
    [InlineData("https://example.org/schema.json")]
    [InlineData("file:///etc/passwd")]
    [InlineData("other.json#/a")]
    [InlineData("#/$defs/absent")]
    [InlineData("#")]
    public void A_reference_leads_to_a_place_in_its_schema(string reference)
    {
        JsonObject manifest = Good();
        manifest["tools"]![0]!["inputSchema"]!["$defs"] = JsonNode.Parse("""{ "tile": { "type": "integer" } }""");
        manifest["tools"]![0]!["inputSchema"]!["properties"] = JsonNode.Parse("""{ "tile": { "title": "T", "items": { "$ref": "#/$defs/tile" } } }""");
        _ = Read(manifest);

        manifest["tools"]![0]!["inputSchema"]!["properties"]!["tile"]!["items"]!["$ref"] = reference;

        Assert.Equal("tools[0].inputSchema.properties.tile.items.$ref", Assert.Single(Assert.Throws<ManifestException>(() => Read(manifest)).Problems).Place);
    }

    [Fact]
    public void A_pattern_that_is_none_is_found_before_it_is_used()
    {
        JsonObject manifest = Good();
        manifest["tools"]![0]!["inputSchema"]!["properties"] = JsonNode.Parse("""{ "code": { "title": "C", "type": "string", "pattern": "[" } }""");

        Assert.Equal("tools[0].inputSchema.properties.code.pattern", Assert.Single(Assert.Throws<ManifestException>(() => Read(manifest)).Problems).Place);
    }

    [Theory]
    [InlineData(nameof(ManifestSource.Installation), true)]
    [InlineData(nameof(ManifestSource.User), false)]
    [InlineData(nameof(ManifestSource.Folder), false)]
    public void Only_the_installation_has_tools_of_its_own_prefix(string where, bool allowed)
    {
        ManifestSource source = Enum.Parse<ManifestSource>(where);
        JsonObject manifest = Good();
        manifest["tools"]![0]!["name"] = "rs.good";
        string path = folder.File("m/good.plugin.json", manifest.ToJsonString());

        if (allowed)
        {
            Assert.Equal("rs.good", ManifestReader.Read(path, source).Tools[0].Name);
        }
        else
        {
            ManifestProblem broken = Assert.Single(Assert.Throws<ManifestException>(() => ManifestReader.Read(path, source)).Problems);
            Assert.Equal("tools[0].name", broken.Place);
            Assert.Contains("belong to the plugins of the installation", broken.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_a_user_installs_stays_in_its_own_folder()
    {
        JsonObject manifest = Good();
        manifest["runtime"]!["assembly"] = "../other/a.dll";
        string path = folder.File("m/good.plugin.json", manifest.ToJsonString());

        Assert.EndsWith("a.dll", Assert.IsType<DotnetRuntime>(ManifestReader.Read(path, ManifestSource.Folder).Runtime).Assembly, StringComparison.Ordinal);
        Assert.Equal("runtime.assembly", Assert.Single(Assert.Throws<ManifestException>(() => ManifestReader.Read(path, ManifestSource.User)).Problems).Place);
    }

    [Fact]
    public void A_complaint_stays_short()
    {
        JsonObject manifest = Good();
        manifest["id"] = new string('X', 100_000) + "\n";
        manifest["tools"] = new JsonArray([.. Enumerable.Range(0, 1000).Select(_ => JsonValue.Create(1))]);

        ManifestException broken = Assert.Throws<ManifestException>(() => Read(manifest));

        Assert.Equal(1001, broken.Problems.Count);
        Assert.InRange(broken.Message.Length, 100, 2000);
        Assert.DoesNotContain('\n', broken.Message);
        Assert.Contains("and 981 more", broken.Message, StringComparison.Ordinal);
    }

    private static JsonObject Good() => JsonNode.Parse("""
        {
          "id": "good", "version": "1.0.0", "title": "Good",
          "runtime": { "kind": "dotnet", "assembly": "a.dll", "type": "Good.Plugin" },
          "tools": [ { "name": "good.tool", "title": "Tool", "description": "Does it.", "inputSchema": { "type": "object", "properties": {} } } ]
        }
        """)!.AsObject();

    private PluginManifest Read(JsonObject manifest) => ManifestReader.Read(folder.File("m/good.plugin.json", manifest.ToJsonString()));
}
