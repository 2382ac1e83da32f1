namespace RsPlugins.Geo.Gdal;

/// <summary>
/// Equal handles of one thing, each used by one thread at a time: one handle shared by threads gives wrong pixels and crashes. As many are opened as threads ask at once; they are kept until <see cref="Close"/>, or until nobody holds this.
/// </summary>
/// <param name="open">Opens a handle, or throws.</param>
/// <param name="close">Closes one.</param>
internal sealed class GdalHandles(Func<nint> open, Action<nint> close)
{
    private readonly Lock gate = new();
    private readonly Stack<nint> idle = [];
    private bool ended;

    ~GdalHandles() => Close();

    /// <summary>A handle for this thread alone, until it is given back.</summary>
    public Lease Rent()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(ended, typeof(GdalHandles));
            if (idle.TryPop(out nint handle))
            {
                return new Lease(this, handle);
            }
        }

        return new Lease(this, open());
    }

    /// <summary>Closes the handles that nobody uses now, and the others when they come back.</summary>
    public void Close()
    {
        lock (gate)
        {
            ended = true;
            while (idle.TryPop(out nint handle))
            {
                close(handle);
            }
        }
    }

    private void Return(nint handle)
    {
        lock (gate)
        {
            if (!ended)
            {
                idle.Push(handle);
                return;
            }
        }

        close(handle);
    }

    /// <summary>The time in which a handle belongs to one thread.</summary>
    public readonly ref struct Lease(GdalHandles owner, nint handle)
    {
        public nint Handle => handle;

        public void Dispose() => owner.Return(handle);
    }
}
