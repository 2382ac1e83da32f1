using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Jobs;

/// <summary>
/// Sends a call's progress to one client, never more than one message at a time: what comes while one is on its way replaces what waits.
/// So a client that does not read costs one message of memory, and the job not a moment. Thread-safe.
/// </summary>
/// <param name="send">Sends one; it may take as long as the client likes.</param>
internal sealed class LatestProgress(Func<ProgressValue, Task> send)
{
    private readonly Lock gate = new();
    private ProgressValue? waiting;
    private Task sending = Task.CompletedTask;
    private bool closed;

    /// <summary>Takes a progress; returns at once.</summary>
    /// <param name="value">The progress.</param>
    public void Post(ProgressValue value)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            waiting = value;
            if (sending.IsCompleted)
            {
                sending = Task.Run(SendAsync);
            }
        }
    }

    /// <summary>Takes no more, so that no progress follows the answer.</summary>
    /// <returns>Done when the message under way, if any, is out.</returns>
    public Task CloseAsync()
    {
        lock (gate)
        {
            closed = true;
            waiting = null;
            return sending;
        }
    }

    private async Task SendAsync()
    {
        while (true)
        {
            ProgressValue value;
            lock (gate)
            {
                if (waiting is null)
                {
                    sending = Task.CompletedTask;
                    return;
                }

                value = waiting;
                waiting = null;
            }

            await send(value).ConfigureAwait(false);
        }
    }
}
