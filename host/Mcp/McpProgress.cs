using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using RsPlugins.Host.Cli;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Mcp;

/// <summary>Sends the progress of one call to an MCP client, in order and before its answer. MCP wants each value to be greater than the one before.</summary>
internal sealed class McpProgress : IProgress<ProgressValue>, IAsyncDisposable
{
    private const float Whole = 1;

    private readonly Channel<ProgressNotificationValue> values = Channel.CreateUnbounded<ProgressNotificationValue>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task sending;
    private float? last;

    /// <summary>Starts to send.</summary>
    /// <param name="session">The client.</param>
    /// <param name="token">The client's token.</param>
    public McpProgress(McpSession session, ProgressToken token) => sending = Task.Run(() => SendAsync(session, token));

    /// <inheritdoc/>
    public void Report(ProgressValue value)
    {
        // A new message is worth the smallest step; what is done cannot be more than the whole.
        float next = Math.Max((float)(value.Fraction ?? 0), last is { } before ? MathF.BitIncrement(before) : 0);
        if (next <= Whole)
        {
            last = next;
            values.Writer.TryWrite(new ProgressNotificationValue { Progress = next, Total = Whole, Message = Text(value) });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        values.Writer.TryComplete();
        await sending.ConfigureAwait(false);
    }

    private static string Text(ProgressValue value) => value.Metrics is { Count: > 0 } ? $"{ProgressText.Line(value)}; {ProgressText.Metrics(value)}" : ProgressText.Line(value);

    private async Task SendAsync(McpSession session, ProgressToken token)
    {
        try
        {
            await foreach (ProgressNotificationValue value in values.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                await session.NotifyProgressAsync(token, value).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The client left; its calls are being cancelled.
        }
    }
}
