using System.CommandLine;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;

namespace RsPlugins.Host.Cli;

/// <summary><c>worker --manifest FILE</c>: one .NET plugin in a process of its own, for the host that started it.</summary>
internal static class WorkerCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = LaunchResolver.WorkerCommand;

    private const int NotStartedByHost = 64;

    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(1);

    /// <summary>Makes the command.</summary>
    /// <param name="host">The log and the streams.</param>
    public static Command Create(CommandHost host)
    {
        Option<string> manifest = new("--manifest") { Description = "The plugin's manifest.", HelpName = "FILE", Required = true };
        Command command = new(Name, "Run one plugin for another host.") { manifest };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (Environment.GetEnvironmentVariable(PluginCookie.Variable) is not { Length: > 0 } cookie)
            {
                await Console.Error.WriteLineAsync("\"rsplugins worker\" runs a plugin for a host of RsPlugins, which starts it; use \"rsplugins run\" or \"rsplugins serve\" instead.").ConfigureAwait(false);
                return NotStartedByHost;
            }

            await ServeAsync(host, Read(parsed.GetValue(manifest)!), cookie, cancellationToken).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static PluginManifest Read(string path)
    {
        try
        {
            return ManifestReader.Read(path, ManifestSource.Installation);
        }
        catch (ManifestException broken)
        {
            throw new ToolException(ErrorIds.PluginBroken, broken.Message, "Correct the manifest.", inner: broken);
        }
    }

    private static async Task ServeAsync(CommandHost host, PluginManifest manifest, string cookie, CancellationToken cancellationToken)
    {
        DotnetRuntime runtime = manifest.Runtime as DotnetRuntime
            ?? throw new ToolException(ErrorIds.PluginBroken, $"The plugin {manifest.Id} is no .NET plugin.", "A worker runs plugins whose runtime.kind is \"dotnet\".");
        ILogger log = ServeCommand.Guard(host);
        await using WorkerSession session = new(manifest, cookie, () => InProcessPlugin.Load(manifest, runtime, host.Loggers), log);
        using Stream input = StandardStreams.TakeInput();
        using RpcConnection connection = new(new FramedMessageHandler(input, host.ProtocolOutput));
        connection.CancelLocallyInvokedMethodsWhenConnectionIsClosed = true;
        connection.SynchronizationContext = null;
        session.Connection = connection;
        connection.AddLocalRpcTarget(session, new JsonRpcTargetOptions { DisposeOnDisconnect = false });
        connection.StartListening();
        Task first = await Task.WhenAny(connection.Completion, session.ShutdownRequested, Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
        if (first == session.ShutdownRequested)
        {
            // The answer goes out first.
            await connection.Completion.WaitAsync(LeaveLimit, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        connection.Dispose();
        if (!await session.DrainAsync(SessionServer.StopLimit).ConfigureAwait(false))
        {
            log.LogWarning("A tool did not stop in time and is left.");
            Environment.Exit(0);
        }
    }
}
