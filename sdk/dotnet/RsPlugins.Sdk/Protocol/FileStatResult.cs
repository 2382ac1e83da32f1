namespace RsPlugins.Sdk.Protocol;

/// <summary>The answer of <c>files/stat</c>.</summary>
/// <param name="Exists">Whether the file is there, whole.</param>
/// <param name="Size">Its size in bytes, or null.</param>
/// <param name="Modified">When it was last written (UTC), or null.</param>
/// <param name="Sha256">Its SHA-256 where that was asked for, else null.</param>
/// <param name="Received">What the host has of the upload that was asked for, in bytes; null where that was not asked.</param>
/// <param name="Folder">Whether there is a folder of that name instead.</param>
/// <param name="Path">The full path by which tools on the host name it; null from hosts of older releases.</param>
public sealed record FileStatResult(
    bool Exists,
    long? Size = null,
    DateTimeOffset? Modified = null,
    string? Sha256 = null,
    long? Received = null,
    bool Folder = false,
    string? Path = null);
