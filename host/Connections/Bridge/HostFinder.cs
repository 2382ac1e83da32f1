using System.IO.Pipes;
using System.Net.Sockets;
using RsPlugins.Host.Connections.Local;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge;

/// <summary>Finds the user's host, and starts one if none runs.</summary>
/// <param name="folder">The state folder; it must exist.</param>
/// <param name="serveArguments">What a host that must be started is given after <c>serve</c>.</param>
internal sealed class HostFinder(string folder, IReadOnlyList<string> serveArguments)
{
    private const string StartLock = "start.lock";
    private const int MostStarts = 3;
    private const int LogTail = 2000;
    private const long LogLimit = 8 << 20;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    private int starts;

    private string Log => Path.Combine(folder, "logs", "host.log");

    /// <summary>Connects to the host.</summary>
    /// <returns>The connection: a blocking socket, or on Windows a pipe.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.HostUnreachable"/> or <see cref="ErrorIds.ProtocolMismatch"/>.</exception>
    public Stream Connect()
    {
        long start = Environment.TickCount64;
        while (true)
        {
            if (HostEndpoint.ReadLive(folder) is not { } endpoint)
            {
                StartIfAbsent();
            }
            else if (endpoint.Protocol < ProtocolLevel.Served[^1])
            {
                throw new ToolException(
                    ErrorIds.ProtocolMismatch,
                    $"The host that runs, version {endpoint.Version}, speaks protocol {endpoint.Protocol}; this program needs {ProtocolLevel.Served[^1]} or newer.",
                    $"End the host's process, {endpoint.Process.Id}.");
            }
            else if (TryConnect(endpoint) is { } connection)
            {
                return connection;
            }

            if (Environment.TickCount64 - start > Limit.TotalMilliseconds)
            {
                throw Unreachable("The host does not answer.");
            }

            Thread.Sleep(Step);
        }
    }

    private static Stream? TryConnect(HostEndpoint endpoint)
    {
        try
        {
            if (endpoint.Transport == HostEndpoint.Pipe)
            {
                NamedPipeClientStream pipe = new(".", endpoint.Address, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
                pipe.Connect(TimeSpan.FromSeconds(2));
                return pipe;
            }

            Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                socket.Connect(new UnixDomainSocketEndPoint(endpoint.Address));
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException)
            {
                socket.Dispose();
                throw;
            }
        }
        catch (Exception leaving) when (leaving is SocketException or TimeoutException or IOException)
        {
            return null;
        }
    }

    private void StartIfAbsent()
    {
        // Of many programs that find no host at the same moment one starts it, and the others wait for it.
        using FolderLock? held = FolderLock.TryTake(folder, StartLock);
        if (held is null || HostEndpoint.ReadLive(folder) is not null)
        {
            return;
        }

        if (++starts > MostStarts)
        {
            throw Unreachable("The host ends as soon as it is started.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Log)!);
        if (new FileInfo(Log) is { Exists: true, Length: > LogLimit })
        {
            File.Move(Log, Log + ".old", overwrite: true);
        }

        long start = Environment.TickCount64;
        DetachedProcess process;
        try
        {
            process = DetachedProcess.Start(["serve", .. serveArguments], Log);
        }
        catch (Exception failure) when (failure is IOException or System.ComponentModel.Win32Exception)
        {
            throw Unreachable(failure.Message);
        }

        while (HostEndpoint.ReadLive(folder) is null && !process.HasEnded && Environment.TickCount64 - start < Limit.TotalMilliseconds)
        {
            Thread.Sleep(Step);
        }
    }

    private ToolException Unreachable(string message)
    {
        string log = File.Exists(Log) ? File.ReadAllText(Log) : string.Empty;
        return new ToolException(ErrorIds.HostUnreachable, message, $"Its log is {Log}.", log.Length > LogTail ? log[^LogTail..] : log);
    }
}
