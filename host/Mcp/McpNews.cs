using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RsPlugins.Host.Connections;

namespace RsPlugins.Host.Mcp;

/// <summary>Tells an MCP client that the tools may be others than those it listed. Thread-safe.</summary>
internal sealed class McpNews
{
    private readonly McpServer server;
    private readonly LatestMessage<string> latest;

    /// <summary>Makes it.</summary>
    /// <param name="server">The client's session.</param>
    public McpNews(McpServer server)
    {
        this.server = server;
        latest = new LatestMessage<string>(SendAsync);
    }

    /// <summary>Tells the client, and returns at once.</summary>
    public void Tell() => latest.Post(NotificationMethods.ToolListChangedNotification);

    private async Task SendAsync(string notification)
    {
        try
        {
            await server.SendNotificationAsync(notification).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The client left.
        }
    }
}
