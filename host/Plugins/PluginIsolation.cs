namespace RsPlugins.Host.Plugins;

/// <summary>Where a plugin runs.</summary>
internal enum PluginIsolation
{
    /// <summary>In the host's process, in a load context of its own.</summary>
    Host,

    /// <summary>In a process of its own.</summary>
    Process,
}
