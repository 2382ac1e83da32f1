namespace RsPlugins.Host.Plugins;

/// <summary>Folders that belong to this program. In a checkout the program lies some folders deep, in an installation beside them: the nearest one upward is meant.</summary>
internal static class ShippedFolder
{
    /// <summary>Finds a folder.</summary>
    /// <param name="parts">Its path, part by part.</param>
    /// <returns>Its full path, or null.</returns>
    public static string? Find(params string[] parts)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine([folder.FullName, .. parts]);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
