namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>plugins/reload</c> takes.</summary>
/// <param name="Id">A plugin that is loaded anew even where nothing about it changed; null for none.</param>
public sealed record PluginReloadParams(string? Id = null);
