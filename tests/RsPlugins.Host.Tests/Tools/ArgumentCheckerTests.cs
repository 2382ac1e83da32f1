using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Tools;

public sealed class ArgumentCheckerTests
{
    private static readonly ToolManifest Echo =
        ManifestReader.Read(Fixtures.Path("plugins", "Echo", "echo.plugin.json")).Tools.Single(tool => tool.Name == "test.echo");

    private readonly ArgumentChecker checker = new();

    [Fact]
    public void Fills_in_defaults_and_keeps_what_is_given()
    {
        JsonElement filled = Check("""{ "text": "á", "tile_size": 512 }""");

        Assert.Equal("á", filled.GetProperty("text").GetString());
        Assert.Equal(512, filled.GetProperty("tile_size").GetInt32());
        Assert.Equal("en", filled.GetProperty("language").GetString());
        Assert.True(filled.GetProperty("overwrite").GetBoolean());
        Assert.False(filled.TryGetProperty("scale", out _));
    }

    [Fact]
    public void Takes_null_for_absent() => Assert.Equal(256, Check("""{ "text": "a", "tile_size": null }""").GetProperty("tile_size").GetInt32());

    [Theory]
    [InlineData("{}", "\"text\" is missing")]
    [InlineData("""{ "text": "" }""", "\"text\" is empty")]
    [InlineData("""{ "text": 5 }""", "must be a text")]
    [InlineData("""{ "text": "a", "tile_size": 15 }""", "at least 16 and at most 4096")]
    [InlineData("""{ "text": "a", "tile_size": 4097 }""", "\"tile_size\" is 4097")]
    [InlineData("""{ "text": "a", "tile_size": 20.5 }""", "whole number")]
    [InlineData("""{ "text": "a", "tile_size": "256" }""", "whole number")]
    [InlineData("""{ "text": "a", "scale": 0 }""", "more than 0")]
    [InlineData("""{ "text": "a", "language": "tlh" }""", "allowed are en, pt, zh")]
    [InlineData("""{ "text": "a", "bands": 3 }""", "must be a list")]
    [InlineData("""{ "text": "a", "bands": [1, 0] }""", "bands")]
    [InlineData("""{ "text": "a", "overwrite": "yes" }""", "true or false")]
    [InlineData("""{ "text": "a", "classes": [{ "value": 1 }] }""", "name")]
    [InlineData("""{ "text": "a", "tilesize": 3 }""", "did you mean \"tile_size\"?")]
    [InlineData("""{ "text": "a", "text": "b" }""", "given twice")]
    [InlineData("""[]""", "must be an object")]
    public void Says_which_argument_is_wrong_and_what_is_allowed(string arguments, string words)
    {
        ToolException refused = Assert.Throws<ToolException>(() => Check(arguments));

        Assert.Equal(ErrorIds.ArgumentInvalid, refused.Id);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Hint);
    }

    [Fact]
    public void Leaves_paths_of_rasters_alone() => Assert.Equal("../a b/x.tif", Check("""{ "text": "a", "image": "../a b/x.tif" }""").GetProperty("image").GetString());

    [Fact]
    public void Names_further_faults_in_the_details()
    {
        ToolException refused = Assert.Throws<ToolException>(() => Check("""{ "tile_size": 1, "language": "x" }"""));

        Assert.Contains("tile_size", refused.Message + refused.Details, StringComparison.Ordinal);
        Assert.Contains("language", refused.Message + refused.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e-300", true)]
    [InlineData("4.9e-324", true)]
    [InlineData("1e-29", true)]
    [InlineData("1e300", true)]
    [InlineData("0", false)]
    [InlineData("-1e-300", false)]
    [InlineData("-0.0", false)]
    public void Small_numbers_are_not_zero(string scale, bool fits)
    {
        // Once as the quick way sees it, once, by a keyword that this does not know, as the library does.
        foreach (ToolManifest tool in new[] { Echo, Echo with { InputSchema = Patterned() } })
        {
            Exception? refused = Record.Exception(() => checker.Check(tool, JsonDocument.Parse($$"""{ "text": "a", "scale": {{scale}} }""").RootElement));

            Assert.Equal(fits, refused is null);
            Assert.True(fits || refused!.Message.Contains("more than 0", StringComparison.Ordinal));
        }
    }

    private static JsonElement Patterned()
    {
        JsonObject schema = JsonObject.Create(Echo.InputSchema)!.DeepClone().AsObject();
        schema["properties"]!["text"]!["pattern"] = "a";
        JsonElement patterned = JsonSerializer.SerializeToElement(schema);
        Assert.Null(QuickSchema.Read(patterned));
        return patterned;
    }

    private JsonElement Check(string arguments) => checker.Check(Echo, JsonDocument.Parse(arguments).RootElement);
}
