using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests;

public sealed class ProtocolTests
{
    [Fact]
    public async Task Opens_lists_calls_and_shuts_down()
    {
        await using RpcClient client = new();

        JsonObject hello = await client.CallAsync("initialize", """{ "client": { "name": "test" }, "protocol": [1, 2] }""");
        Assert.Equal(1, hello["result"]!["protocol"]!.GetValue<int>());
        JsonObject list = await client.CallAsync("tools/list", "{}");
        Assert.Contains(list["result"]!["tools"]!.AsArray(), tool => tool!["name"]!.GetValue<string>() == "test.echo" && tool["inputSchema"]!["properties"]!["text"] is not null);
        JsonObject echo = await client.CallToolAsync("test.echo", """{ "text": "água 水" }""");
        Assert.Equal("água 水", echo["result"]!["arguments"]!["text"]!.GetValue<string>());
        Assert.Equal(256, echo["result"]!["arguments"]!["tile_size"]!.GetValue<int>());
        JsonObject status = await client.CallAsync("host/status", "{}");
        Assert.Equal("loaded", status["result"]!["plugins"]!.AsArray().Single(plugin => plugin!["id"]!.GetValue<string>() == "echo")!["state"]!.GetValue<string>());
        JsonObject openRpc = await client.CallAsync("rpc.discover", "{}");
        Assert.NotNull(openRpc["result"]!["components"]!["schemas"]!["test.echo"]);
        Assert.Null((await client.CallAsync("shutdown", "{}"))["error"]);
        client.Process.StandardInput.Close();
        Assert.Equal(0, await client.EndAsync());
    }

    [Theory]
    [InlineData("tools/list", "{}")]
    [InlineData("tools/call", """{ "name": "test.echo" }""")]
    [InlineData("host/status", "{}")]
    public async Task Answers_nothing_before_initialize(string method, string parameters)
    {
        await using RpcClient client = new();

        AssertError(await client.CallAsync(method, parameters), -32071, "rs.protocol.mismatch");
    }

    [Theory]
    [InlineData("""{ "client": { "name": "test" }, "protocol": [7] }""", -32071, "rs.protocol.mismatch")]
    [InlineData("""{ "protocol": [1] }""", -32602, "rs.argument.invalid")]
    [InlineData("""[1]""", -32602, "rs.argument.invalid")]
    [InlineData("""{ "client": 3, "protocol": "one" }""", -32602, "rs.argument.invalid")]
    public async Task Refuses_a_wrong_initialize(string parameters, int code, string id)
    {
        await using RpcClient client = new();

        AssertError(await client.CallAsync("initialize", parameters), code, id);
    }

