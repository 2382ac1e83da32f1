using RsPlugins.Sdk.Plugins;

namespace RsPlugins.Sdk.Tests.Plugins;

public sealed class DebuggerWaitTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("soon")]
    public void Nobody_waits_who_was_not_asked_to(string? seconds) => Assert.True(new DebuggerWait(seconds, () => false).WaitAsync(CancellationToken.None).IsCompletedSuccessfully);

    [Fact]
    public async Task All_calls_wait_until_the_debugger_is_there_and_later_ones_do_not_wait_again()
    {
        bool attached = false;
        DebuggerWait wait = new("3600", () => attached);
        Task first = wait.WaitAsync(CancellationToken.None), second = wait.WaitAsync(CancellationToken.None);
        Assert.False(first.IsCompleted || second.IsCompleted);

        attached = true;
        await first;
        await second;
        attached = false;
        await wait.WaitAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_wait_ends_with_its_time_and_for_a_call_with_its_cancellation()
    {
        using CancellationTokenSource cancel = new();
        DebuggerWait wait = new("3600", () => false);
        Task call = wait.WaitAsync(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        await new DebuggerWait("0.1", () => false).WaitAsync(CancellationToken.None);
    }
}
