namespace RsPlugins.Host.Adapters;

/// <summary>The folder that ArcGIS Pro keeps for its user, in which toolboxes are looked for first.</summary>
internal static class ArcGisFolder
{
    /// <summary>Finds the place for a toolbox. Nothing is changed.</summary>
    /// <param name="folder">The name of the toolbox's folder.</param>
    /// <param name="options">Where else it shall be.</param>
    /// <returns>One place, or none where ArcGIS Pro is not used.</returns>
    public static IReadOnlyList<AdapterPlace> Find(string folder, AdapterOptions options)
    {
        string documents = Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments, Environment.SpecialFolderOption.DoNotVerify);
        string parent = options.Folder is { } named ? Path.GetFullPath(named) : Path.Combine(documents, "ArcGIS");
        return options.Folder is not null || (OperatingSystem.IsWindows() && documents.Length > 0)
            ? [new AdapterPlace(options.Folder is null ? "Your ArcGIS folder" : "The folder", Path.Combine(parent, folder), [])]
            : [];
    }
}
