namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>files/stat</c> takes.</summary>
/// <param name="Path">A file: relative to this client's uploads, or a full path that a tool gave or the host serves.</param>
/// <param name="Sha256">The hash of an upload that is to be resumed, or null.</param>
/// <param name="Hash">Whether to compute the file's hash, which reads all of it.</param>
public sealed record FileStatParams(string Path, string? Sha256 = null, bool Hash = false);
