using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace RsPlugins.RsmClip.Tests;

/// <summary>Takes connections on the loopback interface, each in a task of its own, until it is disposed.</summary>
internal sealed class LoopbackListener : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<Stream, CancellationToken, Task> serve;
    private readonly Task accepting;

    /// <param name="serve">Serves one connection; that the client leaves, or the test ends, is no fault of it.</param>
    public LoopbackListener(Func<Stream, CancellationToken, Task> serve)
    {
        this.serve = serve;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    public void Dispose()
    {
        if (accepting.IsCompleted)
        {
            return;
        }

        closing.Cancel();
        listener.Stop();
        accepting.Wait();
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(closing.Token);
                _ = Task.Run(() => ServeAsync(client, closing.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream(), stop);
            }
            catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException or SocketException or AuthenticationException)
            {
                // The client has had enough, or the test is over.
            }
        }
    }
}
