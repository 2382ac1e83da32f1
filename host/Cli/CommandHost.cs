using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using RsPlugins.Host.Connections;
using RsPlugins.Host.Jobs;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Cli;

/// <summary>What commands share: the log, the tools, and the real standard output.</summary>
/// <param name="streams">The real streams.</param>
internal sealed class CommandHost(StandardStreams streams) : IAsyncDisposable
{
    private IReadOnlyList<string> folders = [];
    private ToolRegistry? registry;
    private ILoggerFactory? loggers;
    private IDisposable? kept;
    private bool verbose;

    /// <summary>Where results go.</summary>
    public TextWriter Output => streams.Text;

    /// <summary>The same for the protocol.</summary>
    public Stream ProtocolOutput => streams.Output;

    /// <summary>The log, on standard error.</summary>
    public ILoggerFactory Loggers => loggers ??= LoggerFactory.Create(builder => builder
        .SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Warning)
        // It reports at length what its client is told anyway.
        .AddFilter("ModelContextProtocol", verbose ? LogLevel.Debug : LogLevel.Critical)
        .AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .AddConsole(options =>
        {
            // A client that does not read the log must not hold up the host.
            options.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
            options.LogToStandardErrorThreshold = LogLevel.Trace;
        }));

    /// <summary>The tools of all manifests. Manifests are read at the first use; plugins start at the first call.</summary>
    public ToolRegistry Registry => registry ??= Open();

    /// <summary>What a host that is started for this command is given.</summary>
    public IReadOnlyList<string> ServeArguments => [.. folders.SelectMany(folder => (string[])["--plugins", Path.GetFullPath(folder)]), .. verbose ? (string[])["--verbose"] : []];

    /// <summary>Takes the global options.</summary>
    /// <param name="pluginFolders">Further folders with manifests.</param>
    /// <param name="writeAll">Whether to log everything.</param>
    public void Configure(IReadOnlyList<string> pluginFolders, bool writeAll)
    {
        folders = pluginFolders;
        verbose = writeAll;
    }

    /// <summary>Keeps something until the last tool has stopped.</summary>
    /// <param name="held">What is disposed of last.</param>
    public void Keep(IDisposable held) => kept = held;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A tool that is still tidying keeps its plugin: whoever does not stop in time is left to the end of the process.
        if (registry is not null && await registry.DrainAsync(SessionServer.StopLimit).ConfigureAwait(false))
        {
            await registry.DisposeAsync().ConfigureAwait(false);
        }

        loggers?.Dispose();
        kept?.Dispose();
    }

    private ToolRegistry Open()
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } absent)
        {
            throw new ToolException(ErrorIds.FileMissing, $"There is no plugin folder \"{absent}\".", "Give --plugins a folder that holds *.plugin.json files.");
        }

        string[] full = [.. folders.Select(Path.GetFullPath)];
        PluginCatalogue Find() => PluginCatalogue.Find(StateFolder.Plugins, full);
        ToolRegistry opened = new(Find(), Start, Loggers, PluginSwitches.OfUser);
        opened.Control = new PluginControl(opened, Find, PluginSwitches.OfUser);
        opened.Jobs = new JobRunner(opened, StateFolder.Root, JobRetention.FromEnvironment(), Loggers.CreateLogger("RsPlugins.Host"));
        return opened;
    }

    private IPluginRuntime Start(PluginManifest manifest) => manifest.Runtime switch
    {
        ProcessRuntime process => new SupervisedPlugin(manifest, () => LaunchResolver.Resolve(manifest, process), process.Limits, Loggers, TimeProvider.System),
        DotnetRuntime { Isolation: PluginIsolation.Process } worker => new SupervisedPlugin(manifest, () => LaunchResolver.Worker(manifest, verbose), worker.Limits, Loggers, TimeProvider.System),
        DotnetRuntime dotnet => InProcessPlugin.Load(manifest, dotnet, Loggers),
        _ => throw new InvalidOperationException(manifest.Runtime.Kind),
    };
}
