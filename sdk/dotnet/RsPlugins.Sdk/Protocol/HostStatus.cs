namespace RsPlugins.Sdk.Protocol;

/// <summary>How the host is.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Platform">Operating system and architecture, in words.</param>
/// <param name="Runtime">The .NET runtime, in words.</param>
/// <param name="UptimeSeconds">Seconds since it started.</param>
/// <param name="MemoryBytes">Resident memory of the host process, in bytes.</param>
/// <param name="RunningCalls">Tool calls under way.</param>
/// <param name="Plugins">All plugins, working or not.</param>
/// <param name="Problems">What is wrong, each with what to do about it.</param>
public sealed record HostStatus(
    string Version,
    string Platform,
    string Runtime,
    double UptimeSeconds,
    long MemoryBytes,
    int RunningCalls,
    IReadOnlyList<PluginStatus> Plugins,
    IReadOnlyList<ErrorData> Problems);
