namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>A path of a call whose file or folder is this machine's.</summary>
/// <param name="Given">What the client wrote.</param>
/// <param name="Path">The full path.</param>
/// <param name="Written">Whether the tool writes it.</param>
/// <param name="Ahead">Whether what the host has of it is newer than what lies here.</param>
internal sealed record TravelPath(string Given, string Path, bool Written, bool Ahead);
