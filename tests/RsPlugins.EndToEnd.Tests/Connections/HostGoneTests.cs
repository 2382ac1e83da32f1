using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>A host that is killed under the .NET client.</summary>
public sealed class HostGoneTests : IDisposable
{
    private const int Calls = 20;

    private readonly UserHost user = new();

    public void Dispose() => user.Dispose();

    [Theory]
    [InlineData("connect")]
    [InlineData("serve")]
    public async Task All_pending_calls_fail_at_once_and_a_new_client_finds_a_new_host(string way)
    {
        int host;
        HostClient client = await StartAsync(way);
        await using (client)
        {
            host = (await client.CallToolAsync("test.echo", new JsonObject { ["text"] = "a" }))["process"]!.GetValue<int>();
            TaskCompletionSource running = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Task[] pending = [.. Enumerable.Range(0, Calls).Select(i => client.CallToolAsync("test.slow", new JsonObject { ["steps"] = 100_000 }, new Signal(running)))];
            await running.Task.WaitAsync(HostProgram.Patience);

            Stopwatch clock = Stopwatch.StartNew();
            using (Process process = Process.GetProcessById(host))
            {
                process.Kill();
            }

            foreach (Task call in pending)
            {
                Assert.Equal(ErrorIds.HostGone, (await Assert.ThrowsAsync<ToolException>(() => call.WaitAsync(HostProgram.Patience))).Id);
            }

            // A tenth of this on a quiet machine.
            Assert.InRange(clock.Elapsed.TotalSeconds, 0, 3);
            await client.Ended.WaitAsync(HostProgram.Patience);
            Assert.Equal(ErrorIds.HostGone, (await Assert.ThrowsAsync<ToolException>(() => client.CallToolAsync("test.echo", new JsonObject { ["text"] = "b" }))).Id);
        }

        await using HostClient next = await StartAsync(way);
        Assert.NotEqual(host, (await next.CallToolAsync("test.echo", new JsonObject { ["text"] = "c" }))["process"]!.GetValue<int>());
    }

    private Task<HostClient> StartAsync(string way) => HostClient.StartAsync(new HostClientOptions
    {
        Program = HostProgram.Path,
        Arguments = [.. HostProgram.WithEcho, .. way == "connect" ? (string[])["connect", "--idle", "30"] : ["serve", "--stdio"]],
        Environment = new Dictionary<string, string?> { ["RSPLUGINS_STATE"] = user.Folder },
    });

    private sealed class Signal(TaskCompletionSource running) : IProgress<ProgressValue>
    {
        public void Report(ProgressValue value) => running.TrySetResult();
    }
}
