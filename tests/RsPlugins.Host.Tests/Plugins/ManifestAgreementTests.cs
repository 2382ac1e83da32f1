using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Plugins;

/// <summary>
/// The reader and manifests/schema/plugin.schema.json judge alike wherever a JSON Schema can judge: each case puts one value into a good manifest.
/// What a schema cannot judge (clashes of names, where paths lead) is tested with the reader.
/// </summary>
public sealed class ManifestAgreementTests : IDisposable
{
    private const string Parameter = "tools.0.inputSchema.properties.tile";
    private const string Notes = Parameter + ".x-rs";
    private const string Output = "tools.0.outputs.result";

    private static readonly NJsonSchema.JsonSchema Schema = SchemaText.Parse(File.ReadAllText(Path.Combine(Fixtures.Root, "manifests", "schema", "plugin.schema.json")));

    private readonly TemporaryFolder folder = new();

    /// <summary>Place, the values that are good there, and those that are not; <c>absent</c> for none.</summary>
    public static TheoryData<string, string[], string[]> Cases => new()
    {
        { "$schema", ["absent", "\"x\""], ["1"] },
        { "id", ["\"a\"", "\"a-1\"", "\"context\""], ["absent", "1", "\"\"", "\"A\"", "\"a_b\"", "\"1a\"", "\"a--b\"", "\"a-\"", "\"rs.mine\"", "\"con\"", "\"com1\"", Long('a', 129)] },
        { "version", ["\"1.0.0\"", "\"0.1.2-rc.1\"", "\"1.0.0+5\""], ["absent", "1", "\"1\"", "\"1.0\"", "\"v1.0.0\"", "\"1.0.0-\""] },
        { "title", ["\"T\""], ["absent", "\"\"", "1"] },
        { "description", ["absent", "\"\"", "\"D\""], ["1", "null"] },
        { "content", ["absent", "\"a/b\"", "\"a\""], ["\"\"", "1", "\"/a\"", "\"~/a\"", "\"c:/a\"", "\"a\\\\b\"", "\"a\\u0007\"", "\"a\\u0085\""] },
        { "status", ["absent", "\"good.tool\""], ["\"\"", "1", "null"] },
        { "models", ["absent", """{ "list": "good.tool", "install": "good.tool", "remove": "good.tool" }"""], ["1", "[]", "null", "{}", """{ "list": "" }""", """{ "list": 1 }""", """{ "install": "a.b" }"""] },
        { "runtime", [], ["absent", "1", "{}", """{ "kind": "magic" }""", """{ "kind": "dotnet" }""", """{ "kind": "process" }""", """{ "kind": "process", "command": [] }""", """{ "kind": "process", "command": "python3" }"""] },
        { "runtime.kind", ["\"dotnet\""], ["absent", "\"process\"", "\"Dotnet\"", "1"] },
        { "runtime.assembly", ["\"a.dll\"", "\"bin/{configuration}/a.dll\""], ["absent", "\"\"", "1", "\"/a.dll\""] },
        { "runtime.type", ["\"A.B\""], ["absent", "\"\"", "1"] },
        { "runtime.isolation", ["absent", "\"host\"", "\"process\""], ["\"cloud\"", "\"\"", "1"] },
        { "runtime.reloadable", ["absent", "true", "false"], ["1", "\"no\"", "null"] },
        { "runtime.startTimeoutSeconds", ["absent", "null", "0.5", "31536000"], ["0", "-1", "31536001", "\"1\""] },
        { "runtime.callTimeoutSeconds", ["absent", "null", "1"], ["0", "true"] },
        { "runtime.cancelTimeoutSeconds", ["absent", "null", "0.5"], ["0", "\"1\""] },
        { "runtime.idleStopSeconds", ["absent", "null", "1"], ["0", "[]"] },
        { "runtime.memoryLimitMiB", ["absent", "null", "1024"], ["0", "1048577"] },
        { "tools", [], ["absent", "{}", "[]", "[1]", "[{}]"] },
        { "tools.0.name", ["\"a.b\"", "\"a1.b2.c3\""], ["absent", "1", "\"a\"", "\"A.b\"", "\"a.\"", "\".a\"", "\"a..b\"", "\"a_b.c\"", "\"a-b.c\"", "\"1a.b\"", "\"a.1b\"", Long('a', 127, "a.")] },
        { "tools.0.title", ["\"T\""], ["absent", "\"\"", "1"] },
        { "tools.0.description", ["\"D\""], ["absent", "\"\"", "1"] },
        { "tools.0.annotations", ["absent", "{}", """{ "readOnlyHint": true }"""], ["1", "[]", "null"] },
        { "tools.0.x-rs", ["absent", "{}", """{ "group": "G", "role": "describe-index", "hidden": true, "resumable": false, "device": "gpu", "i18n": { "pt": { "title": "T" } } }"""], ["1", "[]"] },
        { "tools.0.x-rs", [], ["""{ "group": "" }""", """{ "role": "" }""", """{ "role": 1 }""", """{ "role": "Search" }""", """{ "role": "a--b" }""", """{ "hidden": "yes" }""", """{ "resumable": 1 }""", """{ "device": "cpu" }""", """{ "i18n": [] }""", """{ "i18n": { "pt": "T" } }""", """{ "i18n": { "pt": { "title": 1 } } }""", """{ "i18n": { "pt": { "description": 1 } } }"""] },
        { "tools.0.inputSchema", ["""{ "type": "object" }"""], ["absent", "1", "[]", "{}", """{ "type": "array" }""", """{ "type": ["object"] }"""] },
        { "tools.0.inputSchema.required", ["absent", "[]", "[\"tile\"]"], ["\"tile\"", "[1]"] },
        { "tools.0.inputSchema.additionalProperties", ["absent", "true", "false"], ["1", "\"no\"", "{}"] },
        { "tools.0.inputSchema.properties", ["absent", "{}"], ["1", "[]", "null", """{ "tile": 1 }""", """{ "tile": {} }"""] },
        { "tools.0.inputSchema.properties", [Named("a"), Named("tile_size"), Named("classes"), Named("match"), Named(new string('a', 63))], [Named("Tile"), Named("1a"), Named("_a"), Named("tile-size"), Named("a.b"), Named(""), Named(new string('a', 64))] },
        { Parameter + ".title", ["\"T\""], ["absent", "\"\"", "1"] },
        { Parameter + ".description", ["absent", "\"D\""], ["\"\"", "1"] },
        { Notes, ["absent", "{}"], ["1", "[]"] },
        { Notes + ".kind", ["absent"], ["\"\"", "\"picture\"", "1"] },
        { Notes + ".role", ["absent", "\"texts\"", "\"not-texts\""], ["\"\"", "1", "\"not_texts\""] },
        { Notes + ".order", ["absent", "1", "0.5", "-1"], ["\"1\"", "true"] },
        { Notes + ".of", ["absent", "\"\"", "\"raster\""], ["1"] },
        { Notes + ".unit", ["absent", "\"m\""], ["1"] },
        { Notes + ".group", ["absent", "\"G\""], ["\"\"", "1"] },
        { Notes + ".advanced", ["absent", "true", "false"], ["1", "\"true\""] },
        { Notes + ".labels", ["absent", "{}"], ["[]", "1"] },
        { Notes + ".i18n", ["absent", "{}", """{ "pt": {} }"""], ["[]", """{ "pt": 1 }"""] },
        { "tools.0.outputs", ["absent", "{}", Named("result")], ["1", "[]", """{ "result": 1 }""", """{ "result": {} }""", Named("Result"), Named("a b")] },
        { Output + ".title", ["\"T\""], ["absent", "\"\"", "1"] },
        { Output + ".description", ["absent", "\"\"", "\"D\""], ["1"] },
        { Output + ".contentMediaType", ["absent", "\"image/tiff\""], ["1"] },
        { Output + ".x-rs", ["absent", "{}", """{ "kind": "raster", "role": "hits", "style": {} }"""], ["1", """{ "role": "A" }""", """{ "kind": "picture" }""", """{ "style": "red" }""", """{ "i18n": 1 }"""] },
    };

