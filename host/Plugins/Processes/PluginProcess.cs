using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>One life of a plugin's process, with the connection to it.</summary>
internal sealed class PluginProcess : IAsyncDisposable
{
    // Whatever lay in a pipe when the process ended is read within this time; what it started may hold the pipe open for ever.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource<string> fault = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private readonly Stream input;
    private readonly ProcessGroup group;
    private readonly StandardErrorReader errors;
    private readonly ProcessLimits limits;
    private readonly Task exit;

    private PluginProcess(Process process, ProcessGroup group, ProcessLimits limits, ILogger log)
    {
        this.process = process;
        input = process.StandardInput.BaseStream;
        this.group = group;
        this.limits = limits;
        exit = process.WaitForExitAsync();
        errors = new StandardErrorReader(process.StandardError.BaseStream, log, TimeProvider.System);
        Connection = new RpcConnection(new FramedMessageHandler(
            BlockingPump.Start(process.StandardOutput.BaseStream),
            input,
            refused: reason => End($"it broke the protocol: {reason}"),
            stall: limits.Stall));
        Connection.SynchronizationContext = null;
        Connection.CancelLocallyInvokedMethodsWhenConnectionIsClosed = true;
        Connection.AddLocalRpcTarget(new PluginRequests(Calls, Connection), new JsonRpcTargetOptions { DisposeOnDisconnect = false });
        Connection.StartListening();
        Ended = WatchAsync();
    }

    /// <summary>The connection.</summary>
    public RpcConnection Connection { get; }

    /// <summary>The calls under way, by progress token.</summary>
    public ConcurrentDictionary<string, IToolContext> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>Done when the process is gone with all that it started: how it ended, in a few words.</summary>
    public Task<string> Ended { get; }

    /// <summary>The process's id.</summary>
    public int Id => group.Id;

    /// <summary>Whether it can take no more calls.</summary>
    public bool HasEnded => Ended.IsCompleted || fault.Task.IsCompleted || Connection.Completion.IsCompleted || exit.IsCompleted;

    /// <summary>Whether it was asked to leave, so that its end is no crash.</summary>
    public bool Stopping { get; private set; }

    /// <summary>The last lines it wrote to standard error, or null.</summary>
    public string? LastWords => errors.LastWords;

    /// <summary>Starts a process and shakes hands with it.</summary>
    /// <param name="launch">The program.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="log">Takes its standard error.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The process.</returns>
    /// <exception cref="PluginStartException">It did not shake hands.</exception>
    public static async Task<PluginProcess> StartAsync(ProcessLaunch launch, ProcessLimits limits, ILogger log, CancellationToken cancellationToken)
    {
        string cookie = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        PluginProcess started = Start(launch, cookie, limits, log);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(limits.Start);
        try
        {
            InitializeParams hello = new(new PeerInfo("rsplugins", HostSession.Version), ProtocolLevel.Served, cookie);
            InitializeResult answer = await started.Connection
                .InvokeWithParameterObjectAsync<InitializeResult>(RpcMethods.Initialize, hello, limit.Token)
                .WaitAsync(limit.Token).ConfigureAwait(false);
            if (answer.Cookie != cookie)
            {
                throw await started.FailAsync("it answered with another cookie than it was started with, so it is no plugin of RsPlugins").ConfigureAwait(false);
            }

            return ProtocolLevel.Served.Contains(answer.Protocol)
                ? started
                : throw await started.FailAsync($"it speaks protocol {answer.Protocol}, this host {string.Join(", ", ProtocolLevel.Served)}").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await started.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            throw await started.FailAsync($"it did not answer within {limits.Start.TotalSeconds:0.###} s").ConfigureAwait(false);
        }
        catch (RemoteRpcException refused) when (refused is RemoteInvocationException or RemoteMethodNotFoundException)
        {
            throw await started.FailAsync($"it refused the handshake: {refused.Message}", refused.DeserializedErrorData as ErrorData).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is ConnectionLostException or ObjectDisposedException or IOException or RemoteRpcException)
        {
            throw await started.FailAsync(gone is RemoteRpcException and not ConnectionLostException ? "its answer to the handshake makes no sense" : null).ConfigureAwait(false);
        }
    }

    /// <summary>Claims a job's folder for a call of this process.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The claim, to be given up when the call has really ended.</returns>
    public Task<FolderClaim> ClaimAsync(string folder, CancellationToken cancellationToken) => FolderClaim.TakeAsync(folder, group, cancellationToken);

    /// <summary>Ends the process at once.</summary>
    /// <param name="reason">What is to be said about how it ended.</param>
    public void End(string reason) => fault.TrySetResult(reason);

    /// <summary>Asks the process to leave by ending its standard input, and ends it where it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        Stopping = true;
        await input.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAny(Ended, Task.Delay(StopLimit)).ConfigureAwait(false);
        End("it did not leave in time");
        await Ended.ConfigureAwait(false);
    }

    private static PluginProcess Start(ProcessLaunch launch, string cookie, ProcessLimits limits, ILogger log)
    {
        ProcessStartInfo start = new(launch.Program, launch.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = launch.Folder ?? string.Empty,
        };
        foreach ((string name, string value) in launch.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[PluginCookie.Variable] = cookie;
        Process process = new() { StartInfo = start };
        try
        {
            ProcessGroup group = ProcessGroup.Start(process);
            OrphanWatch.Add(group);
            return new PluginProcess(process, group, limits, log);
        }
        catch (System.ComponentModel.Win32Exception refused)
        {
            process.Dispose();
            throw new PluginStartException($"{Path.GetFileName(launch.Program)} cannot be run: {refused.Message}", null, null, crashed: false);
        }
    }

    private async Task<PluginStartException> FailAsync(string? reason, ErrorData? refusal = null)
    {
        if (reason is not null)
        {
            End(reason);
        }

        string how = await Ended.ConfigureAwait(false);
        return new PluginStartException(how, LastWords, refusal, crashed: true);
    }

    private async Task<string> WatchAsync()
    {
        await using (Timer? meter = limits.MemoryBytes is { } bytes ? new Timer(_ => Measure(bytes), null, TimeSpan.Zero, MemoryInterval) : null)
        {
            Task first = await Task.WhenAny(exit, Connection.Completion, fault.Task).ConfigureAwait(false);
            if (first != fault.Task)
            {
                await Task.WhenAny(first == exit ? Connection.Completion : exit, fault.Task, Task.Delay(DrainLimit)).ConfigureAwait(false);
            }
        }

        string? reason = fault.Task.IsCompletedSuccessfully ? await fault.Task.ConfigureAwait(false) : exit.IsCompleted ? null : "it closed its standard output";
        group.Kill();
        await exit.ConfigureAwait(false);
        await Task.WhenAny(errors.Done, Task.Delay(DrainLimit)).ConfigureAwait(false);
        OrphanWatch.Remove(group);
        Connection.Dispose();
        reason ??= ExitText.Of(process.ExitCode);

        // A Process leaves the streams that were taken from it open, to be closed whenever memory is tidied up.
        await input.DisposeAsync().ConfigureAwait(false);
        process.Dispose();
        return reason;
    }

    private void Measure(long bytes)
    {
        if (group.MemoryBytes() > bytes)
        {
            End($"it used more than the {bytes / (1024 * 1024)} MiB of memory that its manifest allows");
        }
    }
}
