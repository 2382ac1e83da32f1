namespace RsPlugins.Host.Connections;

/// <summary>
/// Sends notifications of one kind to one client, never more than one at a time: what comes while one is on its way replaces what waits, or is joined with it.
/// So a client that does not read costs one message of memory, and whoever tells it something not a moment. Thread-safe.
/// </summary>
/// <typeparam name="T">What is told.</typeparam>
/// <param name="send">Sends one; it may take as long as the client likes.</param>
/// <param name="join">Makes one of the one that waits and the new one; null where the new one says all.</param>
internal sealed class LatestMessage<T>(Func<T, Task> send, Func<T, T, T>? join = null)
    where T : class
{
    private readonly Lock gate = new();
    private T? waiting;
    private Task sending = Task.CompletedTask;
    private bool closed;

    /// <summary>Takes a message; returns at once.</summary>
    /// <param name="value">The message.</param>
    public void Post(T value)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            waiting = waiting is not null && join is not null ? join(waiting, value) : value;
            if (sending.IsCompleted)
            {
                sending = Task.Run(SendAsync);
            }
        }
    }

    /// <summary>Takes no more, so that none follows an answer.</summary>
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
            T value;
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
