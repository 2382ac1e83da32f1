using RsPlugins.Host.Connections;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Adapters;

/// <summary>Installs and removes an adapter in the places of its application.</summary>
/// <param name="root">The folder that holds <c>manifests</c>.</param>
/// <param name="adapter">The adapter.</param>
/// <param name="options">Which places.</param>
internal sealed class AdapterInstaller(string root, AdapterManifest adapter, AdapterOptions options)
{
    private const string Enabled = "PythonPlugins";

    /// <summary>The places in which it can be installed by copying.</summary>
    /// <returns>None where the application was not found.</returns>
    public IReadOnlyList<AdapterPlace> Places() => adapter.Install.Into switch
    {
        AdapterPlaceKind.QgisProfiles => QgisProfiles.Find(adapter.Install.Folder, options),
        AdapterPlaceKind.ArcGisFolder => ArcGisFolder.Find(adapter.Install.Folder, options),
        _ => CodeExtensions.Folders(adapter.Install.Folder, options),
    };

    /// <summary>Installs it everywhere.</summary>
    /// <param name="cancellationToken">Ends it between two places.</param>
    /// <returns>What was done where.</returns>
    /// <exception cref="ToolException">The application was not found, or a place cannot be used.</exception>
    public async Task<IReadOnlyList<AdapterChange>> InstallAsync(CancellationToken cancellationToken)
    {
        if (adapter.Install.Package is { } package && options.Folder is null)
        {
            return await CodeExtensions.InstallAsync(AdapterFiles.Package(root, package), Program(), options, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyDictionary<string, string> files = AdapterFiles.Of(root, adapter);
        List<AdapterChange> changes = [];
        foreach (AdapterPlace place in Found(Places()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            changes.Add(Install(place, files));
        }

        return changes;
    }

    /// <summary>Removes it wherever it was installed.</summary>
    /// <param name="cancellationToken">Ends it between two places.</param>
    /// <returns>What was done where; nothing where it was not installed.</returns>
    public async Task<IReadOnlyList<AdapterChange>> UninstallAsync(CancellationToken cancellationToken)
    {
        if (adapter.Install.Package is not null && options.Folder is null)
        {
            return await CodeExtensions.UninstallAsync(adapter.Install.Folder, options, cancellationToken).ConfigureAwait(false);
        }

        List<AdapterChange> changes = [];
        foreach (AdapterPlace place in Places())
        {
            cancellationToken.ThrowIfCancellationRequested();
            AdapterFolder folder = new(place.Folder, adapter.Install.GeneratedFile);
            if (folder.Installed is { } record)
            {
                foreach ((string file, string? before) in record.Settings)
                {
                    new QtSettings(file, Enabled, adapter.Install.Folder).Write(before);
                }

                changes.Add(new AdapterChange(place.Name, place.Folder, AdapterAction.Removed, folder.Clear()));
            }
        }

        if (changes.Count > 0 && StateFolder.OfAdapter(adapter.Id) is { } remembered && Directory.Exists(remembered))
        {
            Directory.Delete(remembered, recursive: true);
        }

        return changes;
    }

    // The program file itself, where it was started as "dotnet rsplugins.dll": an adapter is given one path.
    private static string Program()
    {
        string own = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "rsplugins.exe" : "rsplugins");
        return File.Exists(own) ? own : OwnProgram.Command.File;
    }

    private AdapterChange Install(AdapterPlace place, IReadOnlyDictionary<string, string> files)
    {
        AdapterFolder folder = new(place.Folder, adapter.Install.GeneratedFile);
        string program = Program();
        Dictionary<string, string> texts = adapter.Install.HostFile is { } name ? new(StringComparer.Ordinal) { [name] = program + "\n" } : [];
        Dictionary<string, string?> before = new(StringComparer.Ordinal);
        foreach (string file in place.Settings)
        {
            before[file] = folder.Installed is { } earlier && earlier.Settings.TryGetValue(file, out string? known) ? known : new QtSettings(file, Enabled, adapter.Install.Folder).Read();
        }

        (AdapterAction action, IReadOnlyList<string> kept) = folder.Put(files, texts, hashes => new InstallationRecord(adapter.Id, adapter.Version, [program], hashes, before));
        foreach (string file in place.Settings)
        {
            new QtSettings(file, Enabled, adapter.Install.Folder).Write("true");
        }

        return new AdapterChange(place.Name, place.Folder, action, kept);
    }

    private IReadOnlyList<AdapterPlace> Found(IReadOnlyList<AdapterPlace> places) => places.Count > 0 ? places : throw new ToolException(
        ErrorIds.FileMissing,
        $"{adapter.Application.Name} was not found on this computer.",
        adapter.Install.Into == AdapterPlaceKind.QgisProfiles
            ? "Start QGIS once and close it, or say where its profiles are by --profiles-path."
            : "Say where to put it by --folder.");
}
