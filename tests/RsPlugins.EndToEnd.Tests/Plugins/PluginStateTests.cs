using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.EndToEnd.Tests.Jobs;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>The states of plugins as <c>plugins/list</c> shows them, and what leads from one to the next.</summary>
public sealed class PluginStateTests : IDisposable
{
    private readonly FaultyPlugins plugins = new();

    public void Dispose() => plugins.Dispose();

    [Fact]
    public async Task Each_state_is_seen_from_idle_to_malfunctioned_and_back()
    {
        plugins.Add("good", new JsonObject { ["idleStopSeconds"] = 0.5 });
        await using RpcClient client = await plugins.OpenAsync();
        Assert.Equal("idle", await PluginList.StateAsync(client, "good"));

        int waiting = await client.RequestToolAsync("good.call", """{ "how": "waits", "steps": 100 }""");
        await PluginList.WaitAsync(client, "good", "loaded");
        Assert.NotNull(PluginList.Of(await client.CallAsync("plugins/list", "{}"), "good")!["processId"]);
        Assert.NotNull((await client.AnswerAsync(waiting))["result"]);
        await PluginList.WaitAsync(client, "good", "idle");

        for (int i = 0; i < 5; i++)
        {
            Errors.AssertId("rs.plugin.crashed", await client.CallToolAsync("good.call", """{ "how": "exits" }"""));
        }

        JsonNode malfunctioned = PluginList.Of(await client.CallAsync("plugins/list", "{}"), "good")!;
        Assert.Equal("malfunctioned", malfunctioned["state"]!.GetValue<string>());
        Assert.Contains("5 times within 180 seconds", malfunctioned["problem"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("plugins reload good", malfunctioned["problem"]!["hint"]!.GetValue<string>(), StringComparison.Ordinal);
        Errors.AssertId("rs.plugin.broken", await client.CallToolAsync("good.call"));

        Assert.Equal("idle", PluginList.Of(await client.CallAsync("plugins/reload", """{ "id": "good" }"""), "good")!["state"]!.GetValue<string>());
        Assert.NotNull((await client.CallToolAsync("good.call"))["result"]);
    }

    [Fact]
    public async Task Enabling_gives_a_malfunctioned_plugin_a_fresh_start()
    {
        plugins.Add("bad", start: "exits");
        await using RpcClient client = await plugins.OpenAsync();
        for (int i = 0; i < 5; i++)
        {
            Errors.AssertId("rs.plugin.broken", await client.CallToolAsync("bad.call"));
            Assert.Equal(i < 4 ? "broken" : "malfunctioned", await PluginList.StateAsync(client, "bad"));
        }

        Assert.Equal("idle", (await client.CallAsync("plugins/enable", """{ "id": "bad" }"""))["result"]!["state"]!.GetValue<string>());
        Errors.AssertId("rs.plugin.broken", await client.CallToolAsync("bad.call"));
        Assert.Equal("broken", await PluginList.StateAsync(client, "bad"));
    }

    [Fact]
    public async Task All_clients_are_told_when_a_plugin_breaks_and_malfunctions_and_not_when_it_starts_or_stops()
    {
        plugins.Add("good", new JsonObject { ["idleStopSeconds"] = 0.2 });
        await using RpcClient client = await plugins.OpenAsync();
        List<JsonObject> heard = [];
        Assert.NotNull((await client.AnswerAsync(await client.RequestToolAsync("good.call"), heard))["result"]);
        await PluginList.WaitAsync(client, "good", "loaded");
        await PluginList.WaitAsync(client, "good", "idle");
        for (int i = 0; i < 4; i++)
        {
            Errors.AssertId("rs.plugin.crashed", await client.AnswerAsync(await client.RequestToolAsync("good.call", """{ "how": "exits" }"""), heard));
        }

        await client.AnswerAsync(await client.RequestAsync("plugins/list", "{}"), heard);
        Assert.Empty(heard);

        int last = await client.RequestToolAsync("good.call", """{ "how": "exits" }""");
        JsonObject[] next = [await client.NextAsync(), await client.NextAsync()];

        Errors.AssertId("rs.plugin.crashed", next.Single(message => message["id"]?.GetValue<int>() == last));
        JsonObject told = next.Single(message => !message.ContainsKey("id"));
        Assert.Equal(("plugins/changed", false), (told["method"]!.GetValue<string>(), told["params"]!["tools"]!.GetValue<bool>()));
        Assert.Equal("malfunctioned", await PluginList.StateAsync(client, "good"));
    }

    [Fact]
    public async Task A_plugin_that_has_not_answered_yet_is_starting()
    {
        plugins.Add("slow", new JsonObject { ["startTimeoutSeconds"] = 3 }, start: "hangs");
        await using RpcClient client = await plugins.OpenAsync();

        int call = await client.RequestToolAsync("slow.call");

        await PluginList.WaitAsync(client, "slow", "starting");
        Errors.AssertId("rs.plugin.broken", await client.AnswerAsync(call));
        Assert.Equal("broken", await PluginList.StateAsync(client, "slow"));
    }

    [Fact]
    public async Task Disabling_ends_the_process_and_its_calls_with_a_reason()
    {
        plugins.Add("good", environment: new JsonObject { ["FAULTY_STAYS"] = "1" });
        await using RpcClient client = await plugins.OpenAsync();
        int process = (await client.CallToolAsync("good.call"))["result"]!["process"]!.GetValue<int>();
        int heeds = await client.RequestToolAsync("good.call", """{ "how": "waits", "steps": 100000 }""", "1");
        await client.NextAsync();
        int hangs = await client.RequestToolAsync("good.call", """{ "how": "hangs" }""");

        JsonObject answer = await client.CallAsync("plugins/enable", """{ "id": "good", "enabled": false }""");

        Assert.Equal("disabled", answer["result"]!["state"]!.GetValue<string>());
        Dictionary<int, JsonObject> ended = [];
        while (ended.Count < 2)
        {
            JsonObject message = await client.NextAsync();
            if (message["id"] is { } id)
            {
                ended.Add(id.GetValue<int>(), message);
            }
        }

        Errors.AssertId("rs.plugin.disabled", ended[heeds]);
        Errors.AssertId("rs.plugin.disabled", ended[hangs]);
        await Processes.GoneAsync(process, TimeSpan.FromSeconds(20));
        Errors.AssertId("rs.plugin.disabled", await client.CallToolAsync("good.call"));
    }

    [Fact]
    public async Task A_job_of_a_disabled_plugin_is_kept_and_holds_up_no_other()
    {
        await using JobHost host = new();
        RpcClient first = await host.OpenAsync();
        string stopped = await JobHost.DetachAsync(first, "test.units", $$"""{ "units": 300, "delay": 10, "output": "{{host.File("stopped")}}" }""");
        string other = await JobHost.DetachAsync(first, "isolated.units", $$"""{ "units": 300, "delay": 1, "output": "{{host.File("other")}}" }""");
        await JobHost.ReachAsync(first, stopped, "running");
        await JobHost.KillAsync(first);
        using (Process disable = HostProgram.Start(host.State, [.. HostProgram.WithEcho, "plugins", "disable", "echo"]))
        {
            await disable.WaitForExitAsync();
            Assert.Equal(0, disable.ExitCode);
        }

        RpcClient second = await host.OpenAsync();
        Assert.NotNull((await JobHost.WaitAsync(second, other))["result"]);
        JsonNode kept = await JobHost.GetAsync(second, stopped);
        Assert.Equal(("interrupted", "rs.plugin.disabled"), (kept["state"]!.GetValue<string>(), kept["error"]?["id"]?.GetValue<string>()));

        await second.CallAsync("plugins/enable", """{ "id": "echo" }""");
        await second.CallAsync("jobs/resume", $$"""{ "id": "{{stopped}}" }""");
        Assert.NotNull((await JobHost.WaitAsync(second, stopped))["result"]);
    }

    [Fact]
    public async Task What_is_disabled_stays_so_for_all_hosts_until_one_enables_it()
    {
        plugins.Add("good");
        plugins.Add("other");
        await using (RpcClient first = await plugins.OpenAsync())
        {
            await using RpcClient second = await plugins.OpenAsync();
            await Task.WhenAll(first.CallAsync("plugins/enable", """{ "id": "good", "enabled": false }"""), second.CallAsync("plugins/enable", """{ "id": "other", "enabled": false }"""));

            foreach (RpcClient client in (RpcClient[])[first, second])
            {
                Errors.AssertId("rs.plugin.disabled", await client.CallToolAsync("good.call"));
                Errors.AssertId("rs.plugin.disabled", await client.CallToolAsync("other.call"));
            }
        }

        await using RpcClient later = await plugins.OpenAsync();
        Assert.Equal(("disabled", "disabled"), (await PluginList.StateAsync(later, "good"), await PluginList.StateAsync(later, "other")));
        await using RpcClient beside = await plugins.OpenAsync();
        await later.CallAsync("plugins/enable", """{ "id": "good" }""");
        Assert.NotNull((await beside.CallToolAsync("good.call"))["result"]);
        Errors.AssertId("rs.plugin.disabled", await beside.CallToolAsync("other.call"));
    }
}
