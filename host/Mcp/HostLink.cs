using RsPlugins.Sdk.Client;

namespace RsPlugins.Host.Mcp;

/// <summary>A session with the host that is opened when it is needed, and again where the host ended.</summary>
/// <param name="open">Opens a session.</param>
internal sealed class HostLink(Func<CancellationToken, Task<HostClient>> open) : IAsyncDisposable
{
    private readonly SemaphoreSlim opening = new(1, 1);
    private HostClient? client;

    /// <summary>Gives the session.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<HostClient> GetAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (client is { Ended.IsCompleted: true } ended)
            {
                client = null;
                await ended.DisposeAsync().ConfigureAwait(false);
            }

            return client ??= await open(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            opening.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (client is not null)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }

        opening.Dispose();
    }
}
