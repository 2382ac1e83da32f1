namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>What has to travel together: a file with what says where and how it lies, a data set of several files, a folder with its content.</summary>
internal static class FileFamily
{
    // Behind the whole name: statistics, overviews, masks, metadata and tables as GDAL and ArcGIS write them, and what SQLite has not yet put into its file.
    private static readonly string[] Appended = [".aux.xml", ".ovr", ".ovr.aux.xml", ".msk", ".msk.ovr", ".xml", ".vat.dbf", ".vat.cpg", "-wal", "-journal"];

    // In place of the ending: world files, projections, headers, sensor models, styles.
    private static readonly string[] Replaced =
    [
        ".tfw", ".tifw", ".tiffw", ".jgw", ".jpgw", ".jpegw", ".pgw", ".pngw", ".gfw", ".bpw", ".j2w", ".jp2w", ".sdw", ".wld", ".prj", ".aux", ".rrd", ".ige", ".hdr", ".rpb", ".imd", ".qml", ".clr", ".sld",
    ];

    private static readonly Dictionary<string, string[]> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        [".shp"] = [".shx", ".dbf", ".cpg", ".qix", ".qpj", ".sbn", ".sbx", ".fix", ".shp.xml"],
        [".tab"] = [".dat", ".map", ".id", ".ind"],
        [".mif"] = [".mid"],
    };

    private static readonly string[] PassingEnds = ["~", ".tmp", ".temp", ".part", ".lock", ".lck", ".swp", "-shm"];
    private static readonly string[] PassingNames = ["Thumbs.db", "desktop.ini"];

    private static readonly EnumerationOptions Content = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    /// <summary>Finds all that travels with a path.</summary>
    /// <param name="path">A full path.</param>
    /// <returns>The file and what belongs to it, or all files of the folder; nothing where there is nothing.</returns>
    public static IReadOnlyList<LocalFile> Of(string path)
    {
        if (Directory.Exists(path))
        {
            return [.. new DirectoryInfo(path).EnumerateFiles("*", Content).Where(file => !IsPassing(file.Name)).Select(LocalFile.Of).OfType<LocalFile>()];
        }

        FileInfo main = new(path);
        return main.Exists ? [.. Names(main).Select(name => LocalFile.Of(new FileInfo(Path.Combine(main.DirectoryName!, name)))).OfType<LocalFile>()] : [];
    }

    /// <summary>Whether a file belongs to another in its folder, or is that itself.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="main">The name of the other.</param>
    public static bool Belongs(string name, string main)
    {
        string ending = Path.GetExtension(main);
        string stem = main[..^ending.Length];
        return name.Equals(main, StringComparison.OrdinalIgnoreCase)
            || Appended.Any(end => name.Equals(main + end, StringComparison.OrdinalIgnoreCase))
            || Replaced.Concat(Parts.GetValueOrDefault(ending, [])).Any(end => name.Equals(stem + end, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a file is nobody's data: hidden, unfinished, or of a program that runs.</summary>
    /// <param name="name">Its name.</param>
    public static bool IsPassing(string name) =>
        name.StartsWith('.') || PassingEnds.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)) || PassingNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    // The main file last: whoever finds it finds the rest.
    private static IEnumerable<string> Names(FileInfo main)
    {
        string stem = main.Name[..^main.Extension.Length];
        string[] possible = [.. Appended.Select(end => main.Name + end), .. Replaced.Concat(Parts.GetValueOrDefault(main.Extension, [])).Select(end => stem + end)];

        // Listed only where the system tells capitals apart: a.TFW belongs to a.tif as well.
        IEnumerable<string> there = main.Directory!.EnumerateFiles(Pattern(stem)).Select(file => file.Name);
        return [.. there.Where(name => name != main.Name && possible.Contains(name, StringComparer.OrdinalIgnoreCase)), main.Name];
    }

    private static string Pattern(string stem) => stem.AsSpan().IndexOfAny('*', '?') >= 0 ? "*" : stem + "*";
}
