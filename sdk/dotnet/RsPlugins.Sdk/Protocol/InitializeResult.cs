namespace RsPlugins.Sdk.Protocol;

/// <summary>The host's answer to <see cref="InitializeParams"/>.</summary>
/// <param name="Host">Who the host is.</param>
/// <param name="Protocol">The level that this session speaks, the highest both know.</param>
/// <param name="Capabilities">What this session can do.</param>
/// <param name="Cookie">From a plugin's process only: the value of <see cref="PluginCookie.Variable"/>, which proves that it is a plugin and not just any program.</param>
public sealed record InitializeResult(PeerInfo Host, int Protocol, HostCapabilities Capabilities, string? Cookie = null);
