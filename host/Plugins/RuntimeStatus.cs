using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Plugins;

/// <summary>How a plugin's runtime is.</summary>
/// <param name="State">A word of <see cref="PluginStatus.State"/>.</param>
/// <param name="Problem">What is wrong, or null.</param>
/// <param name="ProcessId">Its process while it has one of its own.</param>
internal sealed record RuntimeStatus(string State, ErrorData? Problem = null, int? ProcessId = null)
{
    /// <summary>A runtime that is simply there.</summary>
    public static RuntimeStatus Loaded { get; } = new(PluginStates.Loaded);
}
