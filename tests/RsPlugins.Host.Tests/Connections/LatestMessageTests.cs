using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Tests.Connections;

public sealed class LatestMessageTests
{
    [Fact]
    public async Task A_slow_client_gets_the_newest_and_nobody_waits_for_it()
    {
        TaskCompletionSource blocked = new();
        TaskCompletionSource started = new();
        List<double?> sent = [];
        LatestMessage<ProgressValue> progress = new(async value =>
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
    public async Task What_waits_is_joined_where_it_is_not_replaced()
    {
        TaskCompletionSource blocked = new();
        TaskCompletionSource started = new();
        List<string> sent = [];
        LatestMessage<string> message = new(
            async value =>
            {
                sent.Add(value);
                started.TrySetResult();
                await blocked.Task;
            },
            (earlier, later) => earlier + later);
        message.Post("a");
        await started.Task;
        message.Post("b");
        message.Post("c");
        blocked.SetResult();
        while (sent.Count < 2)
        {
            await Task.Delay(1);
        }

        Assert.Equal(["a", "bc"], sent);
    }

    [Fact]
    public async Task Nothing_follows_the_close()
    {
        TaskCompletionSource blocked = new();
        int sent = 0;
        LatestMessage<ProgressValue> progress = new(_ =>
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
