using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Plugins;

/// <summary>The words of <see cref="PluginStatus.State"/>.</summary>
internal static class PluginStates
{
    /// <summary>Not started yet, or stopped for want of work.</summary>
    public const string Idle = "idle";

    /// <summary>Being started.</summary>
    public const string Starting = "starting";

    /// <summary>Ready.</summary>
    public const string Loaded = "loaded";

    /// <summary>The last start failed.</summary>
    public const string Broken = "broken";

    /// <summary>Ended too often; not started again.</summary>
    public const string Malfunctioned = "malfunctioned";

    /// <summary>Switched off by the user.</summary>
    public const string Disabled = "disabled";
}
