using Microsoft.Extensions.FileSystemGlobbing;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>Finds rasters by what users name: files, folders that are searched to the bottom, and patterns with * and **.</summary>
internal static class RasterPaths
{
    private static readonly HashSet<string> Extensions = new([".tif", ".tiff", ".png", ".jpg", ".jpeg", ".jp2", ".img"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists the rasters.</summary>
    /// <param name="named">Paths of files and folders, and patterns.</param>
    /// <returns>Full paths, each once, in ordinal order.</returns>
    /// <exception cref="ToolException">A file or folder does not exist.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> named) => [.. named.SelectMany(Find).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Find(string named)
    {
        string full = Path.GetFullPath(named);
        if (File.Exists(full))
        {
            return [full];
        }

        if (Directory.Exists(full))
        {
            return Below(full);
        }

        if (full.Contains('*', StringComparison.Ordinal))
        {
            return Matching(full);
        }

        throw new ToolException(ErrorIds.FileMissing, $"{named} does not exist.", "Name rasters, folders with rasters, or patterns such as images/**/*.tif.");
    }

    // Links are not followed: they may lead round in circles, or out of what a remote client may see. Names that begin with a dot are hidden files and unfinished outputs.
    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint })
            .Where(IsRaster);

    private static bool IsRaster(string path) => Extensions.Contains(Path.GetExtension(path));

    private static IEnumerable<string> Matching(string pattern)
    {
        string folder = Path.GetDirectoryName(pattern)!;
        while (folder.Contains('*', StringComparison.Ordinal))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        if (!Directory.Exists(folder))
        {
            throw new ToolException(ErrorIds.FileMissing, $"The folder {folder} does not exist.", "Check the pattern.");
        }

        Matcher matcher = new();
        matcher.AddInclude(Path.GetRelativePath(folder, pattern).Replace('\\', '/'));

        // A pattern that names no ending means rasters, not the files beside them.
        bool anyEnding = Path.GetExtension(pattern).Length == 0 || Path.GetExtension(pattern).Contains('*', StringComparison.Ordinal);
        return matcher.GetResultsInFullPath(folder).Select(Path.GetFullPath).Where(path => !anyEnding || IsRaster(path));
    }
}
