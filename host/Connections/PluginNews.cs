using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Connections;

/// <summary>Tells one client, while its session is open, that the plugins have changed. What changes while a message is on its way is in the next.</summary>
internal sealed class PluginNews : IDisposable
{
    private readonly PluginWatch watch;
    private readonly HostSession session;
    private readonly LatestMessage<PluginsChangedParams> latest;

    /// <summary>Starts to tell.</summary>
    /// <param name="watch">Knows of changes.</param>
    /// <param name="session">The client's session.</param>
    public PluginNews(PluginWatch watch, HostSession session)
    {
        this.watch = watch;
        this.session = session;
        latest = new LatestMessage<PluginsChangedParams>(
            news => session.NotifyAsync(RpcMethods.PluginsChanged, news),
            static (earlier, later) => new PluginsChangedParams(earlier.Tools || later.Tools));
        watch.Changed += Post;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        watch.Changed -= Post;
        _ = latest.CloseAsync();
    }

    private void Post(bool tools)
    {
        if (session.IsOpen)
        {
            latest.Post(new PluginsChangedParams(tools));
        }
    }
}
