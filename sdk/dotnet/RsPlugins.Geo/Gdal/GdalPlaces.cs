using System.Globalization;
using System.Text.RegularExpressions;

namespace RsPlugins.Geo.Gdal;

/// <summary>Where a system keeps GDAL's library, best place first.</summary>
/// <param name="windows">Whether the system is Windows.</param>
/// <param name="mac">Whether it is macOS.</param>
/// <param name="variable">Reads an environment variable.</param>
internal sealed partial class GdalPlaces(bool windows, bool mac, Func<string, string?> variable)
{
    // The numbers of Linux library names: 26 is GDAL 3.0, 45 is beyond what exists.
    private const int FirstSoName = 26;
    private const int LastSoName = 45;

    private static readonly string[] Below = ["", "bin", "lib", "lib64", Path.Combine("Library", "bin"), "Frameworks", Path.Combine("Contents", "Frameworks"), Path.Combine("Contents", "MacOS", "lib")];

    /// <summary>The places of this machine.</summary>
    public static GdalPlaces Here { get; } = new(OperatingSystem.IsWindows(), OperatingSystem.IsMacOS(), Environment.GetEnvironmentVariable);

    /// <summary>Libraries in known places: full paths of files that exist and, on Linux, names that the system's loader resolves.</summary>
    public IEnumerable<string> Known()
    {
        foreach (string library in Prefixes().SelectMany(In))
        {
            yield return library;
        }

        if (!windows && !mac)
        {
            yield return "libgdal.so";
            for (int number = LastSoName; number >= FirstSoName; number--)
            {
                yield return "libgdal.so." + number.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>The libraries that a file or folder stands for: the file itself, or those in the folder and where installations keep them below it.</summary>
    public IEnumerable<string> In(string place)
    {
        if (File.Exists(place))
        {
            return IsGdal(Path.GetFileName(place)) ? [Path.GetFullPath(place)] : [];
        }

        return Below.Select(below => Path.GetFullPath(Path.Combine(place, below))).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*gdal*").Where(file => IsGdal(Path.GetFileName(file))).OrderByDescending(Newness).ThenBy(file => file, StringComparer.Ordinal));
    }

    /// <summary>The data folders that belong to a library: PROJ's with proj.db, and GDAL's own. Null for each that is not beside it.</summary>
    public static (string? Proj, string? Gdal) DataOf(string library)
    {
        string? folder = Path.GetDirectoryName(library);
        for (int up = 0; folder is not null && up < 3; up++, folder = Path.GetDirectoryName(folder))
        {
            string[] shares = [Path.Combine(folder, "share"), Path.Combine(folder, "Resources"), Path.Combine(folder, "Library", "share"), Path.Combine(folder, "apps", "gdal", "share")];
            string? proj = shares.Select(share => Path.Combine(share, "proj")).FirstOrDefault(data => File.Exists(Path.Combine(data, "proj.db")));
            if (proj is not null)
            {
                return (proj, shares.Select(share => Path.Combine(share, "gdal")).FirstOrDefault(Directory.Exists));
            }
        }

        return (null, null);
    }

    // Esri's gdal_e.dll is another build, made for ArcGIS alone.
    private bool IsGdal(string name) => windows ? WindowsName().IsMatch(name) : mac ? MacName().IsMatch(name) : LinuxName().IsMatch(name);

    private static int Newness(string file) => int.TryParse(Number().Match(Path.GetFileName(file)).Value, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;

    private IEnumerable<string> Prefixes()
    {
        if (variable("CONDA_PREFIX") is { Length: > 0 } conda)
        {
            yield return conda;
        }

        if (windows)
        {
            if (variable("OSGEO4W_ROOT") is { Length: > 0 } root)
            {
                yield return root;
            }

            string drive = variable("SystemDrive") ?? "C:";
            foreach (string folder in Matching(drive + Path.DirectorySeparatorChar, "OSGeo4W*").Concat(Matching(variable("ProgramFiles"), "QGIS*")))
            {
                yield return folder;
            }
        }
        else if (mac)
        {
            foreach (string application in Matching("/Applications", "QGIS*.app"))
            {
                yield return application;
            }

            yield return "/opt/homebrew/lib";
            yield return "/usr/local/lib";
        }
    }

    /// <summary>Folders of a pattern, the last name, so the newest version, first.</summary>
    private static IEnumerable<string> Matching(string? folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, pattern).OrderDescending(StringComparer.OrdinalIgnoreCase) : [];

    [GeneratedRegex(@"^(lib)?gdal(\d{3})?(-\d+)?\.dll$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WindowsName();

    [GeneratedRegex(@"^libgdal(\.\d+)*\.dylib$", RegexOptions.CultureInvariant)]
    private static partial Regex MacName();

    [GeneratedRegex(@"^libgdal\.so(\.\d+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex LinuxName();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
