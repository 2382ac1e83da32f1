namespace RsPlugins.Sdk.Protocol;

/// <summary>The answer of <c>files/list</c>.</summary>
/// <param name="Folder">Whether the path that was asked for is a folder.</param>
/// <param name="Files">The files, in the ordinal order of their paths; links are left out.</param>
/// <param name="More">Whether there are more than one answer takes.</param>
public sealed record FileListResult(bool Folder, IReadOnlyList<FileEntry> Files, bool More = false);
