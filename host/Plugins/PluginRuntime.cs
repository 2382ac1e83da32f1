namespace RsPlugins.Host.Plugins;

/// <summary>How a plugin is started, as its manifest says.</summary>
internal abstract record PluginRuntime
{
    /// <summary>The word for it on the wire.</summary>
    public abstract string Kind { get; }

    /// <summary>Where it runs.</summary>
    public abstract PluginIsolation Isolation { get; }
}
