namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>A file or folder that a call writes.</summary>
/// <param name="Path">Its full path on this machine.</param>
/// <param name="Stamp">What was there when the call was made: while that is so, what the host has is newer.</param>
internal sealed record CallOutput(string Path, string Stamp);
