namespace RsPlugins.Host.Plugins.Processes;

/// <summary>A program ready to be started.</summary>
/// <param name="Program">Its full path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Folder">Its working directory; null for the host's own.</param>
/// <param name="Environment">Variables beside the host's own.</param>
internal sealed record ProcessLaunch(string Program, IReadOnlyList<string> Arguments, string? Folder, IReadOnlyDictionary<string, string> Environment);
