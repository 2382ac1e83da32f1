using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>Reloads plugins and switches them on and off while others call them. Thread-safe.</summary>
/// <param name="registry">The tools.</param>
/// <param name="find">Reads all manifests.</param>
/// <param name="switches">Remembers what is switched off.</param>
internal sealed class PluginControl(ToolRegistry registry, Func<PluginCatalogue> find, PluginSwitches switches) : IDisposable
{
    private readonly SemaphoreSlim changing = new(1, 1);

    /// <summary>Reads all manifests again and takes what is new, changed or gone. Calls under way end with the plugin that they began with.</summary>
    /// <param name="id">A plugin to load anew in any case, or null.</param>
    /// <param name="cancellationToken">Ends the wait for another reload.</param>
    /// <exception cref="ToolException"><see cref="ErrorIds.PluginUnknown"/>, or <see cref="ErrorIds.PluginResident"/>: it cannot be unloaded.</exception>
    public async Task ReloadAsync(string? id, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            PluginCatalogue found = await Task.Run(find, cancellationToken).ConfigureAwait(false);
            PluginSet old = registry.Set;
            if (id is not null && old.Find(id) is null && found.Manifests.All(manifest => manifest.Id != id))
            {
                throw Unknown(id);
            }

            if (id is not null && old.Find(id) is { IsResident: true })
            {
                throw PluginErrors.Thrown(PluginErrors.Resident(id));
            }

            List<ErrorData> problems = [.. found.Problems];
            List<PluginHandle> plugins = [.. found.Manifests.Select(manifest => Choose(manifest, old.Find(manifest.Id), manifest.Id == id, problems))];
            registry.Replace(new PluginSet(plugins, problems));
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Switches a plugin on, with a fresh start where it was broken or malfunctioned, or off, which ends it and its calls.</summary>
    /// <param name="id">The plugin.</param>
    /// <param name="enabled">Whether it may be used.</param>
    /// <param name="cancellationToken">Ends the wait for a reload.</param>
    /// <returns>How it is then.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.PluginUnknown"/>, or <see cref="ErrorIds.FileDenied"/>: it cannot be remembered.</exception>
    public async Task<PluginStatus> EnableAsync(string id, bool enabled, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            PluginHandle plugin = registry.Set.Find(id) ?? throw Unknown(id);
            switches.Set(id, enabled);
            if (enabled)
            {
                plugin.Refresh();
            }
            else
            {
                plugin.Stop(PluginErrors.Disabled(id));
            }

            registry.Watch.Look();
            return plugin.Status();
        }
        finally
        {
            changing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => changing.Dispose();

    private PluginHandle Choose(PluginManifest manifest, PluginHandle? old, bool named, List<ErrorData> problems)
    {
        if (old is null)
        {
            return registry.Handle(manifest);
        }

        if (!named && !old.Differs(manifest))
        {
            return old;
        }

        if (!old.IsResident)
        {
            return registry.Handle(manifest);
        }

        problems.Add(PluginErrors.Resident(manifest.Id));
        return old;
    }

    private ToolException Unknown(string id) => PluginErrors.Thrown(PluginErrors.Unknown(id, NearNames.Of(id, registry.Set.Plugins.Select(plugin => plugin.Manifest.Id))));
}
