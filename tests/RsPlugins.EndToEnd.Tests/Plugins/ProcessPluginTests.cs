using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>Plugins of any language: the real program with a Python script that speaks the protocol by hand.</summary>
public sealed class ProcessPluginTests : IDisposable
{
    private readonly FaultyPlugins plugins = new();

    public void Dispose() => plugins.Dispose();

    [Fact]
    public async Task A_script_is_called_with_progress_and_knows_its_job()
    {
        plugins.Add("good");
        await using RpcClient client = await plugins.OpenAsync();
        List<JsonObject> before = [];

        JsonObject answer = await client.AnswerAsync(await client.RequestToolAsync("good.call", """{ "how": "waits", "steps": 30 }""", "7"), before);

        Assert.NotEqual(client.Process.Id, answer["result"]!["process"]!.GetValue<int>());
        Assert.NotEmpty(answer["result"]!["job"]!["id"]!.GetValue<string>());
        Assert.Equal(1, answer["result"]!["job"]!["attempt"]!.GetValue<int>());
        Assert.Equal(plugins.Folder, answer["result"]!["folder"]!.GetValue<string>());
        Assert.NotEmpty(before);
        Assert.All(before, message => Assert.Equal(7, message["params"]!["token"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_cancel_reaches_the_script()
    {
        plugins.Add("good");
        await using RpcClient client = await plugins.OpenAsync();
        await client.CallToolAsync("good.call");
        int id = await client.RequestToolAsync("good.call", """{ "how": "waits", "steps": 100000 }""", "1");
        await client.NextAsync();

        await client.SendAsync($$"""{ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": {{id}} } }""");

        Assert.Equal(-32800, (await client.AnswerAsync(id))["error"]!["code"]!.GetValue<int>());
        for (int i = 0; (await client.CallAsync("host/status", "{}"))["result"]!["runningCalls"]!.GetValue<int>() > 0; i++)
        {
            Assert.True(i < 100, "The script's own work goes on.");
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task A_scripts_own_error_comes_through()
    {
        plugins.Add("good");
        await using RpcClient client = await plugins.OpenAsync();

        Errors.AssertId("rs.raster.unreadable", await client.CallToolAsync("good.call", """{ "how": "fails" }"""));
        Errors.AssertId("rs.argument.invalid", await client.CallToolAsync("good.call", """{ "how": "complains" }"""));
        Errors.AssertId("rs.plugin.crashed", await client.CallToolAsync("good.call", """{ "how": "lists" }"""));
        Assert.NotNull((await client.CallToolAsync("good.call"))["result"]);
    }

    [Fact]
    public async Task A_script_may_call_another_tool_and_nothing_else()
    {
        plugins.Add("good");
        plugins.Add("other");
        await using RpcClient client = await plugins.OpenAsync();

        JsonObject asked = await client.CallToolAsync("good.call", """{ "how": "asks", "tool": "other.call", "with": {} }""");
        Assert.NotEqual(asked["result"]!["process"]!.GetValue<int>(), asked["result"]!["answer"]!["result"]!["process"]!.GetValue<int>());
        JsonObject unknown = await client.CallToolAsync("good.call", """{ "how": "asks", "tool": "no.such" }""");
        Errors.AssertId("rs.tool.unknown", unknown["result"]!["answer"]!.AsObject());
        JsonObject refused = await client.CallToolAsync("good.call", """{ "how": "asks", "tool": "x", "method": "shutdown" }""");
        Assert.Equal(-32601, refused["result"]!["answer"]!["error"]!["code"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_script_that_asks_for_the_progress_of_a_call_of_its_own_gets_it_and_its_caller_does_not()
    {
        plugins.Add("good");
        plugins.Add("other");
        await using RpcClient client = await plugins.OpenAsync();
        List<JsonObject> before = [];

        int id = await client.RequestToolAsync("good.call", """{ "how": "asks", "listens": true, "tool": "other.call", "with": { "how": "waits", "steps": 40 } }""", "1");
        JsonNode result = (await client.AnswerAsync(id, before))["result"]!;

        JsonArray heard = result["heard"]!.AsArray();
        Assert.InRange(heard.Count, 2, 40);
        Assert.All(heard, told => Assert.Equal(("asked", "working"), (told!["token"]!.GetValue<string>(), told["value"]!["stage"]!.GetValue<string>())));
        Assert.DoesNotContain(before, message => message["method"]?.GetValue<string>() == "$/progress");
    }

    [Fact]
    public async Task A_script_with_several_calls_under_way_must_say_which_of_them_calls_a_tool()
    {
        plugins.Add("good");
        plugins.Add("other");
        await using RpcClient client = await plugins.OpenAsync();
        Assert.NotNull((await client.CallToolAsync("good.call", """{ "how": "asks", "silent": true, "tool": "other.call" }"""))["result"]!["answer"]!["result"]);
        await client.RequestToolAsync("good.call", """{ "how": "waits", "steps": 100000 }""", "1");
        await client.NextAsync();

        JsonNode silent = (await client.CallToolAsync("good.call", """{ "how": "asks", "silent": true, "tool": "other.call" }"""))["result"]!["answer"]!;

        Errors.AssertId("rs.protocol.mismatch", silent.AsObject());
        Assert.NotNull((await client.CallToolAsync("good.call", """{ "how": "asks", "tool": "other.call" }"""))["result"]!["answer"]!["result"]);
    }

    [LinuxFact]
    public async Task A_scripts_call_of_another_tool_is_a_job_that_ends_with_its_own()
    {
        plugins.Add("good");
        plugins.Add("other");
        await using RpcClient client = await plugins.OpenAsync();
        int process = (await client.CallToolAsync("good.call"))["result"]!["process"]!.GetValue<int>();
        await client.CallToolAsync("other.call");
        int asking = await client.RequestToolAsync("good.call", """{ "how": "asks", "tool": "other.call", "with": { "how": "waits", "steps": 100000 } }""");
        JsonArray running;
        while ((running = (await client.CallAsync("jobs/list", """{ "state": "running" }"""))["result"]!["jobs"]!.AsArray()).Count < 2)
        {
            await Task.Delay(20);
        }

        // The newest first.
        Assert.Equal("other.call", running[0]!["tool"]!.GetValue<string>());
        Assert.Equal(running[1]!["id"]!.GetValue<string>(), running[0]!["parent"]!.GetValue<string>());
        Assert.Null(running[1]!["parent"]);
        using (Process kill = Process.Start("/bin/sh", ["-c", $"kill -9 {process}"]))
        {
            await kill.WaitForExitAsync();
        }

        Errors.AssertId("rs.plugin.crashed", await client.AnswerAsync(asking));
        string child = running[0]!["id"]!.GetValue<string>();
        for (int i = 0; (await client.CallAsync("jobs/get", $$"""{ "id": "{{child}}" }"""))["result"]!["state"]!.GetValue<string>() != "cancelled"; i++)
        {
            Assert.True(i < 100, "The other call goes on.");
            await Task.Delay(50);
        }
    }

    [Theory]
    [InlineData("stranger", "another cookie")]
    [InlineData("newer", "protocol 7")]
    [InlineData("exits", "exit code 3")]
    [InlineData("closes", "closed its standard output")]
    public async Task A_process_that_does_not_shake_hands_is_refused_with_the_reason(string start, string reason)
    {
        plugins.Add("bad", start: start);
        await using RpcClient client = await plugins.OpenAsync();

        JsonObject answer = await client.CallToolAsync("bad.call");

        Errors.AssertId("rs.plugin.broken", answer);
        Assert.Contains(reason, answer["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        plugins.Add("bad", new JsonObject { ["command"] = new JsonArray("no-such-program-anywhere") });
        await using RpcClient client = await plugins.OpenAsync();

        JsonObject answer = await client.CallToolAsync("bad.call");

        Errors.AssertId("rs.plugin.broken", answer);
        Assert.Contains("no-such-program-anywhere", answer["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task An_idle_process_is_stopped_and_started_again_by_the_next_call()
    {
        plugins.Add("good", new JsonObject { ["idleStopSeconds"] = 0.3 });
        await using RpcClient client = await plugins.OpenAsync();
        int first = (await client.CallToolAsync("good.call"))["result"]!["process"]!.GetValue<int>();

        await Processes.GoneAsync(first, TimeSpan.FromSeconds(10));

        Assert.NotEqual(first, (await client.CallToolAsync("good.call"))["result"]!["process"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_flood_on_stderr_neither_blocks_nor_fills_the_log()
    {
        plugins.Add("good", new JsonObject { ["callTimeoutSeconds"] = 30 });
        RpcClient client = await plugins.OpenAsync();
        await using (client)
        {
            Assert.NotNull((await client.CallToolAsync("good.call", """{ "how": "floods" }"""))["result"]);
            client.Process.Refresh();
            Assert.InRange(client.Process.PeakWorkingSet64, 1, 250_000_000);
        }

        string log = await client.Error;
        Assert.InRange(log.Length, 10_000, 1_000_000);
        Assert.Contains("were left out", log, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Nothing_outlives_a_killed_host_not_even_a_grandchild_of_a_hanging_plugin()
    {
        plugins.Add("stays", environment: new JsonObject { ["FAULTY_STAYS"] = "1" });
        plugins.Add("leaves");
        await using RpcClient client = await plugins.OpenAsync();
        JsonObject stays = await client.CallToolAsync("stays.call", """{ "grandchild": true }""");
        JsonObject leaves = await client.CallToolAsync("leaves.call", """{ "grandchild": true }""");
        int[] processes = [.. new[] { stays, leaves }.SelectMany(answer => new[] { answer["result"]!["process"]!.GetValue<int>(), answer["result"]!["grandchild"]!.GetValue<int>() })];
        Assert.All(processes, id => Assert.True(Processes.IsRunning(id)));

        client.Process.Kill();

        // The promise is 2 s; the rest is for a machine that is busy.
        Stopwatch clock = Stopwatch.StartNew();
        await Task.WhenAll(processes.Select(id => Processes.GoneAsync(id, TimeSpan.FromSeconds(4))));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 4);
    }

    [LinuxFact]
    public async Task A_host_that_leaves_takes_a_hanging_plugin_and_its_grandchild_along()
    {
        plugins.Add("stays", environment: new JsonObject { ["FAULTY_STAYS"] = "1" });
        await using RpcClient client = await plugins.OpenAsync();
        JsonObject stays = await client.CallToolAsync("stays.call", """{ "grandchild": true }""");

        client.Process.StandardInput.Close();

        Assert.Equal(0, await client.EndAsync());
        await Processes.GoneAsync(stays["result"]!["process"]!.GetValue<int>(), TimeSpan.FromSeconds(1));
        await Processes.GoneAsync(stays["result"]!["grandchild"]!.GetValue<int>(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_plugin_started_by_hand_explains_itself()
    {
        (int exitCode, _, string error) = await HostProgram.RunAsync("worker", "--manifest", "any.plugin.json");

        Assert.Equal(64, exitCode);
        Assert.Contains("runs a plugin for a host", error, StringComparison.Ordinal);
    }
}
