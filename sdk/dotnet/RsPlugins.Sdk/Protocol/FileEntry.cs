namespace RsPlugins.Sdk.Protocol;

/// <summary>One file of a <see cref="FileListResult"/>.</summary>
/// <param name="Path">Its path below the folder that was listed, with forward slashes.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">When it was last written (UTC).</param>
public sealed record FileEntry(string Path, long Size, DateTimeOffset Modified);
