using RsPlugins.Host.Cli;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Cli;

public sealed class OptionValueTests : IDisposable
{
    private static readonly ToolManifest Echo =
        ManifestReader.Read(Fixtures.Path("plugins", "Echo", "echo.plugin.json")).Tools.Single(tool => tool.Name == "test.echo");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("text", "5", "\"5\"")]
    [InlineData("tile_size", "512", "512")]
    [InlineData("tile_size", "many", "\"many\"")]
    [InlineData("scale", "0.5", "0.5")]
    [InlineData("scale", "2e-3", "0.002")]
    [InlineData("bands", "4, 3,2", "[4,3,2]")]
    [InlineData("prompts", "a forest, dense", "[\"a forest, dense\"]")]
    [InlineData("extent", "1,2.5,3,-4,EPSG:32633", "{\"bbox\":[1,2.5,3,-4],\"crs\":\"EPSG:32633\"}")]
    [InlineData("extent", "1,2,3,4", "{\"bbox\":[1,2,3,4]}")]
    [InlineData("extent", "1,2", "\"1,2\"")]
    [InlineData("classes", "[{\"name\":\"a\"}]", "[{\"name\":\"a\"}]")]
    public void Reads_by_kind(string parameter, string text, string json) => Assert.Equal(json, Read(parameter, text));

    [Theory]
    [InlineData("POINT (1 2)", "\"POINT (1 2)\"")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[1,2]}", "{\"type\":\"Point\",\"coordinates\":[1,2]}")]
    public void Reads_a_geometry_as_wkt_or_geojson(string text, string json)
    {
        ToolParameter area = ManifestReader.Read(Path.Combine(Fixtures.Root, "manifests", "rsmclip.plugin.json"), ManifestSource.Installation).Tools.SelectMany(tool => tool.Parameters).First(parameter => parameter.Kind == "geometry");

        Assert.Equal(json, OptionValue.Read(area, [text])!.ToJsonString(Sdk.Protocol.ProtocolJson.Options));
    }

    [Fact]
    public void Reads_a_table_from_csv()
    {
        string path = folder.File("classes.csv", "name,value,prompts\r\n\"forest, dense\",1,\"a forest;woods\"\r\nwater,2,\r\n");

        Assert.Equal("""[{"name":"forest, dense","value":1,"prompts":["a forest","woods"]},{"name":"water","value":2}]""", Read("classes", "@" + path));
    }

    [Fact]
    public void Reads_a_table_from_json()
    {
        string path = folder.File("classes.json", """[ { "name": "água" } ]""");

        Assert.Contains("gua", Read("classes", path), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_list_from_a_file()
    {
        string path = folder.File("prompts.txt", "a forest\n\na lake\n");

        Assert.Equal("""["a forest","a lake","x"]""", Read("prompts", "@" + path, "x"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal(ErrorIds.FileMissing, Assert.Throws<ToolException>(() => Read("classes", "@no/such.csv")).Id);

    [Fact]
    public void A_single_value_is_given_once() =>
        Assert.Equal(ErrorIds.ArgumentInvalid, Assert.Throws<ToolException>(() => Read("tile_size", "1", "2")).Id);

    private static string Read(string parameter, params string[] texts) =>
        OptionValue.Read(Echo.Parameters.Single(one => one.Name == parameter), texts)!.ToJsonString(Sdk.Protocol.ProtocolJson.Options);
}
