using System.Net.Sockets;

namespace RsPlugins.Host.Connections.Bridge;

/// <summary>Copies bytes between this program's standard streams and a host, until one of the two ends.</summary>
internal static class ByteBridge
{
    private const int BufferBytes = 64 * 1024;

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    /// <summary>Copies.</summary>
    /// <param name="input">What the client sends.</param>
    /// <param name="output">What the client gets.</param>
    /// <param name="host">The connection to the host.</param>
    public static void Run(Stream input, Stream output, Stream host)
    {
        // Two threads that block in the system's own calls: what arrives is passed on at once, without a detour by a thread pool that has yet to start.
        Task fromHost = Start(() => Copy(host, output));
        Task toHost = Start(() =>
        {
            Copy(input, host);
            (host as NetworkStream)?.Socket.Shutdown(SocketShutdown.Send);
        });
        if (Task.WaitAny(fromHost, toHost) == 1)
        {
            // The client sends no more; what the host still has to say is passed on.
            fromHost.Wait(host is NetworkStream ? AnswerLimit : TimeSpan.Zero);
        }
    }

    private static Task Start(Action copy)
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() =>
        {
            try
            {
                copy();
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
            {
                // One side left: that is how every session ends.
            }

            ended.SetResult();
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return ended.Task;
    }

    private static void Copy(Stream from, Stream to)
    {
        byte[] buffer = new byte[BufferBytes];
        int read;
        while ((read = from.Read(buffer)) > 0)
        {
            to.Write(buffer, 0, read);
        }
    }
}