    [Theory]
    [InlineData("test.nope", "{}", -32602, "rs.tool.unknown")]
    [InlineData("test.echo", "{}", -32602, "rs.argument.invalid")]
    [InlineData("test.echo", """{ "text": "a", "tile_size": 3 }""", -32602, "rs.argument.invalid")]
    [InlineData("test.echo", "[1]", -32602, "rs.argument.invalid")]
    [InlineData("test.fails", "{}", -32021, "rs.raster.unreadable")]
    [InlineData("isolated.fails", "{}", -32021, "rs.raster.unreadable")]
    [InlineData("test.throws", "{}", -32603, "rs.internal")]
    [InlineData("isolated.throws", "{}", -32603, "rs.internal")]
    public async Task Errors_have_id_number_and_hint_and_no_stack_trace(string tool, string arguments, int code, string id)
    {
        await using RpcClient client = await RpcClient.OpenAsync();

        JsonObject answer = await client.CallToolAsync(tool, arguments);

        AssertError(answer, code, id);
        Assert.NotEmpty(answer["error"]!["data"]!["hint"]!.GetValue<string>());
        string text = answer.ToJsonString();
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(".cs", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_method_is_refused_with_a_hint()
    {
        await using RpcClient client = await RpcClient.OpenAsync();

        AssertError(await client.CallAsync("no/such", "{}"), -32601, "rs.protocol.mismatch");
    }

    [Theory]
    [InlineData("test.prints")]
    [InlineData("isolated.prints")]
    public async Task Whatever_prints_to_stdout_does_not_reach_the_protocol(string tool)
    {
        RpcClient client = await RpcClient.OpenAsync();
        await using (client)
        {
            Assert.Equal(0, (await client.CallToolAsync(tool))["result"]!["child"]!.GetValue<int>());
            Assert.Null((await client.CallAsync("tools/list", "{}"))["error"]);
            client.Process.StandardInput.Close();
            await client.EndAsync();
            string log = await client.Error;
            Assert.Contains("managed noise on stdout", log, StringComparison.Ordinal);
            Assert.Contains("native noise on stdout", log, StringComparison.Ordinal);
            Assert.Contains("child noise on stdout", log, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("test.slow")]
    [InlineData("isolated.slow")]
    public async Task Progress_comes_at_most_ten_a_second_and_never_goes_back(string tool)
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        List<JsonObject> before = [];
        Stopwatch clock = Stopwatch.StartNew();

        JsonObject answer = await client.AnswerAsync(await client.RequestToolAsync(tool, """{ "steps": 100 }""", "\"p1\""), before);

        Assert.Equal(100, answer["result"]!["steps"]!.GetValue<int>());
        Assert.InRange(before.Count, 4, (clock.Elapsed.TotalSeconds * 10) + 2);
        double last = 0;
        foreach (JsonObject message in before)
        {
            Assert.Equal("$/progress", message["method"]!.GetValue<string>());
            Assert.Equal("p1", message["params"]!["token"]!.GetValue<string>());
            double fraction = message["params"]!["value"]!["fraction"]!.GetValue<double>();
            Assert.InRange(fraction, last, 1);
            last = fraction;
        }

        Assert.NotNull(before[^1]["params"]!["value"]!["total"]);
    }

    [Theory]
    [InlineData("test.slow")]
    [InlineData("isolated.slow")]
    [InlineData("test.stubborn")]
    [InlineData("isolated.stubborn")]
    public async Task A_cancelled_call_is_answered_at_once_and_the_connection_goes_on(string tool)
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        await client.CallToolAsync(tool.Replace("slow", "fails", StringComparison.Ordinal).Replace("stubborn", "fails", StringComparison.Ordinal));

        // The promise is 100 ms. A machine that stalls for a moment spoils one try, a host that waits for its tool spoils all of them.
        long best = long.MaxValue;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            int id = await client.RequestToolAsync(tool);
            await Task.Delay(200);
            Stopwatch clock = Stopwatch.StartNew();
            await client.SendAsync($$"""{ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": {{id}} } }""");
            JsonObject answer = await client.AnswerAsync(id);
            best = Math.Min(best, clock.ElapsedMilliseconds);
            Assert.Equal(-32800, answer["error"]!["code"]!.GetValue<int>());
        }

        Assert.InRange(best, 0, 100);
        Assert.NotNull((await client.CallToolAsync("test.echo", """{ "text": "on" }"""))["result"]);
    }

    [Fact]
    public async Task Two_requests_run_at_once()
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        int slow = await client.RequestToolAsync("test.slow", """{ "steps": 150 }""");
        int quick = await client.RequestToolAsync("test.echo", """{ "text": "first" }""");

        List<JsonObject> before = [];
        await client.AnswerAsync(slow, before);

        Assert.Contains(before, message => message["id"]?.GetValue<int>() == quick);
    }

    [Fact]
    public async Task Malformed_messages_are_answered_and_the_connection_goes_on()
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        foreach ((string message, int code) in ((string, int)[])[("{ oops", -32700), ("[]", -32600), ("5", -32600), ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}", -32600), (new string('[', 20_000), -32700)])
        {
            await client.SendAsync(message);
            JsonObject answer = await client.NextAsync();
            AssertError(answer, code, "rs.protocol.mismatch");
            Assert.Null(answer["id"]);
        }

        Assert.NotNull((await client.CallAsync("tools/list", "{}"))["result"]);
    }

    [Fact]
    public async Task A_message_over_the_cap_is_refused_and_not_kept()
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        await client.SendBytesAsync("Content-Length: 100000000\r\n\r\n"u8.ToArray());
        byte[] part = new byte[10_000_000];
        for (int i = 0; i < 10; i++)
        {
            await client.SendBytesAsync(part);
        }

