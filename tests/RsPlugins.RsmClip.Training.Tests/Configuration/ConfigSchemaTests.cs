using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NJsonSchema;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Training.Tests.Configuration;

public sealed class ConfigSchemaTests
{
    private static readonly string Shipped = Path.Combine(Fixtures.Root, "plugins", "rsmclip-training", "training.schema.json");

    [Fact]
    public void The_shipped_schema_is_the_codes_own()
    {
        string expected = ConfigSchema.ToJson(XDocument.Load(Path.ChangeExtension(typeof(ConfigSchema).Assembly.Location, ".xml")));
        if (Environment.GetEnvironmentVariable("RSPLUGINS_WRITE_REFERENCE") == "1")
        {
            File.WriteAllText(Shipped, expected);
        }

        Assert.Equal(expected, File.ReadAllText(Shipped));
    }

    [Fact]
    public void Every_setting_has_a_description_a_default_and_where_it_is_a_number_a_range()
    {
        int settings = Check(JsonNode.Parse(File.ReadAllText(Shipped))!.AsObject(), "");

        Assert.True(settings > 60, $"{settings} settings.");
    }

    [Theory]
    [InlineData("""{"steps": 10, "optimiser": {"beta1": 0.9}}""", true)]
    [InlineData("""{"$schema": "x", "data": {"sets": [{"name": "a", "grey": 1}]}}""", true)]
    [InlineData("""{"steps": 0}""", false)]
    [InlineData("""{"steps": 1.5}""", false)]
    [InlineData("""{"stepps": 1}""", false)]
    [InlineData("""{"optimiser": {"beta1": 1}}""", false)]
    [InlineData("""{"optimiser": {"schedule": "linear"}}""", false)]
    [InlineData("""{"data": {"sets": [{"grey": 2}]}}""", false)]
    public async Task The_schema_accepts_what_the_reader_accepts(string text, bool fits)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(File.ReadAllText(Shipped));
        YamlDotNet.RepresentationModel.YamlStream documents = [];
        documents.Load(new StringReader(text));

        Assert.Equal(fits, schema.Validate(text).Count == 0);
        Assert.Equal(fits, ConfigFaults.Of(documents.Documents[0].RootNode).Count == 0);
    }

    private static int Check(JsonObject group, string path)
    {
        int settings = 0;
        foreach ((string key, JsonNode? node) in group["properties"]!.AsObject().Where(entry => entry.Key != "$schema"))
        {
            JsonObject entry = node!.AsObject();
            Assert.True(entry["description"]?.GetValue<string>().Length > 3, $"{path}{key} has no description.");
            if (entry.ContainsKey("properties"))
            {
                settings += Check(entry, $"{path}{key}.");
                continue;
            }

            settings++;
            Assert.True(entry.ContainsKey("default"), $"{path}{key} has no default.");
            JsonObject value = (entry["items"] ?? entry["additionalProperties"] ?? entry).AsObject();
            if ((string)value["type"]! == "object")
            {
                settings += Check(value, $"{path}{key}[].");
            }
            else if ((string)value["type"]! is "number" or "integer")
            {
                Assert.True(value.ContainsKey("minimum") || value.ContainsKey("exclusiveMinimum"), $"{path}{key} has no range.");
            }
        }

        return settings;
    }
}
