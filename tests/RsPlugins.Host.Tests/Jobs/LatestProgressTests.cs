using RsPlugins.Host.Jobs;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Tests.Jobs;

public sealed class LatestProgressTests
{
    [Fact]
    public async Task A_slow_client_gets_the_newest_and_nobody_waits_for_it()
    {
        TaskCompletionSource blocked = new();
        TaskCompletionSource started = new();
        List<double?> sent = [];
        LatestProgress progress = new(async value =>
        {
            sent.Add(value.Fraction);
            started.TrySetResult();
            await blocked.Task;
        });
        progress.Post(new ProgressValue(0, "s"));
        await started.Task;

        // A million reports while the first is on its way: none of them may wait.
        for (int i = 1; i <= 1_000_000; i++)
        {
            progress.Post(new ProgressValue(i / 1e6, "s"));
        }

        Assert.Equal([0.0], sent);
        blocked.SetResult();
        while (sent.Count < 2)
        {
            await Task.Delay(1);
        }

        Assert.Equal([0.0, 1.0], sent);
    }

    [Fact]
    public async Task Nothing_follows_the_close()
    {
        TaskCompletionSource blocked = new();
        int sent = 0;
        LatestProgress progress = new(_ =>
        {
            Interlocked.Increment(ref sent);
            return blocked.Task;
        });
        progress.Post(new ProgressValue(0, "s"));
        while (Volatile.Read(ref sent) == 0)
        {
            await Task.Delay(1);
        }

        progress.Post(new ProgressValue(0.5, "s"));
        Task closed = progress.CloseAsync();
        Assert.False(closed.IsCompleted);
        blocked.SetResult();
        await closed;
        progress.Post(new ProgressValue(1, "s"));
        await Task.Delay(50);
        Assert.Equal(1, sent);
    }
}