        AssertError(await client.NextAsync(), -32070, "rs.message.tooLarge");
        Assert.NotNull((await client.CallAsync("tools/list", "{}"))["result"]);
        client.Process.Refresh();
        Assert.InRange(client.Process.PeakWorkingSet64, 1, 200_000_000);
    }

    [Theory]
    [InlineData("Content-Length: 99999999999999\r\n\r\n", "rs.message.tooLarge")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "rs.protocol.mismatch")]
    public async Task What_no_next_frame_can_be_found_behind_ends_the_session(string bytes, string id)
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        await client.SendBytesAsync(Encoding.ASCII.GetBytes(bytes));

        Assert.Equal(id, (await client.NextAsync())["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.Equal(0, await client.EndAsync());
    }

    [Fact]
    public async Task An_answer_over_the_cap_is_an_error()
    {
        await using RpcClient client = await RpcClient.OpenAsync();

        AssertError(await client.CallToolAsync("test.large", """{ "bytes": 70000000 }"""), -32070, "rs.message.tooLarge");
    }

    [Theory]
    [InlineData("test.slow")]
    [InlineData("isolated.slow")]
    public async Task Stdin_closed_in_the_middle_cancels_leaves_no_half_file_and_ends_well(string tool)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");
        try
        {
            string output = Path.Combine(folder.FullName, "out.txt");
            await using RpcClient client = await RpcClient.OpenAsync();
            await client.RequestToolAsync(tool, $$"""{ "steps": 100000, "output": "{{output}}" }""", "1");
            await client.NextAsync();
            Assert.Single(folder.GetFiles());
            await client.SendBytesAsync("Content-Length: 50\r\n\r\n{\"half"u8.ToArray());
            client.Process.StandardInput.Close();

            Assert.Equal(0, await client.EndAsync());
            Assert.Empty(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_plugin_process_that_dies_is_a_typed_error_and_the_next_call_starts_it_again()
    {
        await using RpcClient client = await RpcClient.OpenAsync();

        JsonObject died = await client.CallToolAsync("isolated.dies");
        AssertError(died, -32061, "rs.plugin.crashed");
        Assert.Contains("last words", died["error"]!["data"]!["details"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull((await client.CallToolAsync("isolated.echo", """{ "text": "again" }"""))["result"]);
    }

    [Fact]
    public async Task A_plugin_process_that_keeps_dying_is_not_started_for_ever()
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        for (int i = 0; i < 5; i++)
        {
            AssertError(await client.CallToolAsync("isolated.dies"), -32061, "rs.plugin.crashed");
        }

        AssertError(await client.CallToolAsync("isolated.echo", """{ "text": "again" }"""), -32060, "rs.plugin.broken");
        Assert.NotNull((await client.CallToolAsync("test.echo", """{ "text": "others work" }"""))["result"]);
    }

    [Fact]
    public async Task A_plugin_process_does_not_outlive_a_killed_host()
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        int worker = (await client.CallToolAsync("isolated.echo", """{ "text": "a" }"""))["result"]!["process"]!.GetValue<int>();
        Assert.NotEqual(client.Process.Id, worker);
        using Process process = Process.GetProcessById(worker);

        client.Process.Kill();

        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10));
        await process.WaitForExitAsync(limit.Token);
    }

    [Fact]
    public async Task Ctrl_C_on_the_terminal_is_left_to_the_host()
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        int worker = (await client.CallToolAsync("isolated.echo", """{ "text": "a" }"""))["result"]!["process"]!.GetValue<int>();
        int id = await client.RequestToolAsync("isolated.slow", """{ "steps": 50 }""");
        using (Process kill = Process.Start("/bin/sh", ["-c", $"kill -INT {worker}"]))
        {
            await kill.WaitForExitAsync();
        }

        Assert.Equal(50, (await client.AnswerAsync(id))["result"]!["steps"]!.GetValue<int>());
    }

    private static void AssertError(JsonObject answer, int code, string id)
    {
        Assert.Equal((code, id), (answer["error"]!["code"]!.GetValue<int>(), answer["error"]!["data"]!["id"]!.GetValue<string>()));
    }
}
