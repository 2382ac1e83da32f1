using System.Text.Json;
using System.Text.Json.Nodes;
using McMaster.NETCore.Plugins;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections.Local;
using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Plugins;

/// <summary>A .NET plugin in this process, in a load context of its own: only the SDK and the logging contracts are shared with the host.</summary>
internal sealed class InProcessPlugin : IPluginRuntime
{
    private const string JobLockName = ".lock";

    private static readonly TimeSpan JobLockInterval = TimeSpan.FromMilliseconds(50);

    private readonly PluginLoader loader;
    private readonly IPlugin plugin;
    private readonly Dictionary<string, ITool> tools;

    private InProcessPlugin(PluginLoader loader, IPlugin plugin, Dictionary<string, ITool> tools)
    {
        this.loader = loader;
        this.plugin = plugin;
        this.tools = tools;
    }

    /// <summary>Loads and starts a plugin.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="runtime">The manifest's runtime.</param>
    /// <param name="loggers">The host's log.</param>
    /// <returns>The running plugin.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.PluginBroken"/>: it could not be loaded, or its tools are not those of the manifest.</exception>
    public static InProcessPlugin Load(PluginManifest manifest, DotnetRuntime runtime, ILoggerFactory loggers)
    {
        if (!File.Exists(runtime.Assembly))
        {
            throw Broken(manifest, $"its assembly {Path.GetFileName(runtime.Assembly)} is missing", $"Build or install the plugin again; it is looked for at {runtime.Assembly}.");
        }

        // What is never unloaded runs faster. What may be is read into memory, so that its files can be replaced under it.
        bool unloadable = runtime is { Where: PluginIsolation.Host, Reloadable: true };
        PluginLoader loader = PluginLoader.CreateFromAssemblyFile(
            runtime.Assembly,
            sharedTypes: [typeof(IPlugin), typeof(ILogger), typeof(ILoggerFactory)],
            config =>
            {
                config.IsUnloadable = unloadable;
                config.LoadInMemory = unloadable;
            });
        IPlugin? plugin = null;
        try
        {
            Type type = loader.LoadDefaultAssembly().GetType(runtime.TypeName, throwOnError: false)
                ?? throw Broken(manifest, $"its assembly has no type {runtime.TypeName}", "Correct runtime.type in the manifest.");
            plugin = Activator.CreateInstance(type) as IPlugin
                ?? throw Broken(manifest, $"{runtime.TypeName} does not implement IPlugin of this host's SDK", "Build the plugin against RsPlugins.Sdk of this version.");
            Dictionary<string, ITool> tools = plugin
                .Start(new PluginContext(manifest.ContentFolder, StateFolder.Of(manifest.Id), loggers))
                .ToDictionary(tool => tool.Name, StringComparer.Ordinal);
            string[] absent = [.. manifest.Tools.Select(tool => tool.Name).Where(name => !tools.ContainsKey(name))];
            return absent.Length == 0
                ? new InProcessPlugin(loader, plugin, tools)
                : throw Broken(manifest, $"it does not provide {string.Join(", ", absent)}, which its manifest lists", "Install a manifest and an assembly of the same version.");
        }
        catch (Exception failure)
        {
            plugin?.Dispose();
            loader.Dispose();
            throw failure is ToolException
                ? failure
                : Broken(manifest, $"it could not be started ({failure.GetType().Name})", "Run \"rsplugins doctor --verbose\" for more.", failure);
        }
    }

    /// <inheritdoc/>
    public Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken) => context.Job.Folder is { } folder
        ? CallAloneAsync(tool, arguments, folder, context, cancellationToken)
        : tools[tool].CallAsync(arguments, context, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        try
        {
            plugin.Dispose();
        }
        finally
        {
            loader.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    // The process of an earlier attempt lives for a moment after its host was killed: two attempts must not meet in the job's folder.
    private async Task<JsonObject> CallAloneAsync(string tool, JsonElement arguments, string folder, IToolContext context, CancellationToken cancellationToken)
    {
        using FolderLock alone = await FolderLock.TakeAsync(folder, JobLockName, JobLockInterval, cancellationToken).ConfigureAwait(false);
        return await tools[tool].CallAsync(arguments, context, cancellationToken).ConfigureAwait(false);
    }

    private static ToolException Broken(PluginManifest manifest, string what, string hint, Exception? inner = null) =>
        new(ErrorIds.PluginBroken, $"The plugin {manifest.Id} cannot be used: {what}.", hint, inner?.GetType().FullName, inner);
}
