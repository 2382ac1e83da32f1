using System.Diagnostics;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Tools;

public sealed class ProgressGateTests
{
    [Fact]
    public void Passes_ten_a_second_and_never_goes_backwards()
    {
        List<(TimeSpan At, ProgressValue Value)> seen = [];
        Stopwatch clock = Stopwatch.StartNew();
        using (ProgressGate gate = new(value => seen.Add((clock.Elapsed, value)), TimeProvider.System))
        {
            for (int i = 0; clock.Elapsed < TimeSpan.FromSeconds(1.2); i++)
            {
                gate.Report(ToolProgress.Of("work", i % 1000, 1000, "steps"));
            }
        }

        Assert.InRange(seen.Count, 5, 13);
        Assert.All(seen.Zip(seen.Skip(1)), pair =>
        {
            Assert.True(pair.Second.At - pair.First.At > TimeSpan.FromMilliseconds(90));
            Assert.True(pair.Second.Value.Fraction >= pair.First.Value.Fraction);
        });
    }

    [Fact]
    public async Task Passes_the_latest_state_even_if_nothing_follows()
    {
        TaskCompletionSource<ProgressValue> last = new();
        using ProgressGate gate = new(value => { if (value.Done == 2) { last.TrySetResult(value); } }, TimeProvider.System);

        gate.Report(ToolProgress.Of("work", 1, 2, "steps"));
        gate.Report(ToolProgress.Of("work", 2, 2, "steps"));

        Assert.Equal(1, (await last.Task.WaitAsync(TimeSpan.FromSeconds(5))).Fraction);
    }

    [Fact]
    public async Task Passes_nothing_after_the_answer()
    {
        int count = 0;
        using ProgressGate gate = new(_ => count++, TimeProvider.System);
        gate.Report(new ToolProgress(0.1, "work"));
        gate.Report(new ToolProgress(0.2, "work"));
        gate.Close();
        gate.Report(new ToolProgress(0.3, "work"));
        await Task.Delay(200);

        Assert.Equal(1, count);
    }
}
