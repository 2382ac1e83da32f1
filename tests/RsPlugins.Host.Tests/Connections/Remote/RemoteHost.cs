using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Connections.Local;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Connections.Remote;

/// <summary>A host in this process that listens for WebSockets. Its tools give back their arguments.</summary>
internal sealed class RemoteHost : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly ToolRegistry registry;
    private Task running = Task.CompletedTask;

    private RemoteHost(TemporaryFolder folder, ToolRegistry registry)
    {
        Folder = folder;
        this.registry = registry;
    }

    public TemporaryFolder Folder { get; }

    public Uri Url { get; private set; } = new("ws://localhost");

    public string TokenFile => Path.Combine(Folder.Path, "token");

    public string Root => Path.Combine(Folder.Path, "served");

    public string Uploads => Assert.Single(Directory.GetDirectories(Path.Combine(Folder.Path, "state", "uploads")));

    public static async Task<RemoteHost> StartAsync(string url = ListenOptions.DefaultUrl, string? certificate = null, params string[] origins)
    {
        TemporaryFolder folder = new();
        ToolRegistry registry = new(PluginCatalogue.Read([Fixtures.Path("plugins", "Echo", "echo.plugin.json")]), _ => new Runtime(), NullLoggerFactory.Instance);
        RemoteHost host = new(folder, registry);
        Directory.CreateDirectory(host.Root);
        string state = Directory.CreateDirectory(Path.Combine(folder.Path, "state")).FullName;
        TaskCompletionSource<Uri> listening = new();
        HostServer server = new(registry, state, Timeout.InfiniteTimeSpan, ListenOptions.Of(url, host.TokenFile, certificate, false, origins, [host.Root]), NullLoggerFactory.Instance);
        host.running = server.RunAsync((_, bound) => listening.SetResult(bound!), host.ending.Token);
        await Task.WhenAny(host.running, listening.Task);
        host.Url = listening.Task.IsCompleted ? await listening.Task : throw (host.running.Exception?.InnerException ?? new InvalidOperationException());
        return host;
    }

    public async Task<ClientWebSocket> ConnectAsync(Action<ClientWebSocketOptions>? configure = null)
    {
        ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", "Bearer " + (await File.ReadAllTextAsync(TokenFile)).Trim());
        configure?.Invoke(socket.Options);
        try
        {
            await socket.ConnectAsync(Url, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status tells why.
        }

        return socket;
    }

    public async Task<ClientWebSocket> OpenAsync()
    {
        ClientWebSocket socket = await ConnectAsync();
        await CallAsync(socket, "initialize", new { client = new { name = "test" }, protocol = new[] { 1 } });
        return socket;
    }

    public static async Task<JsonNode> CallAsync(ClientWebSocket socket, string method, object parameters)
    {
        await SendAsync(socket, JsonSerializer.SerializeToUtf8Bytes(new { jsonrpc = "2.0", id = 1, method, @params = parameters }));
        return await ReceiveAsync(socket);
    }

    public static Task SendAsync(ClientWebSocket socket, byte[] message) => socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None);

    public static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        using MemoryStream message = new();
        byte[] buffer = new byte[1 << 20];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, limit.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(Encoding.UTF8.GetString(message.ToArray()))!;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await registry.DisposeAsync();
        ending.Dispose();
        Folder.Dispose();
    }

    private sealed class Runtime : IPluginRuntime
    {
        public Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken) =>
            Task.FromResult(new JsonObject { ["arguments"] = JsonNode.Parse(arguments.GetRawText()) });

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
