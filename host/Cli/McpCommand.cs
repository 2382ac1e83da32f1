using System.CommandLine;
using ModelContextProtocol.Server;
using RsPlugins.Host.Mcp;
using RsPlugins.Sdk.Connections;

namespace RsPlugins.Host.Cli;

/// <summary><c>mcp</c>: the tools for a client of the Model Context Protocol, on standard input and output.</summary>
internal static class McpCommand
{
    private const string ServerName = "rsplugins";

    /// <summary>Makes the command.</summary>
    /// <param name="host">The log and the streams.</param>
    public static Command Create(CommandHost host)
    {
        Command command = new("mcp", "Offer the tools of the user's host to an MCP client, on standard input and output.");
        command.SetAction((_, cancellationToken) => ServeAsync(host, cancellationToken));
        return command;
    }

    private static async Task<int> ServeAsync(CommandHost host, CancellationToken cancellationToken)
    {
        HostLink link = new(ending => HostAccess.OpenAsync(host.ServeArguments, McpFacade.ClientName, ending));
        await using (link.ConfigureAwait(false))
        {
            using Stream input = StandardStreams.TakeInput();
            StreamServerTransport transport = new(input, host.ProtocolOutput, ServerName, host.Loggers);
            McpServer server = McpServer.Create(transport, new McpFacade(link).Options, host.Loggers);
            await using (server.ConfigureAwait(false))
            {
                McpNews news = new(server);
                link.ToolsChanged += news.Tell;
                await server.RunAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return cancellationToken.IsCancellationRequested ? CommandLine.Cancelled : 0;
    }
}
