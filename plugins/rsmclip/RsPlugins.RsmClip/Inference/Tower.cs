namespace RsPlugins.RsmClip.Inference;

/// <summary>One tower of a model: opened at first use, closed when nobody has used it for a while or its room is needed, never during a use. Thread-safe.</summary>
/// <typeparam name="T">What it is made of.</typeparam>
/// <param name="open">Opens it.</param>
/// <param name="memory">The accounts it is entered in; null for a tower that stays until it is disposed.</param>
internal sealed class Tower<T>(Func<T> open, ModelMemory? memory = null) : ITower, IDisposable
    where T : class, IDisposable
{
    private readonly TimeProvider time = memory?.Time ?? TimeProvider.System;
    private readonly Lock gate = new();
    private T? parts;
    private int users;
    private long since;
    private long lastUse;
    private bool disposed;

    /// <inheritdoc/>
    public string Model { get; init; } = string.Empty;

    /// <inheritdoc/>
    public string Name { get; init; } = string.Empty;

    /// <inheritdoc/>
    public long Bytes { get; init; }

    /// <summary>Tells whether a call has the model.</summary>
    public Func<bool>? Held { get; init; }

    /// <inheritdoc/>
    public bool IsHeld => Held?.Invoke() == true;

    /// <inheritdoc/>
    public DateTimeOffset Since => new(Interlocked.Read(ref since), TimeSpan.Zero);

    /// <inheritdoc/>
    public DateTimeOffset? IdleSince => Volatile.Read(ref users) > 0 ? null : new(Interlocked.Read(ref lastUse), TimeSpan.Zero);

    /// <summary>Does something with the tower.</summary>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="work">What to do; the tower stays open so long.</param>
    public TResult Use<TResult>(Func<T, TResult> work)
    {
        T entered = Enter();
        try
        {
            return work(entered);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public bool TryClose()
    {
        // One that is just being opened is in use; waiting for it could wait for whoever makes room for it.
        if (!gate.TryEnter())
        {
            return false;
        }

        try
        {
            if (users == 0)
            {
                Close();
            }

            return parts is null;
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>Closes the tower for good, after the last use.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            if (users == 0)
            {
                Close();
            }
        }
    }

    private T Enter()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (parts is null)
            {
                memory?.MakeRoom(Bytes);
                parts = open();
                Interlocked.Exchange(ref since, time.GetUtcNow().Ticks);
                memory?.Add(this);
            }

            users++;
            return parts;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            Interlocked.Exchange(ref lastUse, time.GetUtcNow().Ticks);
            users--;
            if (disposed && users == 0)
            {
                Close();
            }
        }
    }

    private void Close()
    {
        if (parts is not null)
        {
            parts.Dispose();
            parts = null;
            memory?.Remove(this);
        }
    }
}
