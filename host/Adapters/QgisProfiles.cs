using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Adapters;

/// <summary>The profiles of QGIS 3 and 4 of this user.</summary>
internal static class QgisProfiles
{
    private static readonly string[] Versions = ["3", "4"];

    /// <summary>Finds the places for a plugin. Nothing is changed.</summary>
    /// <param name="folder">The name of the plugin's folder.</param>
    /// <param name="options">Which profiles.</param>
    /// <returns>One a profile; none where QGIS was never started.</returns>
    /// <exception cref="ToolException">A profile that is named does not exist.</exception>
    public static IReadOnlyList<AdapterPlace> Find(string folder, AdapterOptions options)
    {
        List<(string Name, string Path, string[] Versions)> profiles = [.. Roots(options.ProfilesPath).SelectMany(root => In(root.Folder, root.Versions))];
        string[] unknown = [.. options.Profiles.Where(name => profiles.TrueForAll(profile => profile.Name != name))];
        if (unknown.Length > 0)
        {
            throw new ToolException(
                ErrorIds.ArgumentInvalid,
                $"There is no QGIS profile \"{unknown[0]}\".",
                profiles.Count == 0 ? "Start QGIS once, close it, and try again." : $"There are: {string.Join(", ", profiles.Select(profile => profile.Name).Distinct())}. QGIS makes others under Settings > User Profiles.");
        }

        return [.. profiles
            .Where(profile => options.Profiles.Count == 0 || options.Profiles.Contains(profile.Name))
            .Select(profile => new AdapterPlace(
                profile.Versions is [string version] ? $"QGIS {version}, profile \"{profile.Name}\"" : $"QGIS, profile \"{profile.Name}\"",
                System.IO.Path.Combine(profile.Path, "python", "plugins", folder),
                Settings(profile.Path, profile.Versions)))];
    }

    // The folder that holds QGIS3 and QGIS4; on Linux .NET itself follows XDG_DATA_HOME, as QGIS does.
    private static string Data => OperatingSystem.IsWindows()
        ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify)
        : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    private static IEnumerable<(string Folder, string[] Versions)> Roots(string? named)
    {
        if (named is null && Environment.GetEnvironmentVariable("QGIS_CUSTOM_CONFIG_PATH") is { Length: > 0 } custom)
        {
            named = custom;
        }

        return named is null
            ? Versions.Select(version => (Path.Combine(Data, "QGIS", "QGIS" + version, "profiles"), (string[])[version]))
            : [(Path.Combine(Path.GetFullPath(named), "profiles"), Versions)];
    }

    private static IEnumerable<(string Name, string Path, string[] Versions)> In(string folder, string[] versions) =>
        Directory.Exists(folder)
            ? Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(path => (System.IO.Path.GetFileName(path), path, versions))
            : [];

    // Qt names the folder after the organisation's domain on macOS, after its name elsewhere. A profile that QGIS has not used yet has no file.
    private static List<string> Settings(string profile, string[] versions)
    {
        string[] organisations = OperatingSystem.IsMacOS() ? ["qgis.org", "QGIS"] : ["QGIS", "qgis.org"];
        List<string> all = [.. organisations.SelectMany(organisation => versions.Select(version => Path.Combine(profile, organisation, $"QGIS{version}.ini")))];
        List<string> existing = all.FindAll(File.Exists);
        return existing.Count > 0 ? existing : all[..versions.Length];
    }
}
