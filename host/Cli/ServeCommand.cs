using System.CommandLine;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections;
using RsPlugins.Host.Connections.Local;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary><c>serve</c>: the user's host, for all their programs; with <c>--stdio</c> a host for one client, on standard input and output.</summary>
internal static class ServeCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "serve";

    private const double LongestIdleSeconds = 10_000_000;

    private static readonly TimeSpan DefaultIdle = TimeSpan.FromSeconds(300);

    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Option<bool> stdio = new("--stdio") { Description = "Serve one program, on standard input and output; logs go to standard error." };
        Option<double> idle = IdleOption();
        ListenArguments listen = new();
        Command command = new(Name, "Serve other programs by JSON-RPC: all programs of this user, who reach it by \"rsplugins connect\".") { stdio, idle };
        listen.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            ListenOptions? remote = listen.Read(parsed);
            if (parsed.GetValue(stdio))
            {
                return remote is null
                    ? ServeAsync(host, cancellationToken)
                    : throw new ToolException(ErrorIds.ArgumentInvalid, "--stdio serves one program and --listen many.", "Give one of the two.");
            }

            // A server that somebody set up for others stays until it is told to leave.
            TimeSpan stay = parsed.GetResult(idle) is { Implicit: false }
                ? TimeSpan.FromSeconds(parsed.GetValue(idle))
                : remote is null ? DefaultIdle : Timeout.InfiniteTimeSpan;
            return ServeUserAsync(host, stay, remote, cancellationToken);
        });
        return command;
    }

    /// <summary>Makes the option that says how long a host stays without work.</summary>
    public static Option<double> IdleOption()
    {
        Option<double> idle = new("--idle") { Description = "Leave when nobody was connected and nothing ran for so long; 300 if not given.", HelpName = "SECONDS" };
        idle.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and <= LongestIdleSeconds))
            {
                result.AddError("--idle takes a number of seconds, 0 or more.");
            }
        });
        return idle;
    }

    /// <summary>Serves the tools of <paramref name="host"/> on standard input and output.</summary>
    /// <param name="host">The tools.</param>
    /// <param name="cancellationToken">Ends the session.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ServeAsync(CommandHost host, CancellationToken cancellationToken)
    {
        ILogger log = Guard(host);
        using Stream input = StandardStreams.TakeInput();
        host.Registry.Jobs?.LookAfterOthers();
        await SessionServer.ServeAsync(host.Registry, new FramedMessageHandler(input, host.ProtocolOutput), remote: null, log, cancellationToken).ConfigureAwait(false);
        if (host.Registry.Jobs is { } jobs)
        {
            await jobs.FinishDetachedAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await LeaveAsync(host.Registry, log).ConfigureAwait(false);
    }

    private static async Task<int> ServeUserAsync(CommandHost host, TimeSpan idle, ListenOptions? listen, CancellationToken cancellationToken)
    {
        ILogger log = Guard(host);
        string folder = StateFolder.Make();
        host.Keep(await HostServer.LockAsync(folder, cancellationToken).ConfigureAwait(false));
        ToolRegistry registry = host.Registry;
        try
        {
            await new HostServer(registry, folder, idle, listen, host.Loggers).RunAsync(
                (endpoint, url) =>
                {
                    // Relative paths have no meaning for a host that many programs share, and a folder that it stands in could not be unmounted.
                    Environment.CurrentDirectory = folder;
                    Console.Error.WriteLine($"Serving at {endpoint.Transport}:{endpoint.Address} as process {endpoint.Process.Id}.");
                    if (url is not null)
                    {
                        Console.Error.WriteLine($"Listening at {url} for clients with the token in {listen!.TokenFile}.");
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.LogInformation("The host was told to leave.");
        }

        return await LeaveAsync(registry, log).ConfigureAwait(false);
    }

    /// <summary>Keeps a plugin's stray thread from taking this process down.</summary>
    /// <param name="host">The log.</param>
    /// <returns>Takes what such a thread threw.</returns>
    public static ILogger Guard(CommandHost host)
    {
        ILogger log = host.Loggers.CreateLogger("RsPlugins.Host");
        ExceptionHandling.SetUnhandledExceptionHandler(failure =>
        {
            log.LogCritical(failure, "A plugin's thread failed.");
            return true;
        });
        return log;
    }

    private static async Task<int> LeaveAsync(ToolRegistry registry, ILogger log)
    {
        if (!await registry.DrainAsync(SessionServer.StopLimit).ConfigureAwait(false))
        {
            log.LogWarning("A tool did not stop in time and is left.");
            Environment.Exit(0);
        }

        return 0;
    }
}
