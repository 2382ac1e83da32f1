using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Plugins.Processes;

/// <summary>The host's registry and supervisor in this process, with faulty plugins in processes of their own. It forgets crashes at once.</summary>
internal sealed class FaultyHost : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Makes a host.</summary>
    /// <param name="limits">What a plugin may take, by its id.</param>
    /// <param name="plugins">The plugins' ids, and what each does before the handshake.</param>
    public FaultyHost(Func<string, ProcessLimits> limits, params IEnumerable<(string Id, string Start)> plugins)
    {
        File.Copy(Fixtures.Path("plugins", "Faulty", "faulty.py"), Path.Combine(folder.Path, "faulty.py"));
        string[] manifests = [.. plugins.Select(plugin => Write(plugin.Id, plugin.Start))];
        Registry = new ToolRegistry(
            PluginCatalogue.Read(manifests),
            manifest => new SupervisedPlugin(manifest, () => LaunchResolver.Resolve(manifest, (ProcessRuntime)manifest.Runtime), limits(manifest.Id), NullLoggerFactory.Instance, new SteppingTime()),
            NullLoggerFactory.Instance);
    }

    public ToolRegistry Registry { get; }

    public Task<JsonObject> CallAsync(string id, object? arguments = null, Action<ProgressValue>? progress = null) =>
        Registry.CallAsync(id + ".call", JsonSerializer.SerializeToElement(arguments ?? new { }), progress, CancellationToken.None);

    /// <summary>The id of a plugin's process, or null where it has none.</summary>
    public int? ProcessOf(string id) => Registry.Plugins.Single(plugin => plugin.Manifest.Id == id).Status().ProcessId;

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        folder.Dispose();
    }

    private string Write(string id, string start)
    {
        JsonObject manifest = JsonNode.Parse(File.ReadAllText(Fixtures.Path("plugins", "Faulty", "faulty.plugin.json")))!.AsObject();
        manifest["id"] = id;
        manifest["tools"]![0]!["name"] = id + ".call";
        manifest["runtime"]!["environment"] = new JsonObject { ["FAULTY_START"] = start, ["FAULTY_FLOOD_MIB"] = "2" };
        return folder.File(id + ".plugin.json", manifest.ToJsonString());
    }

    // An hour goes by between any two crashes.
    private sealed class SteppingTime : TimeProvider
    {
        private long hours;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 3600 * Interlocked.Increment(ref hours);
    }
}
