using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Plugins.Processes;

/// <summary>
/// Every way in which a plugin's process goes wrong, in every phase of its life, twenty times each: the call ends with a typed error in time, the next one is answered,
/// and the calls of another plugin never notice.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class FaultTableTests
{
    private const int Times = 20;
    private const int Lanes = 5;

    // What a cell takes depends on the fault and the machine, so the calls that must go on meanwhile are held to a rate; undisturbed cells on two quiet cores have 96 to 247.
    private const int HealthyCallsPerSecond = 10;

    private static readonly TimeSpan CallLimit = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // What the error says of each fault: before the handshake, and later.
    private static readonly Dictionary<string, (string Start, string Later)> Reasons = new()
    {
        ["exits"] = ("exit code 3", "exit code 3"),
        ["killed"] = ("SIGKILL", "SIGKILL"),
        ["aborts"] = ("SIGABRT", "SIGABRT"),
        ["hangs"] = ("did not answer within", "took longer than"),
        ["floods"] = (string.Empty, string.Empty),
        ["garbage"] = ("broke the protocol", "broke the protocol"),
        ["half"] = ("begun and not ended", "begun and not ended"),
        ["closes"] = ("closed its standard output", "closed its standard output"),
        ["eats"] = ("MiB of memory", "MiB of memory"),
    };

    public static TheoryData<string, string> Cells()
    {
        TheoryData<string, string> cells = [];
        foreach (string fault in Reasons.Keys)
        {
            foreach (string phase in (string[])["start", "idle", "call", "streaming"])
            {
                cells.Add(fault, phase);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_fault_costs_its_own_call_and_nothing_else(string fault, string phase)
    {
        string[] lanes = [.. Enumerable.Range(0, Lanes).Select(lane => $"lane{lane}")];
        await using FaultyHost host = new(
            id => id == "healthy" ? ProcessLimits.Default : Limits(fault, phase),
            [("healthy", "works"), .. lanes.Select(id => (id, phase == "start" ? fault : "works"))]);
        await host.CallAsync("healthy");
        using CancellationTokenSource end = new();
        long begun = Stopwatch.GetTimestamp();
        Task<int> healthy = CallOnAndOnAsync(host, end.Token);

        List<double>[] seconds = await Task.WhenAll(lanes.Select(id => LaneAsync(host, id, fault, phase)));

        await end.CancelAsync();
        double passed = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Assert.True(await healthy > passed * HealthyCallsPerSecond, $"The healthy plugin was called {await healthy} times in {passed:0.00} s.");
        double[] sorted = [.. seconds.SelectMany(lane => lane).Order()];
        Assert.True(sorted.Length == 0 || sorted[sorted.Length / 2] < 1, $"Half of the calls took {sorted.ElementAtOrDefault(sorted.Length / 2):0.00} s or more.");
    }

    // The handshake's limit is short only where it is what ends the wait: an honest start takes its time on a busy machine.
    private static ProcessLimits Limits(string fault, string phase) => new(
        fault == "hangs" && phase == "start" ? TimeSpan.FromSeconds(0.5) : Patience,
        fault == "hangs" ? CallLimit : null,
        null,
        fault == "eats" ? 64 << 20 : null)
    {
        Stall = TimeSpan.FromSeconds(0.3),
    };

    private static async Task<int> CallOnAndOnAsync(FaultyHost host, CancellationToken end)
    {
        int calls = 0;
        while (!end.IsCancellationRequested)
        {
            await host.CallAsync("healthy").WaitAsync(Patience, CancellationToken.None);
            calls++;
            await Task.Delay(1, CancellationToken.None);
        }

        return calls;
    }

    private static async Task<List<double>> LaneAsync(FaultyHost host, string id, string fault, string phase)
    {
        List<double> seconds = [];
        for (int time = 0; time < Times / Lanes; time++)
        {
            switch (phase)
            {
                case "start":
                    await StartAsync(host, id, fault, seconds);
                    break;
                case "idle":
                    await IdleAsync(host, id, fault, seconds);
                    break;
                default:
                    await CallAsync(host, id, fault, phase, seconds);
                    break;
            }
        }

        return seconds;
    }

    private static async Task StartAsync(FaultyHost host, string id, string fault, List<double> seconds)
    {
        if (fault == "floods")
        {
            await host.CallAsync(id).WaitAsync(Patience);
            await FailAsync(host, id, new { how = "exits" }, null);
            return;
        }

        ToolException failure = await FailAsync(host, id, null, seconds);
        Assert.Equal(ErrorIds.PluginBroken, failure.Id);
        Assert.Contains(Reasons[fault].Start, failure.Message, StringComparison.Ordinal);
    }

    // The calls that meet the fault may fail as a call that runs does, and no other way; soon another process answers.
    private static async Task IdleAsync(FaultyHost host, string id, string fault, List<double> seconds)
    {
        int process = Id(await host.CallAsync(id, new { how = fault, when = "idle" }).WaitAsync(Patience));
        int answered = 0;
        int now = process;
        for (long start = Stopwatch.GetTimestamp(); now == process && (fault != "floods" || answered < 3); answered++)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "The process with the fault stayed.");
            await Task.Delay(20);
            long call = Stopwatch.GetTimestamp();
            try
            {
                now = Id(await host.CallAsync(id).WaitAsync(Patience));
            }
            catch (ToolException failure)
            {
                seconds.Add(Stopwatch.GetElapsedTime(call).TotalSeconds);
                AssertTyped(failure, fault);
            }
        }

        Assert.True(fault == "floods" || !IsRunning(process));
    }

    private static async Task CallAsync(FaultyHost host, string id, string fault, string phase, List<double> seconds)
    {
        int process = Id(await host.CallAsync(id).WaitAsync(Patience));
        int heard = 0;
        void Hear(object progress) => Interlocked.Increment(ref heard);
        if (fault == "floods")
        {
            Assert.Equal(process, Id(await host.CallAsync(id, new { how = fault, when = phase }, Hear).WaitAsync(Patience)));
        }
        else
        {
            AssertTyped(await FailAsync(host, id, new { how = fault, when = phase }, seconds, Hear), fault);
            Assert.False(IsRunning(process));
        }

        Assert.Equal(phase == "streaming", heard > 0);
    }

    private static async Task<ToolException> FailAsync(FaultyHost host, string id, object? arguments, List<double>? seconds, Action<object>? progress = null)
    {
        long start = Stopwatch.GetTimestamp();
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => host.CallAsync(id, arguments, progress).WaitAsync(Patience));
        seconds?.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        return failure;
    }

    private static void AssertTyped(ToolException failure, string fault)
    {
        Assert.Equal(fault == "hangs" ? ErrorIds.PluginTimeout : ErrorIds.PluginCrashed, failure.Id);
        Assert.Contains(Reasons[fault].Later, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
    }

    private static int Id(JsonObject answer) => answer["process"]!.GetValue<int>();

    private static bool IsRunning(int process) => Directory.Exists($"/proc/{process}");
}
