using System.Text;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>Names of files that clients choose.</summary>
internal static class FileNames
{
    // Systems take 255 bytes; an upload under way has a longer name than the file that it becomes.
    private const int LongestName = 200;

    /// <summary>The longest path below the uploads, in bytes.</summary>
    public const int LongestPath = 1000;

    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Enumerable.Range(0, 10).SelectMany(i => (string[])[$"COM{i}", $"LPT{i}"]), "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³",
    ];

    /// <summary>Whether all names of a path are names of ordinary files on every system: no devices, streams, wildcards or control characters, no end that Windows cuts off.</summary>
    /// <param name="path">The path, in this system's way, without what comes before the first name.</param>
    public static bool ArePlain(string path) =>
        Encoding.UTF8.GetByteCount(path) <= LongestPath && path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).All(IsPlain);

    /// <summary>Whether one name is that of an ordinary file on every system.</summary>
    /// <param name="name">The name.</param>
    public static bool IsPlain(string name) =>
        Encoding.UTF8.GetByteCount(name) <= LongestName
        && name.All(c => c >= ' ' && c is not ('\u007f' or '<' or '>' or ':' or '"' or '\\' or '|' or '?' or '*'))
        && name[^1] is not ('.' or ' ')
        && !Devices.Contains(name.Split('.')[0].TrimEnd(' '), StringComparer.OrdinalIgnoreCase);
}
