using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace RsPlugins.Host.Connections.Local;

/// <summary>A Unix domain socket that only its owner may use, in a folder that only its owner may enter.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixListener : LocalListener
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // sun_path holds 108 bytes on Linux, 104 on macOS.
    private const int LongestPath = 100;
    private const int Backlog = 128;

    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string? temporaryFolder;

    /// <summary>Opens the socket. What a host that died left in its place is removed, so the caller must hold the host's lock.</summary>
    /// <param name="stateFolder">The state folder; a socket whose path would be too long lies in a temporary folder.</param>
    public UnixListener(string stateFolder)
    {
        string folder = Path.Combine(stateFolder, "socket");
        if (Encoding.UTF8.GetByteCount(folder) + "/host".Length > LongestPath)
        {
            folder = temporaryFolder = Directory.CreateTempSubdirectory("rsplugins-").FullName;
        }

        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, OwnerOnly | UnixFileMode.UserExecute);
        Address = Path.Combine(folder, "host");
        File.Delete(Address);
        socket.Bind(new UnixDomainSocketEndPoint(Address));
        File.SetUnixFileMode(Address, OwnerOnly);
        socket.Listen(Backlog);
    }

    /// <inheritdoc/>
    public override string Transport => HostEndpoint.Unix;

    /// <inheritdoc/>
    public override string Address { get; }

    /// <inheritdoc/>
    public override bool HasPending => socket.Poll(0, SelectMode.SelectRead);

    /// <inheritdoc/>
    public override async Task<Stream> AcceptAsync(CancellationToken cancellationToken) =>
        new NetworkStream(await socket.AcceptAsync(cancellationToken).ConfigureAwait(false), ownsSocket: true);

    /// <inheritdoc/>
    public override void Dispose()
    {
        socket.Dispose();
        File.Delete(Address);
        if (temporaryFolder is not null)
        {
            Directory.Delete(temporaryFolder, recursive: true);
        }
    }
}
