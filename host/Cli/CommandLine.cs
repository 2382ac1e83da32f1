using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.InteropServices;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary>The command line: parses, runs one command, reports errors and turns them into exit codes.</summary>
internal static class CommandLine
{
    /// <summary>The exit code of a cancelled command, as shells give it for Ctrl-C.</summary>
    public const int Cancelled = 130;

    /// <summary>Runs a command.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="streams">Where results go.</param>
    /// <returns>The exit code: 0, one of <see cref="ErrorTable"/>, or <see cref="Cancelled"/>.</returns>
    public static async Task<int> RunAsync(string[] args, StandardStreams streams)
    {
        Option<string[]> plugins = new("--plugins") { Description = "A further folder with plugin manifests (*.plugin.json). May be given several times.", HelpName = "FOLDER", Recursive = true };
        Option<bool> verbose = new("--verbose") { Description = "Write what happens to standard error.", Recursive = true };
        using CancellationTokenSource interrupt = new();
        using IDisposable signals = HeedSignals(interrupt, args.FirstOrDefault() == WorkerCommand.Name);
        CommandHost host = new(streams);
        bool json = args.Contains("--json");
        try
        {
            host.Configure(Given(args, "--plugins"), args.Contains("--verbose"));
            RootCommand root = new("RsPlugins: geospatial tools around RS-M-CLIP on the command line and for other programs.")
            {
                plugins,
                verbose,
                RunCommand.Create(host, args),
                ToolsCommand.Create(host),
                DemoCommand.Create(host),
                TrainCommand.Create(host, args),
                NewCommand.Create(host),
                JobsCommand.Create(host),
                ModelsCommand.Create(host),
                PluginsCommand.Create(host),
                AdaptersCommand.Create(host),
                DoctorCommand.Create(host),
                ServeCommand.Create(host),
                ConnectCommand.Create(args),
                McpCommand.Create(host),
                WorkerCommand.Create(host),
                DescribeCommand.Create(host),
            };

            // "@file" is a value of tools' options here, not a file with more arguments.
            ParseResult result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Errors.Count > 0 && result.Action is not HelpAction)
            {
                throw Mistyped(result);
            }

            InvocationConfiguration configuration = new() { Output = streams.Text, Error = Console.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await result.InvokeAsync(configuration, interrupt.Token).ConfigureAwait(false);
        }
        catch (ToolException failure)
        {
            ErrorWriter.Write(Console.Error, new ErrorData(failure.Id, failure.Message, failure.Hint, failure.Details), json);
            return ErrorTable.Of(failure.Id).ExitCode;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
            return Cancelled;
        }
        catch (IOException gone) when (gone.HResult == DescriptorStream.BrokenPipe)
        {
            // Whoever read the result, "head" for instance, has enough of it.
            return 0;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            ToolException typed = Failures.AsToolException(failure, host.Loggers.CreateLogger("RsPlugins.Host"), "rsplugins");
            ErrorWriter.Write(Console.Error, new ErrorData(typed.Id, typed.Message, typed.Hint, typed.Details), json);
            return ErrorTable.Of(typed.Id).ExitCode;
        }
        finally
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static ToolException Mistyped(ParseResult result)
    {
        string path = string.Join(' ', Names(result.CommandResult).Reverse());
        return new ToolException(ErrorIds.ArgumentInvalid, string.Join(" ", result.Errors.Select(error => error.Message).Distinct()), $"\"{path} --help\" lists what it takes.");
    }

    private static IEnumerable<string> Names(System.CommandLine.Parsing.CommandResult command)
    {
        for (System.CommandLine.Parsing.SymbolResult? at = command; at is System.CommandLine.Parsing.CommandResult one; at = at.Parent)
        {
            yield return one.Parent is null ? "rsplugins" : one.Command.Name;
        }
    }

    // The manifests decide what the command line looks like, so this option is needed before the parser can be made.
    private static List<string> Given(string[] args, string option)
    {
        List<string> values = [];
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == option && i + 1 < args.Length)
            {
                values.Add(args[++i]);
            }
            else if (args[i].StartsWith(option + "=", StringComparison.Ordinal))
            {
                values.Add(args[i][(option.Length + 1)..]);
            }
        }

        return values;
    }

    private static Registrations HeedSignals(CancellationTokenSource interrupt, bool worker)
    {
        void Interrupt(PosixSignalContext context)
        {
            // The second time the user means it.
            if (!interrupt.IsCancellationRequested)
            {
                context.Cancel = true;
                interrupt.CancelAsync();
            }
        }

        // Ctrl-C on a terminal reaches a worker too; its host is the one that decides what it means.
        Action<PosixSignalContext> onInterrupt = worker ? context => context.Cancel = true : Interrupt;
        return new Registrations([PosixSignalRegistration.Create(PosixSignal.SIGINT, onInterrupt), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt)]);
    }

    private sealed class Registrations(IReadOnlyList<IDisposable> all) : IDisposable
    {
        public void Dispose()
        {
            foreach (IDisposable one in all)
            {
                one.Dispose();
            }
        }
    }
}
