namespace RsPlugins.Host.Adapters;

/// <summary>What the user said about the places.</summary>
/// <param name="Profiles">The QGIS profiles to use; empty for all.</param>
/// <param name="ProfilesPath">Where QGIS keeps its profiles, as its own option of that name; null for where it does by default.</param>
/// <param name="Folder">The folder in which to make the adapter's, or null for the usual one.</param>
/// <param name="Program">The application's program, or null to look for it.</param>
internal sealed record AdapterOptions(IReadOnlyList<string> Profiles, string? ProfilesPath, string? Folder, string? Program);
