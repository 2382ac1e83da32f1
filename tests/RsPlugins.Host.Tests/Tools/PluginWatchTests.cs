using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Tools;

public sealed class PluginWatchTests : IDisposable
{
    private static readonly string Manifest = Fixtures.Path("plugins", "Echo", "echo.plugin.json");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Says_once_what_has_changed_and_whether_the_tools_may_be_others()
    {
        (ToolRegistry registry, PluginControl control, List<bool> told) = With(PluginCatalogue.Read([Manifest]));
        await using ToolRegistry disposed = registry;
        string id = registry.Plugins[0].Manifest.Id;

        await registry.CallAsync("test.slow", null, null, CancellationToken.None);
        registry.Watch.Look();
        Assert.Empty(told);

        await control.EnableAsync(id, enabled: false, CancellationToken.None);
        await control.EnableAsync(id, enabled: false, CancellationToken.None);
        Assert.Equal([true], told);

        await control.EnableAsync(id, enabled: true, CancellationToken.None);
        Assert.Equal([true, true], told);

        // The same tools from another life of the plugin.
        await control.ReloadAsync(id, CancellationToken.None);
        Assert.Equal([true, true, false], told);
    }

    [Fact]
    public async Task Hears_of_manifests_that_come_go_and_are_wrong()
    {
        string manifests = Path.Combine(folder.Path, "plugins");
        Directory.CreateDirectory(manifests);
        (ToolRegistry registry, PluginControl control, List<bool> told) = With(new PluginCatalogue([], []), () => PluginCatalogue.Read(Directory.GetFiles(manifests)));
        await using ToolRegistry disposed = registry;
        string file = Path.Combine(manifests, "echo.plugin.json");

        await control.ReloadAsync(null, CancellationToken.None);
        Assert.Empty(told);

        File.Copy(Manifest, file);
        await control.ReloadAsync(null, CancellationToken.None);
        Assert.Equal([true], told);

        await File.WriteAllTextAsync(Path.Combine(manifests, "wrong.plugin.json"), "{");
        await control.ReloadAsync(null, CancellationToken.None);
        Assert.Equal([true, false], told);

        File.Delete(file);
        await control.ReloadAsync(null, CancellationToken.None);
        Assert.Equal([true, false, true], told);
    }

    [Fact]
    public async Task Hears_of_a_plugin_that_breaks_and_is_mended()
    {
        bool broken = true;
        Func<Exception?> start = () => broken ? new ToolException(ErrorIds.PluginBroken, "m", "h") : null;
        (ToolRegistry registry, PluginControl _, List<bool> told) = With(PluginCatalogue.Read([Manifest]), start: start);
        await using ToolRegistry disposed = registry;

        for (int i = 0; i < 2; i++)
        {
            await Assert.ThrowsAsync<ToolException>(() => registry.CallAsync("test.slow", null, null, CancellationToken.None));
            Assert.Equal([false], told);
        }

        broken = false;
        await registry.CallAsync("test.slow", null, null, CancellationToken.None);
        Assert.Equal([false, false], told);
    }

    private (ToolRegistry Registry, PluginControl Control, List<bool> Told) With(PluginCatalogue catalogue, Func<PluginCatalogue>? find = null, Func<Exception?>? start = null)
    {
        PluginSwitches switches = new(Path.Combine(folder.Path, "disabled"));
        ToolRegistry registry = new(catalogue, _ => start?.Invoke() is { } failure ? throw failure : new Runtime(), NullLoggerFactory.Instance, switches);
        registry.Control = new PluginControl(registry, find ?? (() => catalogue), switches);
        List<bool> told = [];
        registry.Watch.Changed += told.Add;
        return (registry, registry.Control, told);
    }

    private sealed class Runtime : IPluginRuntime
    {
        public Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken) => Task.FromResult(new JsonObject());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
