using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>Plugins are added, changed and removed while the built program runs.</summary>
public sealed class PluginReloadTests
{
    [Fact]
    public async Task A_changed_assembly_is_loaded_and_the_old_one_unloaded_after_its_last_call()
    {
        using EchoCopy copy = new();
        await using RpcClient client = await copy.OpenAsync();
        Assert.Equal("a.tif", await EchoCopy.RasterAsync(client));
        int slow = await client.RequestToolAsync("test.slow", """{ "steps": 100 }""");
        while ((await client.CallAsync("host/status", "{}"))["result"]!["runningCalls"]!.GetValue<int>() == 0)
        {
            await Task.Delay(10);
        }

        copy.Replace();
        Assert.Equal("a.tif", await EchoCopy.RasterAsync(client));
        copy.Manifest["version"] = "1.1.0";
        copy.Write();
        JsonObject reloaded = await client.CallAsync("plugins/reload", "{}");

        Assert.Equal(("1.1.0", "idle"), (PluginList.Of(reloaded, "copy")!["version"]!.GetValue<string>(), PluginList.Of(reloaded, "copy")!["state"]!.GetValue<string>()));
        Assert.Equal("b.tif", await EchoCopy.RasterAsync(client));
        Assert.Equal(2, await CopiesAsync(client));
        Assert.Equal(100, (await client.AnswerAsync(slow))["result"]!["steps"]!.GetValue<int>());
        await UnloadedAsync(client);
    }

    [Fact]
    public async Task Reloads_leave_no_copies_behind_and_what_did_not_change_stays_loaded()
    {
        using EchoCopy copy = new();
        await using RpcClient client = await copy.OpenAsync();
        await EchoCopy.RasterAsync(client);

        Assert.Equal("loaded", PluginList.Of(await client.CallAsync("plugins/reload", "{}"), "copy")!["state"]!.GetValue<string>());
        await client.SendAsync("""{ "jsonrpc": "2.0", "id": 1000, "method": "plugins/reload" }""");
        Assert.Equal("loaded", PluginList.Of(await client.AnswerAsync(1000), "copy")!["state"]!.GetValue<string>());
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal("idle", PluginList.Of(await client.CallAsync("plugins/reload", """{ "id": "copy" }"""), "copy")!["state"]!.GetValue<string>());
            Assert.Equal("a.tif", await EchoCopy.RasterAsync(client));
        }

        await UnloadedAsync(client);
    }

    [Fact]
    public async Task A_worker_is_started_anew()
    {
        using EchoCopy copy = new("process");
        await using RpcClient client = await copy.OpenAsync();
        Assert.Equal("a.tif", await EchoCopy.RasterAsync(client));
        int process = PluginList.Of(await client.CallAsync("plugins/list", "{}"), "copy")!["processId"]!.GetValue<int>();

        copy.Replace();
        await client.CallAsync("plugins/reload", "{}");

        Assert.Equal("b.tif", await EchoCopy.RasterAsync(client));
        await Processes.GoneAsync(process, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_cannot_be_unloaded_is_refused_a_reload_and_says_why()
    {
        using EchoCopy copy = new(reloadable: false);
        await using RpcClient client = await copy.OpenAsync();
        Assert.Equal("idle", PluginList.Of(await client.CallAsync("plugins/reload", """{ "id": "copy" }"""), "copy")!["state"]!.GetValue<string>());
        Assert.Equal("a.tif", await EchoCopy.RasterAsync(client));

        JsonObject refused = await client.CallAsync("plugins/reload", """{ "id": "copy" }""");
        Errors.AssertId("rs.plugin.resident", refused);
        Assert.Contains("\"reloadable\": false", refused["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        copy.Manifest["version"] = "1.1.0";
        copy.Write();
        JsonObject kept = await client.CallAsync("plugins/reload", "{}");

        Assert.Equal("1.0.0", PluginList.Of(kept, "copy")!["version"]!.GetValue<string>());
        Assert.Contains(kept["result"]!["problems"]!.AsArray(), problem => problem!["id"]!.GetValue<string>() == "rs.plugin.resident");
        Assert.Equal("disabled", (await client.CallAsync("plugins/enable", """{ "id": "copy", "enabled": false }"""))["result"]!["state"]!.GetValue<string>());
        await client.CallAsync("plugins/enable", """{ "id": "copy" }""");
        Assert.Equal("a.tif", await EchoCopy.RasterAsync(client));
        Assert.Equal(1, await CopiesAsync(client));
    }

    [Fact]
    public async Task A_new_plugin_has_its_tools_at_once_and_a_removed_one_none()
    {
        using FaultyPlugins plugins = new();
        plugins.Add("first");
        await using RpcClient client = await plugins.OpenAsync();
        Errors.AssertId("rs.tool.unknown", await client.CallToolAsync("second.call"));
        int running = await client.RequestToolAsync("first.call", """{ "how": "waits", "steps": 100 }""", "1");
        await client.NextAsync();

        plugins.Add("second");
        File.Delete(Path.Combine(plugins.Folder, "first.plugin.json"));
        File.WriteAllText(Path.Combine(plugins.Folder, "third.plugin.json"), "{ ");
        JsonObject reloaded = await client.CallAsync("plugins/reload", "{}");

        Assert.NotNull(PluginList.Of(reloaded, "second"));
        Assert.Null(PluginList.Of(reloaded, "first"));
        Assert.Contains("third.plugin.json", Assert.Single(reloaded["result"]!["problems"]!.AsArray())!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull((await client.CallToolAsync("second.call"))["result"]);
        Errors.AssertId("rs.tool.unknown", await client.CallToolAsync("first.call"));
        JsonObject last = await client.AnswerAsync(running);
        await Processes.GoneAsync(last["result"]!["process"]!.GetValue<int>(), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Calls_meet_the_old_or_the_new_plugin_and_never_none()
    {
        using EchoCopy copy = new();
        await using RpcClient client = await copy.OpenAsync();
        List<int> calls = [];
        for (int i = 0; i < 300; i++)
        {
            calls.Add(await client.RequestToolAsync("test.fails"));
            if (i % 15 == 0)
            {
                calls.Add(await client.RequestAsync("plugins/reload", """{ "id": "copy" }"""));
            }
        }

        Dictionary<int, JsonObject> answers = [];
        while (answers.Count < calls.Count)
        {
            JsonObject answer = await client.NextAsync();
            if (answer["method"]?.GetValue<string>() == "plugins/changed")
            {
                continue;
            }

            Assert.True(answers.TryAdd(answer["id"]!.GetValue<int>(), answer));
        }

        Assert.All(answers.Values, answer => Assert.True(answer["result"] is not null || Errors.IdOf(answer) == "rs.raster.unreadable", answer.ToJsonString()));
    }

    private static async Task<int> CopiesAsync(RpcClient client) => (await client.CallToolAsync("test.copies"))["result"]!["copies"]!.GetValue<int>();

    private static async Task UnloadedAsync(RpcClient client)
    {
        Stopwatch clock = Stopwatch.StartNew();
        int copies;
        while ((copies = await CopiesAsync(client)) > 1)
        {
            Assert.True(clock.Elapsed < HostProgram.Patience, $"{copies} versions are still loaded.");
            await Task.Delay(50);
        }
    }
}
