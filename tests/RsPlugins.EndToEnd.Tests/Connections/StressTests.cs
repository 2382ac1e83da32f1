using RsPlugins.Benchmarks.Stress;
using RsPlugins.EndToEnd.Tests.Plugins;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>Eight clients with calls of all kinds over the user's socket, while processes of plugins are killed. <c>tests/benchmarks</c> does the same for longer.</summary>
public sealed class StressTests : IDisposable
{
    private const int Clients = 8;
    private const int Calls = 250;

    private readonly FaultyPlugins plugins = new();
    private readonly UserHost user = new();

    public void Dispose()
    {
        user.Dispose();
        plugins.Dispose();
    }

    [LinuxFact]
    public async Task No_answer_is_lost_and_none_comes_twice()
    {
        string[] ids = ["one", "two", "three"];
        Array.ForEach(ids, id => plugins.Add(id));
        int seed = Environment.TickCount;
        StressLoad load = new(
            () => user.Start([.. HostProgram.WithEcho, "--plugins", plugins.Folder, "connect", "--idle", "2"]),
            ids,
            kills: 4 * ids.Length,
            seed);

        StressReport report = await load.RunAsync(Clients, Calls, TimeSpan.FromMilliseconds(250));

        Assert.True(report.Faults.Count == 0, $"seed {seed}: {report}: {string.Join("; ", report.Faults.Take(10))}");
        Assert.Equal(Clients * Calls, report.Total);
        Assert.True(report.Kills > 2, report.ToString());
    }
}
