namespace RsPlugins.Host.Plugins;

/// <summary>Finds the manifests on this machine. It opens none.</summary>
/// <param name="userFolder">Where this user's plugins are installed, each in a folder of its own; it need not exist.</param>
/// <param name="further">Full paths of the folders that the user named.</param>
internal sealed class ManifestFinder(string userFolder, IReadOnlyList<string> further)
{
    private const string Pattern = "*.plugin.json";

    private readonly List<(string Path, ManifestSource Source)> found = [];
    private readonly List<ManifestException> refused = [];

    /// <summary>The manifests, the more important first: the installation's, the user's, those of the named folders in their order.</summary>
    public IReadOnlyList<(string Path, ManifestSource Source)> Found => found;

    /// <summary>What could not be looked at or leads elsewhere.</summary>
    public IReadOnlyList<ManifestException> Refused => refused;

    /// <summary>Looks for them.</summary>
    public void Find()
    {
        if (Shipped() is { } shipped)
        {
            AddFiles(shipped, ManifestSource.Installation);
        }

        if (Directory.Exists(userFolder))
        {
            AddFolders(userFolder, ManifestSource.User);
        }

        foreach (string folder in further)
        {
            if (!Directory.Exists(folder))
            {
                Refuse(folder, "there is no such folder");
                continue;
            }

            AddFiles(folder, ManifestSource.Folder);
            AddFolders(folder, ManifestSource.Folder);
        }
    }

    // In a checkout the program lies below host/bin, in an installed copy beside the folder: the nearest one upward is meant.
    private static string? Shipped()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "manifests");
            if (Directory.Exists(candidate) && Directory.EnumerateFiles(candidate, Pattern).Any())
            {
                return candidate;
            }
        }

        return null;
    }

    private void AddFolders(string parent, ManifestSource source)
    {
        foreach (string folder in List(parent, Directory.GetDirectories))
        {
            if (ManifestPaths.LiesIn(folder, parent))
            {
                AddFiles(folder, source);
            }
            else if (List(folder, at => Directory.GetFiles(at, Pattern)).Length > 0)
            {
                Refuse(folder, "it is a link that leads out of its folder; name the folder that it leads to by --plugins instead");
            }
        }
    }

    private void AddFiles(string folder, ManifestSource source)
    {
        foreach (string file in List(folder, at => Directory.GetFiles(at, Pattern)))
        {
            if (!ManifestPaths.LiesIn(file, folder))
            {
                Refuse(file, "it is a link that leads out of its folder");
            }
            else if (found.TrueForAll(other => other.Path != file))
            {
                found.Add((file, source));
            }
        }
    }

    private string[] List(string folder, Func<string, string[]> list)
    {
        try
        {
            string[] entries = list(folder);
            Array.Sort(entries, StringComparer.Ordinal);
            return entries;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            Refuse(folder, "the folder cannot be read");
            return [];
        }
    }

    private void Refuse(string path, string reason) => refused.Add(new ManifestException(path, [new ManifestProblem(string.Empty, reason)]));
}
