using System.Net;
using System.Net.Sockets;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>A way to a host on which what goes there is slow, until it is made fast.</summary>
internal sealed class SlowWay : IDisposable
{
    private const int PieceBytes = 16 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri host;
    private volatile bool slow = true;

    /// <summary>Opens a way.</summary>
    /// <param name="host">Where it leads.</param>
    public SlowWay(Uri host)
    {
        this.host = host;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where it starts.</summary>
    public Uri Url => new($"ws://{listener.LocalEndpoint}/");

    /// <summary>Makes it fast.</summary>
    public void Free() => slow = false;

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient from = await listener.AcceptTcpClientAsync();
                TcpClient to = new();
                await to.ConnectAsync(host.Host, host.Port);
                _ = Task.WhenAny(CopyAsync(from, to, mayPause: true), CopyAsync(to, from, mayPause: false)).ContinueWith(
                    _ =>
                    {
                        from.Dispose();
                        to.Dispose();
                    },
                    TaskScheduler.Default);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, bool mayPause)
    {
        byte[] piece = new byte[PieceBytes];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(piece)) > 0)
            {
                if (slow && mayPause && read == piece.Length)
                {
                    await Task.Delay(Pause);
                }

                await to.GetStream().WriteAsync(piece.AsMemory(0, read));
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One side left.
        }
    }
}
