using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using RsPlugins.EndToEnd.Tests.Connections;
using RsPlugins.Sdk.Client;

namespace RsPlugins.EndToEnd.Tests.Mcp;

/// <summary>A user whose MCP client, the package's own, and a native client speak with the same host.</summary>
public sealed class McpUser : IAsyncLifetime, IDisposable
{
    private readonly UserHost user = new();
    private readonly List<HostClient> natives = [];

    /// <summary>A folder of the user's own.</summary>
    internal string Folder { get; private set; } = string.Empty;

    /// <summary>The MCP client.</summary>
    internal McpClient Client { get; private set; } = null!;

    /// <summary>Starts <c>rsplugins mcp</c> and opens a session with it.</summary>
    internal static Task<McpClient> OpenAsync(string state, string folder, string? version = null, params string[] options)
    {
        StdioClientTransport transport = new(new StdioClientTransportOptions
        {
            Command = HostProgram.Path,
            Arguments = [.. options, "mcp"],
            WorkingDirectory = folder,
            EnvironmentVariables = new Dictionary<string, string?> { ["RSPLUGINS_STATE"] = state },
            ShutdownTimeout = TimeSpan.FromSeconds(15),
        });
        return McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = version });
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Folder = Directory.CreateDirectory(Path.Combine(user.Folder, "work")).FullName;
        Client = await OpenAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (HostClient native in natives)
        {
            await native.DisposeAsync();
        }

        await Client.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => user.Dispose();

    internal Task<McpClient> OpenAsync(string? version = null) => OpenAsync(user.Folder, Folder, version, HostProgram.WithEcho);

    /// <summary>Opens a native session with the same host.</summary>
    internal async Task<HostClient> OpenNativeAsync()
    {
        HostClient native = await HostClient.StartAsync(new HostClientOptions
        {
            Program = HostProgram.Path,
            Arguments = [.. HostProgram.WithEcho, "connect"],
            Environment = new Dictionary<string, string?> { ["RSPLUGINS_STATE"] = user.Folder },
        });
        natives.Add(native);
        return native;
    }

    /// <summary>Kills the host.</summary>
    internal void Kill() => user.Kill();

    /// <summary>Calls a tool and gives what it answered.</summary>
    internal static Task<CallToolResult> CallAsync(McpClient client, string tool, JsonObject arguments, IProgress<ModelContextProtocol.ProgressNotificationValue>? progress = null, CancellationToken cancellationToken = default) =>
        client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value), progress, cancellationToken: cancellationToken).AsTask();

    /// <summary>The one text of a result.</summary>
    internal static string TextOf(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    /// <summary>The structured content of a result.</summary>
    internal static JsonNode? StructureOf(CallToolResult result) => result.StructuredContent is { } content ? JsonSerializer.SerializeToNode(content) : null;
}
