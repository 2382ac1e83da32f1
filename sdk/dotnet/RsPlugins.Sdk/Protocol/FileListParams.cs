namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>files/list</c> takes.</summary>
/// <param name="Path">A folder, all of whose files are listed; else a file, which need not exist, of which those beside it are listed whose names start with its own without the extension.</param>
/// <param name="After">The last path of the answer before, to go on behind it; absent for the start.</param>
public sealed record FileListParams(string Path, string? After = null);
