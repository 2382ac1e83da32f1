using System.Text.Json;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Sdk.Tests.Protocol;

public sealed class ProtocolJsonTests
{
    [Fact]
    public void Writes_camel_case_without_nulls_and_text_as_it_is() =>
        Assert.Equal(
            """{"id":"rs.internal","message":"água <b>"}""",
            JsonSerializer.Serialize(new ErrorData("rs.internal", "água <b>"), ProtocolJson.Options));

    [Fact]
    public void Ignores_what_newer_peers_send() =>
        Assert.Equal("qgis", JsonSerializer.Deserialize<InitializeParams>("""{"client":{"name":"qgis","colour":"green"},"protocol":[1],"later":{}}""", ProtocolJson.Options)!.Client.Name);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"client":{"name":"qgis"}}""")]
    [InlineData("""{"client":null,"protocol":[1]}""")]
    [InlineData("""{"client":{"name":"qgis"},"protocol":["1"]}""")]
    public void Refuses_what_is_incomplete(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<InitializeParams>(json, ProtocolJson.Options));
}
