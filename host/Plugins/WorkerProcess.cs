using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Plugins;

/// <summary>One life of a worker process, with the connection to it. The worker leaves by itself when its standard input ends, so it does not outlive the host.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    /// <summary>The command of this program that a worker is started with.</summary>
    public const string CommandName = "worker";

    private const int LastLines = 20;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(2);

    // Longer than the worker itself gives its tools to stop.
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(7);

    private readonly Process process;
    private readonly Queue<string> lastLines = new();

    private WorkerProcess(Process process)
    {
        this.process = process;
        Connection = new RpcConnection(new FramedMessageHandler(process.StandardOutput.BaseStream, process.StandardInput.BaseStream));
    }

    /// <summary>The connection.</summary>
    public RpcConnection Connection { get; }

    /// <summary>The calls that want progress, by token.</summary>
    public ConcurrentDictionary<string, IToolContext> Progress { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether this life's end was counted as a crash.</summary>
    public bool Counted { get; set; }

    /// <summary>Whether the process or the connection has ended.</summary>
    public bool HasEnded => process.HasExited || Connection.IsDisposed || Connection.Completion.IsCompleted;

    /// <summary>The last lines it wrote to standard error, or null.</summary>
    public string? LastWords
    {
        get
        {
            lock (lastLines)
            {
                return lastLines.Count > 0 ? string.Join('\n', lastLines) : null;
            }
        }
    }

    /// <summary>Starts a worker and opens a session with it.</summary>
    /// <param name="manifest">The plugin it is to run.</param>
    /// <param name="loggers">The host's log; the worker's standard error is passed on to the host's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The worker.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.PluginBroken"/>: it did not start.</exception>
    public static async Task<WorkerProcess> StartAsync(PluginManifest manifest, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        Process process = new() { StartInfo = Command(manifest, loggers.CreateLogger("RsPlugins.Host").IsEnabled(LogLevel.Information)) };
        process.Start();
        WorkerProcess worker = new(process);
        process.ErrorDataReceived += (_, line) => worker.Hear(line.Data);
        process.BeginErrorReadLine();
        worker.Connection.AddLocalRpcMethod(RpcMethods.Progress, worker.OnProgress);
        worker.Connection.StartListening();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            InitializeParams hello = new(new PeerInfo("rsplugins", HostSession.Version), [ProtocolLevel.Current]);
            await worker.Connection.InvokeWithParameterObjectAsync<InitializeResult>(RpcMethods.Initialize, hello, limit.Token).ConfigureAwait(false);
            return worker;
        }
        catch (Exception failure) when (failure is ConnectionLostException or IOException or RemoteRpcException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            string end = failure is OperationCanceledException ? "it did not answer in time" : await worker.DescribeEndAsync().ConfigureAwait(false);
            string? words = worker.LastWords;
            await worker.DisposeAsync().ConfigureAwait(false);
            throw new ToolException(ErrorIds.PluginBroken, $"The process of the plugin {manifest.Id} could not be started ({end}).", "Look at the details and the log.", words, failure);
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Says how the process ended; waits for a moment until it has.</summary>
    /// <returns>A few words.</returns>
    public async Task<string> DescribeEndAsync()
    {
        using CancellationTokenSource limit = new(EndLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode > 128 && !OperatingSystem.IsWindows() ? $"signal {process.ExitCode - 128}" : $"exit code {process.ExitCode}";
        }
        catch (OperationCanceledException)
        {
            return "its connection broke";
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using CancellationTokenSource limit = new(LeaveLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    private static ProcessStartInfo Command(PluginManifest manifest, bool verbose)
    {
        string self = Environment.ProcessPath!;
        ProcessStartInfo start = new(self)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // Started as "dotnet rsplugins.dll" the running program is dotnet itself.
        if (Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "rsplugins.dll"));
        }

        start.ArgumentList.Add(CommandName);
        start.ArgumentList.Add("--manifest");
        start.ArgumentList.Add(manifest.Path);
        if (verbose)
        {
            start.ArgumentList.Add("--verbose");
        }

        return start;
    }

    private void OnProgress(JsonElement token, JsonElement value)
    {
        if (token.ValueKind == JsonValueKind.String
            && Progress.TryGetValue(token.GetString()!, out IToolContext? context)
            && value.Deserialize<ProgressValue>(ProtocolJson.Options) is { } progress)
        {
            context.Report(new ToolProgress(progress.Fraction, progress.Stage, progress.Message, progress.Done, progress.Total, progress.Unit));
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        Console.Error.WriteLine(line);
        lock (lastLines)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > LastLines)
            {
                lastLines.Dequeue();
            }
        }
    }
}
