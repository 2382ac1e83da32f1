using System.Text.Json.Nodes;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Sdk.Tests.Plugins;

/// <summary>A plugin's runner and the host that started it.</summary>
[Collection("process environment")]
public sealed class PluginSessionTests : IDisposable
{
    private const string Cookie = "00112233445566778899aabbccddeeff";
    private const int Mismatch = 8;

    private readonly DirectoryInfo state = Directory.CreateTempSubdirectory("rsplugins-");
    private readonly TestPlugin plugin = new();
    private readonly Wire wire = Wire.Open();
    private readonly CancellationTokenSource ending = new();
    private readonly Task<int> serving;

    public PluginSessionTests()
    {
        Environment.SetEnvironmentVariable(UserFolder.Variable, state.FullName);
        serving = PluginRunner.ServeAsync(plugin, new PeerInfo("river-gauge", "1.2.3"), Cookie, wire.Subject, wire.Subject, ending.Token);
    }

    public void Dispose()
    {
        wire.Dispose();
        serving.Wait(Wire.Patience);
        ending.Dispose();
        plugin.Dispose();
        Environment.SetEnvironmentVariable(UserFolder.Variable, null);
        state.Delete(recursive: true);
    }

    [Fact]
    public async Task The_handshake_proves_both_ends_and_starts_the_plugin()
    {
        JsonNode answer = await InitializeAsync();

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse($$"""{"host":{"name":"river-gauge","version":"1.2.3"},"protocol":1,"capabilities":{"progress":true,"cancel":true,"maximumMessageBytes":67108864,"pluginsChanged":false},"cookie":"{{Cookie}}"}"""),
                answer["result"]),
            answer.ToJsonString());
        Assert.Equal(Path.Combine(state.FullName, "state", "river-gauge"), plugin.Context!.StateFolder);
        Assert.True(Directory.Exists(plugin.Context.StateFolder));
    }

    [Theory]
    [InlineData("""{"client":{"name":"rsplugins"},"protocol":[1],"token":"ffffffffffffffffffffffffffffffff"}""")]
    [InlineData("""{"client":{"name":"rsplugins"},"protocol":[1],"token":""}""")]
    [InlineData("""{"client":{"name":"rsplugins"},"protocol":[1]}""")]
    [InlineData("""{"client":{"name":"rsplugins"},"protocol":[2,3],"token":"00112233445566778899aabbccddeeff"}""")]
    public async Task A_wrong_cookie_or_protocol_is_refused_and_ends_the_program(string hello)
    {
        JsonNode answer = await AskAsync("initialize", hello);

        Assert.Equal("rs.protocol.mismatch", answer["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.DoesNotContain(Cookie, answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(Mismatch, await serving.WaitAsync(Wire.Patience));
        Assert.False(plugin.IsStarted);
    }

    [Theory]
    [InlineData("tools/list", "{}")]
    [InlineData("tools/call", """{"name":"test.echo"}""")]
    public async Task Before_the_handshake_nothing_is_answered(string method, string parameters)
    {
        Assert.Equal("rs.protocol.mismatch", (await AskAsync(method, parameters))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.False(plugin.IsStarted);
    }

    [Theory]
    [InlineData("initialize", "[]")]
    [InlineData("initialize", """{"protocol":[1]}""")]
    [InlineData("tools/call", "{}")]
    [InlineData("tools/call", """{"name":7}""")]
    [InlineData("tools/call", """{"name":"test.echo","arguments":[]}""")]
    public async Task Wrong_parameters_are_refused(string method, string parameters)
    {
        await InitializeAsync();

        Assert.Equal(-32602, (await AskAsync(method, parameters))["error"]!["code"]!.GetValue<int>());
        Assert.False(serving.IsCompleted);
    }

    [Fact]
    public async Task Its_tools_are_listed_by_name()
    {
        await InitializeAsync();

        JsonNode[] tools = [.. (await AskAsync("tools/list", "{}"))["result"]!["tools"]!.AsArray().Select(tool => tool!["name"]!)];

        Assert.Equal(["test.calls", "test.counts", "test.echo", "test.fails", "test.job", "test.missing", "test.slow", "test.throws"], tools.Select(tool => tool.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"name":"test.echo","arguments":{"a":[1,"ü"]}}""", """{"arguments":{"a":[1,"ü"]}}""")]
    [InlineData("""{"name":"test.echo"}""", """{"arguments":{}}""")]
    [InlineData("""{"name":"test.echo","arguments":null}""", """{"arguments":{}}""")]
    [InlineData("""{"name":"test.job","job":{"id":"j7","folder":"/jobs/j7","attempt":2}}""", """{"id":"j7","folder":"/jobs/j7","attempt":2}""")]
    public async Task A_call_gets_what_the_host_sends(string call, string result)
    {
        await InitializeAsync();

        JsonNode answer = await AskAsync("tools/call", call);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(result), answer["result"]), answer.ToJsonString());
    }

    [Theory]
    [InlineData("test.fails", -32603, "gauge.dry", "The river is dry.")]
    [InlineData("test.throws", -32603, "rs.internal", "did not expect")]
    [InlineData("test.missing", -32010, "rs.file.missing", "/data/river.csv")]
    [InlineData("test.unheard", -32602, "rs.tool.unknown", "test.unheard")]
    public async Task A_tool_that_throws_fails_its_call_and_nothing_else(string tool, int code, string id, string words)
    {
        await InitializeAsync();

        JsonNode error = (await AskAsync("tools/call", $$"""{"name":"{{tool}}"}"""))["error"]!;

        Assert.Equal((code, id), (error["code"]!.GetValue<int>(), error["data"]!["id"]!.GetValue<string>()));
        Assert.Contains(words, error["data"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull((await AskAsync("tools/call", """{"name":"test.echo"}"""))["result"]);
    }

    [Fact]
    public async Task Progress_has_the_calls_token_and_never_goes_back()
    {
        await InitializeAsync();
        await wire.RequestAsync("7", "tools/call", """{"name":"test.counts","arguments":{"steps":10000},"progressToken":"p7"}""");

        List<double> seen = [];
        JsonNode message = await wire.ReadAsync();
        for (; message["method"] is not null; message = await wire.ReadAsync())
        {
            Assert.Equal(("$/progress", "p7"), (message["method"]!.GetValue<string>(), message["params"]!["token"]!.GetValue<string>()));
            seen.Add(message["params"]!["value"]!["fraction"]!.GetValue<double>());
        }

        Assert.Equal(7, message["id"]!.GetValue<int>());
        Assert.NotEmpty(seen);
        Assert.Equal(seen.Order(), seen);
    }

    [Fact]
    public async Task A_cancelled_call_is_answered_as_cancelled_while_others_go_on()
    {
        await InitializeAsync();
        await wire.RequestAsync("7", "tools/call", """{"name":"test.slow"}""");
        await plugin.SlowStarted.Task.WaitAsync(Wire.Patience);
        Assert.NotNull((await AskAsync("tools/call", """{"name":"test.echo"}"""))["result"]);

        await wire.NotifyAsync("$/cancelRequest", """{"id":7}""");

        JsonNode answer = await wire.ReadAsync();
        Assert.Equal((7, -32800), (answer["id"]!.GetValue<int>(), answer["error"]!["code"]!.GetValue<int>()));
        await plugin.SlowStopped.Task.WaitAsync(Wire.Patience);
    }

    [Fact]
    public async Task A_tool_may_call_the_host()
    {
        await InitializeAsync();
        await wire.RequestAsync("7", "tools/call", """{"name":"test.calls","arguments":{"x":1},"job":{"id":"j7"}}""");
        JsonNode request = await wire.ReadAsync();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"name":"other.tool","arguments":{"x":1},"job":{"id":"j7"}}"""), request["params"]), request.ToJsonString());

        await wire.AnswerAsync(request, """{"y":2}""");

        Assert.Equal(2, (await wire.ReadAsync())["result"]!["y"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_hosts_refusal_is_the_calls_failure()
    {
        await InitializeAsync();
        await wire.RequestAsync("7", "tools/call", """{"name":"test.calls","arguments":{}}""");
        JsonNode request = await wire.ReadAsync();
        await wire.SendAsync($$"""{"jsonrpc":"2.0","id":{{request["id"]}},"error":{"code":-32602,"message":"m","data":{"id":"rs.tool.unknown","message":"m","hint":"h"} } }""");

        Assert.Equal("rs.tool.unknown", (await wire.ReadAsync())["error"]!["data"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Shutdown_cancels_what_runs_and_ends_the_program()
    {
        await InitializeAsync();
        await wire.RequestAsync("7", "tools/call", """{"name":"test.slow"}""");
        await plugin.SlowStarted.Task.WaitAsync(Wire.Patience);
        await wire.RequestAsync("8", "shutdown");

        JsonNode[] answers = [await wire.ReadAsync(), await wire.ReadAsync()];

        Assert.Equal([7, 8], answers.Select(answer => answer["id"]!.GetValue<int>()).Order());
        Assert.Equal(-32800, answers.Single(answer => answer["id"]!.GetValue<int>() == 7)["error"]!["code"]!.GetValue<int>());
        Assert.Equal(0, await serving.WaitAsync(Wire.Patience));
        Assert.True(plugin.IsDisposed);
    }

    [Fact]
    public async Task The_end_of_the_stream_cancels_what_runs_and_ends_the_program()
    {
        await InitializeAsync();
        await wire.RequestAsync("7", "tools/call", """{"name":"test.slow"}""");
        await plugin.SlowStarted.Task.WaitAsync(Wire.Patience);

        wire.End();

        await plugin.SlowStopped.Task.WaitAsync(Wire.Patience);
        Assert.Equal(0, await serving.WaitAsync(Wire.Patience));
        Assert.True(plugin.IsDisposed);
    }

    [Fact]
    public async Task A_signal_ends_the_program_too()
    {
        await InitializeAsync();

        await ending.CancelAsync();

        Assert.Equal(0, await serving.WaitAsync(Wire.Patience));
        Assert.True(plugin.IsDisposed);
    }

    private Task<JsonNode> InitializeAsync() => AskAsync("initialize", $$"""{"client":{"name":"rsplugins"},"protocol":[1],"token":"{{Cookie}}"}""");

    private async Task<JsonNode> AskAsync(string method, string parameters)
    {
        await wire.RequestAsync("\"asked\"", method, parameters);
        return await wire.ReadAsync();
    }
}
