namespace RsPlugins.Host.Plugins;

/// <summary>Where a manifest was found, which decides what it may claim and reach.</summary>
internal enum ManifestSource
{
    /// <summary>The installation's own manifests folder.</summary>
    Installation,

    /// <summary>A folder of the user's plugins folder.</summary>
    User,

    /// <summary>A folder that was named by <c>--plugins</c>.</summary>
    Folder,
}
