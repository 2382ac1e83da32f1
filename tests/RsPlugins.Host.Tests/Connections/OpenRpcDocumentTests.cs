using System.Text.Json.Nodes;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Connections;

public sealed class OpenRpcDocumentTests
{
    [Fact]
    public void The_committed_document_is_the_one_the_code_writes()
    {
        string committed = File.ReadAllText(Path.Combine(Fixtures.Root, "manifests", "protocol", "openrpc.json"));

        Assert.Equal(OpenRpcDocument.Write([]).ToJsonString(ProtocolJson.Indented), committed.TrimEnd('\n'));
    }

    [Fact]
    public void Describes_the_parameters_by_name()
    {
        JsonArray methods = OpenRpcDocument.Write([])["methods"]!.AsArray();
        JsonNode call = methods.Single(method => method!["name"]!.GetValue<string>() == RpcMethods.ToolsCall)!;

        Assert.Equal(["name", "arguments", "progressToken", "detach", "priority", "job"], call["params"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>()));
        Assert.True(call["params"]![0]!["required"]!.GetValue<bool>());
        Assert.False(call["params"]![1]!["required"]!.GetValue<bool>());
    }
}
