using System.Diagnostics;
using System.Text.Json;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Plugins.Processes;

/// <summary>A plugin's process that reads no more, while a call is larger than the pipe to it.</summary>
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

    private static async Task<int> DeafenAsync(FaultyHost host)
    {
        int process = (await host.CallAsync("deaf", new { how = "hangs", when = "idle" }))["process"]!.GetValue<int>();
        await Task.Delay(200);
        return process;
    }
}
