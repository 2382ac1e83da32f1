namespace RsPlugins.Sdk.Protocol;

/// <summary>Who is at one end of a connection.</summary>
/// <param name="Name">A short name, for instance <c>qgis</c>.</param>
/// <param name="Version">Its version, or null.</param>
public sealed record PeerInfo(string Name, string? Version = null);
