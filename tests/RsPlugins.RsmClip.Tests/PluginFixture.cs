using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.RsmClip.Inference;
using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests;

/// <summary>The plugin as the host starts it, with the shipped models and a state folder of its own.</summary>
public sealed class PluginFixture : IPluginContext, IDisposable
{
    private readonly TemporaryFolder state = new();
    private readonly RsmClipPlugin plugin = new();

    public PluginFixture()
    {
        Tools = plugin.Start(this).ToDictionary(tool => tool.Name, StringComparer.Ordinal);
        Models = new ModelPool(new ModelStore(ContentFolder, StateFolder));
    }

    /// <summary>The tiny model with reference outputs.</summary>
    public static string TinyModel => Fixtures.Path("openclip-tiny", "hub");

    public IReadOnlyDictionary<string, ITool> Tools { get; }

    public ModelPool Models { get; }

    public string ContentFolder => Path.Combine(Fixtures.Root, "plugins", "rsmclip", "models");

    public string StateFolder => state.File("state");

    public ILoggerFactory Loggers => NullLoggerFactory.Instance;

    public async Task<JsonObject> CallAsync(string tool, JsonObject arguments, IToolContext? context = null, CancellationToken cancellationToken = default) =>
        await Tools[tool].CallAsync(JsonSerializer.SerializeToElement(arguments), context ?? new RecordingContext(), cancellationToken);

    public void Dispose()
    {
        plugin.Dispose();
        Models.Dispose();
        state.Dispose();
    }
}
