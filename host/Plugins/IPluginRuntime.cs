using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Plugins;

/// <summary>A running plugin: in this process or in one of its own. Implementations must be thread-safe.</summary>
internal interface IPluginRuntime : IAsyncDisposable
{
    /// <summary>How it is.</summary>
    RuntimeStatus Status => RuntimeStatus.Loaded;

    /// <summary>Says who is to be told when the plugin may have broken or been mended by itself. One that neither does, once it runs, tells nobody.</summary>
    /// <param name="listener">Told on any thread; returns at once.</param>
    void OnTrouble(Action listener)
    {
    }

    /// <summary>Calls one of the plugin's tools.</summary>
    /// <param name="tool">The tool's name, one of the manifest's.</param>
    /// <param name="arguments">Arguments that fit its schema.</param>
    /// <param name="context">Progress and log.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outputs by name.</returns>
    Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken);
}
