namespace RsPlugins.Sdk.Protocol;

/// <summary>What a session can do.</summary>
/// <param name="Progress">Whether <c>$/progress</c> is sent for calls with a progress token.</param>
/// <param name="Cancel">Whether <c>$/cancelRequest</c> is heeded.</param>
/// <param name="MaximumMessageBytes">The largest message body that is accepted, in bytes.</param>
/// <param name="PluginsChanged">Whether <c>plugins/changed</c> is sent.</param>
public sealed record HostCapabilities(bool Progress, bool Cancel, long MaximumMessageBytes, bool PluginsChanged = false);
