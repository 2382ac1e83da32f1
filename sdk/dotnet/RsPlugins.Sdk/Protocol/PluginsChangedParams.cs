namespace RsPlugins.Sdk.Protocol;

/// <summary>The parameters of <c>plugins/changed</c>: the plugins are others, or are otherwise, than when the client last asked or heard.</summary>
/// <param name="Tools">Whether the tools may be others too, so that <c>tools/list</c> is worth asking; false where only a plugin's state changed.</param>
public sealed record PluginsChangedParams(bool Tools);
