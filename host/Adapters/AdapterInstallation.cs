namespace RsPlugins.Host.Adapters;

/// <summary>How an adapter is installed. Paths are relative to the folder that holds <c>manifests</c>, with forward slashes.</summary>
/// <param name="Into">Which kind of place it is for.</param>
/// <param name="Folder">The name of the folder that is made there.</param>
/// <param name="Copy">What is copied into it.</param>
/// <param name="HostFile">A file in that folder that is given one line, the full path of the host's program; null where the adapter looks for it otherwise.</param>
/// <param name="GeneratedFile">A file in that folder in which the adapter lists the files that it writes there itself, a path a line; null where it writes none.</param>
/// <param name="Package">A package that the application installs by itself, in place of copies; null where it takes none.</param>
internal sealed record AdapterInstallation(
    AdapterPlaceKind Into, string Folder, IReadOnlyList<AdapterCopy> Copy, string? HostFile = null, string? GeneratedFile = null, string? Package = null);
