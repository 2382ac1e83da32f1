using RsPlugins.Host.Plugins;

namespace RsPlugins.Host.Tools;

/// <summary>Knows when the plugins, their tools or what is wrong with them are others than before. That a plugin starts, or stops for want of work, is no change. Thread-safe.</summary>
/// <param name="current">The plugins there are now.</param>
internal sealed class PluginWatch(Func<PluginSet> current)
{
    private readonly Lock gate = new();
    private Picture last = Picture.Of(current());

    /// <summary>Told of each change, and whether the tools may be others too. Must return at once.</summary>
    public event Action<bool>? Changed;

    /// <summary>Looks whether something has changed; for whoever may have changed it.</summary>
    public void Look()
    {
        bool tools;
        lock (gate)
        {
            Picture now = Picture.Of(current());
            if (now.Equals(last))
            {
                return;
            }

            tools = !now.HasToolsOf(last);
            last = now;
        }

        Changed?.Invoke(tools);
    }

    // A reloaded plugin is another handle, also where its manifest is the same.
    private sealed record Picture(
        IReadOnlyList<(PluginHandle Plugin, string State)> Plugins,
        IReadOnlyList<(string Tool, string Manifest)> Tools,
        IReadOnlyList<string> Problems)
    {
        public static Picture Of(PluginSet set) => new(
            [.. set.Plugins.Select(plugin => (plugin, Lasting(plugin.Status().State)))],
            [.. set.Usable().Select(entry => (entry.Tool.Name, entry.Plugin.Manifest.Hash))],
            [.. set.Problems.Select(problem => problem.Message)]);

        public bool Equals(Picture? other) =>
            other is not null && Plugins.SequenceEqual(other.Plugins) && HasToolsOf(other) && Problems.SequenceEqual(other.Problems, StringComparer.Ordinal);

        public override int GetHashCode() => Plugins.Count;

        public bool HasToolsOf(Picture other) => Tools.SequenceEqual(other.Tools);

        private static string Lasting(string state) => state is PluginStates.Starting or PluginStates.Loaded ? PluginStates.Idle : state;
    }
}
