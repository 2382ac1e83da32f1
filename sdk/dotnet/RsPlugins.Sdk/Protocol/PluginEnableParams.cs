namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>plugins/enable</c> takes. A malfunctioned plugin that is enabled again starts with a fresh budget.</summary>
/// <param name="Id">The plugin.</param>
/// <param name="Enabled">False stops it and refuses its tools until it is enabled again.</param>
public sealed record PluginEnableParams(string Id, bool Enabled = true);
