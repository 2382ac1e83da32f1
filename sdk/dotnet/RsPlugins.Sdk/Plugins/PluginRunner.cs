using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Plugins;

/// <summary>
/// Runs a plugin as a process of its own, in any executable: <c>return await PluginRunner.RunAsync(new MyPlugin(), "my-plugin");</c>. Standard output belongs to the protocol
/// while it runs; whatever else is printed there, by a native library too, goes to standard error and so to the host's log.
/// </summary>
public static class PluginRunner
{
    /// <summary>The exit code where the program was not started by a host.</summary>
    public const int NotStartedByHost = 64;

    private const int CookieDigits = 32;

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    /// <summary>Serves the host that started this process until it leaves. To be called first thing, before anything is printed.</summary>
    /// <param name="plugin">The plugin; it is started, and disposed at the end.</param>
    /// <param name="id">Its id, as its manifest has it.</param>
    /// <param name="cancellationToken">Ends the service; calls under way are cancelled.</param>
    /// <returns>The exit code for the process: 0; <see cref="NotStartedByHost"/> where no host started it; that of <see cref="ErrorIds.ProtocolMismatch"/> where the handshake failed.</returns>
    public static async Task<int> RunAsync(IPlugin plugin, string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (Environment.GetEnvironmentVariable(PluginCookie.Variable) is not { Length: CookieDigits } cookie)
        {
            await Console.Error.WriteLineAsync(
                $"{id} is a plugin of RsPlugins and is started by its host, not by hand. Put its folder, with the manifest (*.plugin.json), below a folder "
                + "and give that to the host: rsplugins --plugins FOLDER tools").ConfigureAwait(false);
            return NotStartedByHost;
        }

        using StandardStreams streams = StandardStreams.TakeOver();
        using Stream input = StandardStreams.TakeInput();
        using CancellationTokenSource leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Ctrl-C on a terminal reaches the plugin too; its host is the one that decides what it means.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            leaving.CancelAsync();
        });
        return await ServeAsync(plugin, new PeerInfo(id, plugin.GetType().Assembly.GetName().Version?.ToString(3)), cookie, input, streams.Output, leaving.Token).ConfigureAwait(false);
    }

    /// <summary>The same over given streams.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="self">Who it is.</param>
    /// <param name="cookie">The value that proves both ends.</param>
    /// <param name="input">What the host sends.</param>
    /// <param name="output">What the host gets.</param>
    /// <param name="cancellationToken">Ends the service.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> ServeAsync(IPlugin plugin, PeerInfo self, string cookie, Stream input, Stream output, CancellationToken cancellationToken)
    {
        using StandardErrorLog loggers = new();
        using PluginSession session = new(plugin, self, cookie, loggers);
        RpcPeer peer = new(input, output, session.AnswerAsync, session.Notifications.Take);
        await using (peer.ConfigureAwait(false))
        {
            session.Host = peer;
            peer.Start();
            await Task.WhenAny(peer.Ended, session.Left, Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
            bool stopped = await session.StopAsync(StopLimit).ConfigureAwait(false);
            if (!stopped)
            {
                loggers.CreateLogger(self.Name).LogWarning("A tool did not stop in time and is left.");
            }
            else
            {
                plugin.Dispose();
            }
        }

        return session.Refused ? ErrorTable.Of(ErrorIds.ProtocolMismatch).ExitCode : 0;
    }
}
