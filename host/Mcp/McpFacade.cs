using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RsPlugins.Host.Cli;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Mcp;

/// <summary>
/// The host's tools for MCP clients. It runs nothing itself: like every adapter it is a client of the user's one host, so that models are loaded once, jobs stand in one list,
/// the device lock holds, and a plugin that misbehaves takes no MCP session along.
/// </summary>
internal sealed class McpFacade
{
    /// <summary>Who the host is told that it serves.</summary>
    public const string ClientName = "mcp";

    private readonly HostLink host;
    private volatile IReadOnlyList<ToolDescription> listed = [];

    /// <summary>Makes a façade.</summary>
    /// <param name="host">The way to the host.</param>
    public McpFacade(HostLink host)
    {
        this.host = host;
        host.ToolsChanged += () => listed = [];
    }

    /// <summary>What an MCP server with these tools is made of.</summary>
    public McpServerOptions Options => new()
    {
        ServerInfo = new Implementation { Name = "rsplugins", Title = "RsPlugins", Version = HostSession.Version },
        ServerInstructions = "Geospatial tools that run on the user's machine. Rasters, vectors and other files are given and returned by full path, never by content.",
        Capabilities = new ServerCapabilities { Tools = new ToolsCapability { ListChanged = true } },
        Handlers = new McpServerHandlers { ListToolsHandler = ListAsync, CallToolHandler = CallAsync },
    };

    private async ValueTask<ListToolsResult> ListAsync(RequestContext<ListToolsRequestParams> request, CancellationToken cancellationToken)
    {
        try
        {
            HostClient client = await host.GetAsync(cancellationToken).ConfigureAwait(false);
            return new ListToolsResult { Tools = [.. (await ListAsync(client, cancellationToken).ConfigureAwait(false)).Select(McpTools.Describe)] };
        }
        catch (ToolException failure)
        {
            throw new McpException($"{failure.Message} {failure.Hint}".TrimEnd());
        }
    }

    private async ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        try
        {
            HostClient client = await host.GetAsync(cancellationToken).ConfigureAwait(false);
            string name = await FindAsync(client, request.Params.Name, cancellationToken).ConfigureAwait(false);
            JsonObject arguments = new((request.Params.Arguments ?? new Dictionary<string, JsonElement>()).Select(argument => KeyValuePair.Create(argument.Key, JsonSerializer.SerializeToNode(argument.Value))));
            if (listed.FirstOrDefault(tool => tool.Name == name) is { } known)
            {
                AbsolutePaths.Fill(known.InputSchema, arguments);
            }

            return McpResults.Of(await CallAsync(client, name, arguments, request, cancellationToken).ConfigureAwait(false));
        }
        catch (ToolException unknown) when (unknown.Id == ErrorIds.ToolUnknown)
        {
            // The one failure that MCP wants as an error of the protocol.
            throw new McpProtocolException($"{unknown.Message} {unknown.Hint}".TrimEnd(), McpErrorCode.InvalidParams);
        }
        catch (ToolException failure)
        {
            return McpResults.Of(failure);
        }
    }

    private static async Task<JsonObject> CallAsync(HostClient client, string name, JsonObject arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        if (request.Params.ProgressToken is not { } token)
        {
            return await client.CallToolAsync(name, arguments, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        McpProgress progress = new(request.Server, token);
        await using (progress.ConfigureAwait(false))
        {
            return await client.CallToolAsync(name, arguments, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> FindAsync(HostClient client, string name, CancellationToken cancellationToken)
    {
        if (listed.All(tool => McpNames.Of(tool.Name) != name))
        {
            await ListAsync(client, cancellationToken).ConfigureAwait(false);
        }

        return McpNames.Tool(name, listed.Select(tool => tool.Name));
    }

    private async Task<IReadOnlyList<ToolDescription>> ListAsync(HostClient client, CancellationToken cancellationToken) =>
        listed = await client.ListToolsAsync(cancellationToken).ConfigureAwait(false);
}
