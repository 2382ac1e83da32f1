namespace RsPlugins.Host.Connections.Local;

/// <summary>Where programs of the same user, and nobody else, can connect.</summary>
internal abstract class LocalListener : IDisposable
{
    /// <summary>How <see cref="HostEndpoint"/> names it.</summary>
    public abstract string Transport { get; }

    /// <summary>Where it is.</summary>
    public abstract string Address { get; }

    /// <summary>Whether somebody waits to be accepted.</summary>
    public abstract bool HasPending { get; }

    /// <summary>Opens the platform's kind of listener.</summary>
    /// <param name="folder">The state folder.</param>
    public static LocalListener Open(string folder) => OperatingSystem.IsWindows() ? new PipeListener() : new UnixListener(folder);

    /// <summary>Waits for the next client.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connection, to be disposed of by the caller.</returns>
    public abstract Task<Stream> AcceptAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract void Dispose();
}
