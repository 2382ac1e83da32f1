using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Tools;

public sealed class QuickSchemaTests
{
    private static readonly JsonSchemaValidatorSettings Settings = new() { FormatValidators = [] };

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "15", "16", "256", "4096", "4097", "20.5", "1e2", "1.0", "-0.0", "1e40", "1e-300", "1e-400", "9007199254740993", "\"\"", "\"a\"", "\"en\"", "\"pt\"", "\"😀\"", "\"256\"",
        "[]", "[1]", "[0]", "[1, 2, 3]", "[\"a\"]", "[\"a\", 5]", "[null]", "[[]]", "{}", "{ \"name\": \"a\" }", "{ \"name\": 5 }", "{ \"name\": \"a\", \"value\": 1, \"more\": 2 }", "[{ \"name\": \"a\" }]", "[{ \"value\": 1 }]",
    ];

    public static TheoryData<string> Tools()
    {
        TheoryData<string> names = [];
        foreach (ToolManifest tool in All())
        {
            names.Add(tool.Name);
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void What_it_takes_the_library_takes_too(string name)
    {
        ToolManifest tool = All().Single(tool => tool.Name == name);
        if (QuickSchema.Read(tool.InputSchema) is not { } quick)
        {
            return;
        }

        JsonSchema full = SchemaText.Parse(tool.InputSchema.GetRawText());
        string[] names = [.. tool.Parameters.Select(parameter => parameter.Name), "no-such"];
        Random random = new(5);
        for (int round = 0; round < 600; round++)
        {
            JsonObject arguments = [];
            foreach (string one in names.Where(_ => random.Next(3) > 0 || round < 2))
            {
                arguments[one] = JsonNode.Parse(Values[random.Next(Values.Length)]);
            }

            if (quick.Fits(JsonSerializer.SerializeToElement(arguments)))
            {
                Assert.True(full.Validate(arguments.ToJsonString(), Settings).Count == 0, arguments.ToJsonString());
            }
        }
    }

    [Theory]
    [InlineData("""{ "text": "a" }""", true)]
    [InlineData("""{ "text": "a", "tile_size": 256, "language": "en", "overwrite": true, "bands": [1, 2], "scale": 0.5, "classes": [{ "name": "a", "value": 1 }] }""", true)]
    [InlineData("""{ "text": "" }""", false)]
    [InlineData("""{ "text": "a", "tile_size": 15 }""", false)]
    [InlineData("""{ "text": "a", "scale": 0 }""", false)]
    [InlineData("""{ "text": "a", "language": "tlh" }""", false)]
    [InlineData("""{ "text": "a", "bands": [0] }""", false)]
    [InlineData("""{ "text": "a", "no-such": 1 }""", false)]
    [InlineData("{}", false)]
    public void Common_arguments_are_seen_to_fit_at_once(string arguments, bool fit) =>
        Assert.Equal(fit, QuickSchema.Read(Echo().InputSchema)!.Fits(JsonDocument.Parse(arguments).RootElement));

    [Theory]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("""{ "type": "string", "pattern": "^a" }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/$defs/b" } } }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string" } }""")]
    [InlineData("""{ "oneOf": [{ "type": "string" }] }""")]
    [InlineData("""{ "type": "integer", "enum": [1, 2] }""")]
    [InlineData("""{ "type": "integer", "minimum": "1" }""")]
    public void What_it_does_not_understand_is_left_to_the_library(string schema) => Assert.Null(QuickSchema.Read(JsonDocument.Parse(schema).RootElement));

    private static ToolManifest Echo() => ManifestReader.Read(Fixtures.Path("plugins", "Echo", "echo.plugin.json")).Tools.Single(tool => tool.Name == "test.echo");

    private static IEnumerable<ToolManifest> All() => Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "manifests"), "*.plugin.json")
        .Append(Fixtures.Path("plugins", "Echo", "echo.plugin.json"))
        .SelectMany(file => ManifestReader.Read(file, ManifestSource.Installation).Tools);
}
