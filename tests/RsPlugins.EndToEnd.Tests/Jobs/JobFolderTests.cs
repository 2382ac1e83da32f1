using System.Text.Json.Nodes;
using RsPlugins.EndToEnd.Tests.Plugins;

namespace RsPlugins.EndToEnd.Tests.Jobs;

/// <summary>Two attempts of a job never work in its folder at once, not even where the process of the first heeds nothing.</summary>
public sealed class JobFolderTests : IDisposable
{
    private readonly FaultyPlugins plugins = new();

    public void Dispose() => plugins.Dispose();

    [LinuxFact]
    public async Task A_resumed_job_waits_for_the_process_of_a_host_that_was_killed()
    {
        plugins.Add("stays", environment: new JsonObject { ["FAULTY_STAYS"] = "1" }, resumable: true);
        await using RpcClient first = await plugins.OpenAsync();
        string id = await WritingAsync(first);
        await JobHost.KillAsync(first);

        await using RpcClient second = await plugins.OpenAsync();
        Assert.NotNull((await JobHost.WaitAsync(second, id))["result"]);

        await AssertOneAfterTheOtherAsync(id);
    }

    [LinuxFact]
    public async Task A_job_that_was_cancelled_elsewhere_waits_until_its_tool_has_stopped_there()
    {
        plugins.Add("stays", resumable: true);
        await using RpcClient first = await plugins.OpenAsync();
        string id = await WritingAsync(first);
        await first.CallAsync("jobs/cancel", $$"""{ "id": "{{id}}" }""");
        await JobHost.ReachAsync(first, id, "cancelled");

        await using RpcClient second = await plugins.OpenAsync();
        await second.CallAsync("jobs/resume", $$"""{ "id": "{{id}}" }""");
        Assert.NotNull((await JobHost.WaitAsync(second, id))["result"]);

        await AssertOneAfterTheOtherAsync(id);
    }

    // Long enough that the second attempt would begin before it is done.
    private async Task<string> WritingAsync(RpcClient client)
    {
        string id = await JobHost.DetachAsync(client, "stays.call", """{ "how": "writes", "steps": 400 }""");
        while (!File.Exists(Log(id)))
        {
            await Task.Delay(10);
        }

        return id;
    }

    private string Log(string id) => Path.Combine(plugins.State, "jobs", id, "log");

    private async Task AssertOneAfterTheOtherAsync(string id)
    {
        string[] lines = await File.ReadAllLinesAsync(Log(id));
        string[] writers = [.. lines.Where((line, i) => i == 0 || line != lines[i - 1])];
        Assert.Equal(2, writers.Length);
        Assert.NotEqual(writers[0], writers[1]);
        Assert.False(File.Exists(Path.Combine(plugins.State, "jobs", id, ".process")));
    }
}
