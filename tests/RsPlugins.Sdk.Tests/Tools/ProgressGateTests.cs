using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Tools;

public sealed class ProgressGateTests
{
    [Fact]
    public void Passes_ten_a_second_and_never_goes_backwards()
    {
        StepTime clock = new();
        List<(TimeSpan At, double? Fraction)> seen = [];
        using (ProgressGate gate = new(value => seen.Add((clock.Now, value.Fraction)), clock))
        {
            for (int i = 0; i < 1200; i++)
            {
                gate.Report(ToolProgress.Of("work", i % 1000, 1000, "steps"));
                clock.Now += TimeSpan.FromMilliseconds(1);
            }
        }

        Assert.Equal(Enumerable.Range(0, 12).Select(i => TimeSpan.FromMilliseconds(100 * i)), seen.Select(report => report.At));
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999, 0.999], seen.Select(report => report.Fraction));
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
    public void Passes_figures_in_their_order_and_leaves_out_what_is_not_finite_or_too_much()
    {
        List<ProgressValue> seen = [];
        StepTime clock = new();
        using ProgressGate gate = new(seen.Add, clock);

        gate.Report(new ToolProgress(0.1, "training") { Metrics = new OrderedDictionary<string, double> { ["loss"] = 0.1 + 0.2, ["distillation"] = double.NaN, ["scale"] = double.PositiveInfinity, ["contrastive"] = -1 } });
        clock.Now += TimeSpan.FromSeconds(1);
        gate.Report(new ToolProgress(0.2, "training") { Metrics = Enumerable.Range(0, 1000).ToDictionary(i => $"m{i}", i => (double)i) });
        clock.Now += TimeSpan.FromSeconds(1);
        gate.Report(new ToolProgress(0.3, "training") { Metrics = new Dictionary<string, double> { ["loss"] = double.NaN } });

        Assert.Equal([new("loss", 0.1 + 0.2), new("contrastive", -1)], seen[0].Metrics!);
        Assert.Equal(Enumerable.Range(0, 64).Select(i => $"m{i}"), seen[1].Metrics!.Keys);
        Assert.Null(seen[2].Metrics);
    }

    [Theory]
    [InlineData(0.0, 0.1, 90.0)]
    [InlineData(0.8, 0.9, 10.0)]
    public void The_time_left_goes_by_what_was_done_since_the_call_began(double first, double second, double left)
    {
        StepTime clock = new();
        List<ProgressValue> seen = [];
        using ProgressGate gate = new(seen.Add, clock);
        gate.Report(new ToolProgress(null, "reading"));
        clock.Now += TimeSpan.FromSeconds(first > 0 ? 5 : 0);

        gate.Report(new ToolProgress(first, "training"));
        clock.Now += TimeSpan.FromSeconds(10);
        gate.Report(new ToolProgress(second, "training"));

        Assert.Equal(left, seen[^1].Eta);
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
