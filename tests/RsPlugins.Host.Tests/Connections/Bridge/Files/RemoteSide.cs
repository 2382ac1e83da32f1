using System.Net.WebSockets;
using RsPlugins.Host.Connections.Bridge.Files;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Tests.Connections.Remote;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

/// <summary>A host in this process, reached by a WebSocket as <c>connect --host</c> reaches it, and a folder that stands for this machine's files.</summary>
internal sealed class RemoteSide : IAsyncDisposable
{
    private const string Client = "0123456789abcdef0123456789abcdef";

    private readonly TemporaryFolder folder = new();
    private readonly RemoteHost host;
    private readonly ClientWebSocket socket;

    private RemoteSide(RemoteHost host, ClientWebSocket socket)
    {
        (this.host, this.socket) = (host, socket);
        Link = new HostLink(socket, Client);
        Files = new HostFiles(Link);
        Records = new CallRecords(Path.Combine(folder.Path, "state", "calls"));
        Mirror = new Mirror(Files, Paths, Records, Known);
        _ = ReceiveAsync();
    }

    public HostLink Link { get; }

    public HostFiles Files { get; }

    public UploadPaths Paths { get; } = new(Client);

    public CallRecords Records { get; }

    public Mirror Mirror { get; }

    public string Known => Path.Combine(folder.Path, "state", "files");

    /// <summary>A folder that the host serves (<c>--root</c>).</summary>
    public string Served => host.Root;

    /// <summary>Where the file of a name lies on this machine.</summary>
    public string Here(string name) => Path.Combine(folder.Path, "pc", name);

    /// <summary>Where it lies on the host.</summary>
    public string There(string name) => Path.Combine(host.Uploads, Paths.ToUpload(Here(name)));

    public static async Task<RemoteSide> OpenAsync()
    {
        RemoteHost host = await RemoteHost.StartAsync();
        return new RemoteSide(host, await host.OpenAsync());
    }

    public string WriteHere(string name, string content) => folder.File(Path.Combine("pc", name), content);

    public void WriteThere(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(There(name))!);
        File.WriteAllText(There(name), content);
    }

    /// <summary>Sends what the host lacks of a path.</summary>
    /// <returns>The names that were sent.</returns>
    public async Task<IReadOnlyList<string>> MirrorAsync(string name, bool empty = false)
    {
        Shipment shipment = await Mirror.CompareAsync(Here(name), empty, CancellationToken.None);
        await Mirror.SendAsync(shipment, (_, _) => { }, CancellationToken.None);
        return [.. shipment.Files.Select(item => Path.GetFileName(item.File.Path))];
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        Link.Dispose();
        await host.DisposeAsync();
        folder.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            WebSocketReader reader = new(socket, 64 << 20);
            while (await reader.ReadAsync(CancellationToken.None) is { } body)
            {
                Link.Takes(body, MessageHead.Read(body));
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The test is over, or ends the connection.
        }

        Link.End();
    }
}
