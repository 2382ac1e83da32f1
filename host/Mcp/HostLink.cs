using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Mcp;

/// <summary>A session with the host that is opened when it is needed, and again where the host ended.</summary>
/// <param name="open">Opens a session.</param>
internal sealed class HostLink(Func<CancellationToken, Task<HostClient>> open) : IAsyncDisposable
{
    private readonly SemaphoreSlim opening = new(1, 1);
    private HostClient? client;
    private bool lost;

    /// <summary>Told when the host's tools may be others, also because it is another host. On any thread; must return at once.</summary>
    public event Action? ToolsChanged;

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
                lost = true;
                await ended.DisposeAsync().ConfigureAwait(false);
            }

            if (client is null)
            {
                client = await open(cancellationToken).ConfigureAwait(false);
                client.OnPluginsChanged(Hear);
                if (lost)
                {
                    ToolsChanged?.Invoke();
                }
            }

            return client;
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

    private void Hear(PluginsChangedParams change)
    {
        if (change.Tools)
        {
            ToolsChanged?.Invoke();
        }
    }
}