    public static TheoryData<string, string[], string[]> ProcessCases => new()
    {
        { "runtime.command", ["[\"{python}\"]", "[\"python3\", \"-m\", \"a\"]", "[\"bin/run\"]"], ["absent", "[]", "\"python3\"", "[\"\"]", "[1]", "[\"python3\", \"\"]", "[\"python3\", \"a\\u0000\"]"] },
        { "runtime.folder", ["absent", "\"a\""], ["\"\"", "\"/a\"", "1"] },
        { "runtime.environment", ["absent", "{}", """{ "A_1": "", "_b": "{sdk}" }"""], ["[]", "1", """{ "A": 1 }""", """{ "1A": "x" }""", """{ "A-B": "x" }""", """{ "RSPLUGINS_COOKIE": "x" }""", """{ "A": "\u0000" }"""] },
        { "runtime.startTimeoutSeconds", ["absent", "null", "10"], ["0", "\"10\""] },
        { "runtime.memoryLimitMiB", ["absent", "null", "0.5"], ["-1"] },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reader_and_schema_judge_alike(string place, string[] good, string[] bad) => Judge(Dotnet(), place, good, bad);

    [Theory]
    [MemberData(nameof(ProcessCases))]
    public void Reader_and_schema_judge_processes_alike(string place, string[] good, string[] bad)
    {
        JsonObject manifest = Dotnet();
        manifest["runtime"] = JsonNode.Parse("""{ "kind": "process", "command": ["{python}", "a.py"] }""");
        Judge(manifest, place, good, bad);
    }

    [Fact]
    public void They_know_the_same_kinds_and_reserved_names()
    {
        JsonNode definitions = JsonNode.Parse(File.ReadAllText(Path.Combine(Fixtures.Root, "manifests", "schema", "plugin.schema.json")))!["$defs"]!;
        string[] kinds = [.. definitions["kind"]!["enum"]!.AsArray().Select(kind => kind!.ToJsonString())];
        Assert.NotEmpty(kinds);
        Judge(Dotnet(), Notes + ".kind", kinds, []);

        string[] names = [.. definitions["inputSchema"]!["properties"]!["properties"]!["patternProperties"]!.AsObject().Single().Key.Split("(?:")[1].Split(")$")[0].Split('|')];
        Assert.Contains("class", names);
        Judge(Dotnet(), "tools.0.inputSchema.properties", [.. names.Select(name => Named(name + "_"))], [.. names.Select(Named)]);
        Judge(Dotnet(), "tools.0.outputs", [], [.. names.Select(Named)]);
        Assert.Equal(names.Order(StringComparer.Ordinal), ReservedNames.All.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_take_what_is_shipped_and_what_tests_use()
    {
        string[] shipped = Directory.GetFiles(Path.Combine(Fixtures.Root, "manifests"), "*.plugin.json");
        string[] fixtures = [.. Directory.GetFiles(Fixtures.Path("plugins"), "*.plugin.json", SearchOption.AllDirectories)];
        Assert.NotEmpty(shipped);
        Assert.All([.. shipped.Select(path => (path, ManifestSource.Installation)), .. fixtures.Select(path => (path, ManifestSource.Folder))], one =>
        {
            Assert.NotEmpty(ManifestReader.Read(one.path, one.Item2).Tools);
            Assert.Empty(Schema.Validate(File.ReadAllText(one.path)).Select(error => error.ToString()));
        });
    }

    private static string Named(string name) => new JsonObject { [name] = new JsonObject { ["title"] = "T" } }.ToJsonString();

    private static string Long(char letter, int count, string before = "") => $"\"{before}{new string(letter, count)}\"";

    private static JsonObject Dotnet() => JsonNode.Parse("""
        {
          "id": "good", "version": "1.0.0", "title": "Good",
          "runtime": { "kind": "dotnet", "assembly": "a.dll", "type": "Good.Plugin" },
          "tools": [ {
            "name": "good.tool", "title": "Tool", "description": "Does it.",
            "inputSchema": { "type": "object", "properties": { "tile": { "title": "T", "x-rs": { "kind": "integer" } } } },
            "outputs": { "result": { "title": "R", "x-rs": {} } }
          } ]
        }
        """)!.AsObject();

    private void Judge(JsonObject manifest, string place, string[] good, string[] bad)
    {
        Assert.All(good, value => Judge(manifest, place, value, expected: true));
        Assert.All(bad, value => Judge(manifest, place, value, expected: false));
    }

    private void Judge(JsonObject manifest, string place, string value, bool expected)
    {
        JsonObject changed = manifest.DeepClone().AsObject();
        JsonNode at = changed;
        string[] parts = place.Split('.');
        foreach (string part in parts[..^1])
        {
            at = int.TryParse(part, out int index) ? at[index]! : at[part]!;
        }

        if (value == "absent")
        {
            at.AsObject().Remove(parts[^1]);
        }
        else
        {
            at[parts[^1]] = JsonNode.Parse(value);
        }

        string text = changed.ToJsonString();
        string[] complaints = [.. Schema.Validate(text).Select(error => error.ToString())];
        Assert.True(expected == (complaints.Length == 0), $"The schema: {place} = {value} is {(expected ? "good" : "bad")}. {string.Join(" ", complaints)}");
        string path = folder.File("m/case.plugin.json", text);
        string? refused = Record.Exception(() => ManifestReader.Read(path))?.Message;
        Assert.True(expected == (refused is null), $"The reader: {place} = {value} is {(expected ? "good" : "bad")}. {refused}");
    }
}
