namespace RsPlugins.Sdk.Protocol;

/// <summary>The answer of <c>plugins/list</c> and <c>plugins/reload</c>.</summary>
/// <param name="Plugins">All plugins whose manifest is right, working or not.</param>
/// <param name="Problems">The manifests that were left out, each with the place and the reason.</param>
public sealed record PluginListResult(IReadOnlyList<PluginStatus> Plugins, IReadOnlyList<ErrorData> Problems);
