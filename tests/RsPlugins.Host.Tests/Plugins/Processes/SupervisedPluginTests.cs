using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Plugins.Processes;

/// <summary>A plugin's process that reads no more, while a call is larger than the pipe to it, or that goes on with what was cancelled.</summary>
public sealed class SupervisedPluginTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string Large = new('x', 1 << 20);

    [Fact]
    public async Task A_call_that_cannot_be_written_ends_at_its_time_out()
    {
        await using FaultyHost host = new(_ => ProcessLimits.Default with { Call = TimeSpan.FromMilliseconds(300) }, ("deaf", "works"));
        int process = await DeafenAsync(host);

        Task first = host.CallAsync("deaf", new { text = Large });
        Task second = host.CallAsync("deaf");

        Assert.Equal(ErrorIds.PluginTimeout, (await Assert.ThrowsAsync<ToolException>(() => first.WaitAsync(Patience))).Id);
        Assert.Contains((await Assert.ThrowsAsync<ToolException>(() => second.WaitAsync(Patience))).Id, (string[])[ErrorIds.PluginTimeout, ErrorIds.PluginCrashed]);
        Assert.NotEqual(process, (await host.CallAsync("deaf").WaitAsync(Patience))["process"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_call_that_cannot_be_written_is_cancelled_at_once_and_keeps_nobody_from_leaving()
    {
        FaultyHost host = new(_ => ProcessLimits.Default, ("deaf", "works"));
        int process = await DeafenAsync(host);
        using CancellationTokenSource cancel = new();
        Task call = host.Registry.CallAsync("deaf.call", JsonSerializer.SerializeToElement(new { text = Large }), null, cancel.Token);
        await Task.Delay(100);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(2)));
        Stopwatch clock = Stopwatch.StartNew();
        await host.DisposeAsync().AsTask().WaitAsync(Patience);

        // The plugin is given two seconds to leave.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 6);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public async Task A_process_that_ignores_a_cancel_is_ended_with_its_other_calls_and_started_again()
    {
        await using FaultyHost host = new(_ => ProcessLimits.Default with { Cancel = TimeSpan.FromMilliseconds(400) }, ("stubborn", "works"));
        int process = (await host.CallAsync("stubborn"))["process"]!.GetValue<int>();
        TaskCompletionSource running = new();
        Task<JsonObject> other = host.CallAsync("stubborn", new { how = "waits", steps = 100_000 }, _ => running.TrySetResult());
        await running.Task.WaitAsync(Patience);
        using CancellationTokenSource cancel = new();
        Task<JsonObject> hangs = host.Registry.CallAsync("stubborn.call", JsonSerializer.SerializeToElement(new { how = "hangs" }), null, cancel.Token);
        await Task.Delay(50);

        Stopwatch clock = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hangs.WaitAsync(Patience));
        Assert.False(other.IsCompleted);
        Assert.Equal(2, host.Registry.RunningCalls);
        ToolException crashed = await Assert.ThrowsAsync<ToolException>(() => other.WaitAsync(Patience));

        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(390), Patience);
        Assert.Equal(ErrorIds.PluginCrashed, crashed.Id);
        Assert.Contains("stubborn.call was cancelled and did not stop within 0.4 s", crashed.Message, StringComparison.Ordinal);
        Assert.NotEqual(process, (await host.CallAsync("stubborn").WaitAsync(Patience))["process"]!.GetValue<int>());
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public async Task The_pipes_of_a_process_are_closed_when_it_has_ended()
    {
        await using FaultyHost host = new(_ => ProcessLimits.Default, ("mortal", "works"));
        HashSet<string> pipes = new(StringComparer.Ordinal);
        for (int life = 0; life < 5; life++)
        {
            int id = (await host.CallAsync("mortal").WaitAsync(Patience))["process"]!.GetValue<int>();
            pipes.UnionWith(Enumerable.Range(0, 3).Select(descriptor => File.ResolveLinkTarget($"/proc/{id}/fd/{descriptor}", returnFinalTarget: false)!.Name));
            Assert.Equal(3 * (life + 1), pipes.Count);
            using Process process = Process.GetProcessById(id);
            process.Kill();
            Stopwatch clock = Stopwatch.StartNew();
            while (host.ProcessOf("mortal") == id || Held().Any(pipes.Contains))
            {
                Assert.True(clock.Elapsed < Patience, $"life {life}: {string.Join(", ", Held().Where(pipes.Contains))} are still open");
                await Task.Delay(10);
            }
        }

        static string[] Held() => [.. Directory.GetFileSystemEntries("/proc/self/fd").Select(Target).OfType<string>()];

        static string? Target(string descriptor)
        {
            try
            {
                return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.Name;
            }
            catch (IOException)
            {
                // Other threads of this process close theirs meanwhile.
                return null;
            }
        }
    }

    [Fact]
    public async Task A_process_that_heeds_a_cancel_goes_on()
    {
        await using FaultyHost host = new(_ => ProcessLimits.Default with { Cancel = TimeSpan.FromMilliseconds(400) }, ("good", "works"));
        int process = (await host.CallAsync("good"))["process"]!.GetValue<int>();
        using CancellationTokenSource cancel = new();
        TaskCompletionSource running = new();
        Task<JsonObject> call = host.Registry.CallAsync("good.call", JsonSerializer.SerializeToElement(new { how = "waits", steps = 100_000 }), _ => running.TrySetResult(), cancel.Token);
        await running.Task.WaitAsync(Patience);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
        await Task.Delay(800);

        Assert.Equal(process, (await host.CallAsync("good"))["process"]!.GetValue<int>());
    }

    private static async Task<int> DeafenAsync(FaultyHost host)
    {
        int process = (await host.CallAsync("deaf", new { how = "hangs", when = "idle" }))["process"]!.GetValue<int>();
        await Task.Delay(200);
        return process;
    }
}
