using System.CommandLine;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary><c>serve --stdio</c>: the host for one client, on standard input and output.</summary>
internal static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Option<bool> stdio = new("--stdio") { Description = "Speak the protocol on standard input and output; logs go to standard error." };
        Command command = new("serve", "Serve another program by JSON-RPC.") { stdio };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!parsed.GetValue(stdio))
            {
                throw new ToolException(ErrorIds.ArgumentInvalid, "There is nothing to serve on.", "Give --stdio.");
            }

            return await ServeAsync(host, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Serves the tools of <paramref name="host"/> on standard input and output.</summary>
    /// <param name="host">The tools.</param>
    /// <param name="cancellationToken">Ends the session.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ServeAsync(CommandHost host, CancellationToken cancellationToken)
    {
        ILogger log = host.Loggers.CreateLogger("RsPlugins.Host");

        // A plugin's stray thread must not take the host down.
        ExceptionHandling.SetUnhandledExceptionHandler(failure =>
        {
            log.LogCritical(failure, "A plugin's thread failed.");
            return true;
        });
        using Stream input = StandardStreams.TakeInput();
        bool stopped = await SessionServer.ServeAsync(host.Registry, input, host.ProtocolOutput, log, cancellationToken).ConfigureAwait(false);
        if (!stopped)
        {
            log.LogWarning("A tool did not stop in time and is left.");
            Environment.Exit(0);
        }

        return 0;
    }
}
