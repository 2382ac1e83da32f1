using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using RsPlugins.EndToEnd.Tests.Connections;

namespace RsPlugins.EndToEnd.Tests.VsCode;

/// <summary>The tests of tests/vscode, each a case of its own: the extension's modules, the extension inside a real editor, and as somebody uses it in a browser.</summary>
public sealed class VsCodeTests
{
    public static TheoryData<string> Names => [.. VsCodeSuite.Names()];

    [VsCodeTheory]
    [MemberData(nameof(Names))]
    public async Task VsCode(string name)
    {
        TestOutcome? outcome = (await VsCodeSuite.OutcomesAsync()).GetValueOrDefault(name);

        Assert.True(outcome is { Passed: true }, outcome?.Text ?? "The run ended before this test.");
    }

    [VsCodeFact]
    public async Task The_server_that_chat_agents_are_offered_answers_the_mcp_client_of_others()
    {
        await VsCodeSuite.OutcomesAsync();
        JsonNode server = JsonNode.Parse(await File.ReadAllTextAsync(VsCodeSuite.McpServer))!;
        using UserHost user = new();
        StdioClientTransport transport = new(new StdioClientTransportOptions
        {
            Command = (string)server["command"]!,
            Arguments = [.. server["arguments"]!.AsArray().Select(word => (string)word!)],
            EnvironmentVariables = new Dictionary<string, string?> { ["RSPLUGINS_STATE"] = user.Folder },
        });
        await using McpClient client = await McpClient.CreateAsync(transport);

        IList<McpClientTool> tools = await client.ListToolsAsync();
        CallToolResult result = await client.CallToolAsync("rs_models_list");

        Assert.Contains(tools, tool => tool.Name == "rs_classify");
        Assert.NotEqual(true, result.IsError);
        Assert.Contains("rs-m-clip-mini", JsonSerializer.Serialize(result.StructuredContent), StringComparison.Ordinal);
    }

    [VsCodeFact]
    public async Task No_test_is_lost() => Assert.Equal(VsCodeSuite.Names().Order(StringComparer.Ordinal), (await VsCodeSuite.OutcomesAsync()).Keys.Order(StringComparer.Ordinal));
}
