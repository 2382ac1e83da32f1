using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>
/// Where this machine's files lie among the uploads: each under its own full path, below a folder of this user's. What lies side by side here does so there, names stay as they are,
/// and whatever the host says about such a path can be told in this machine's words.
/// </summary>
/// <param name="client">The folder's name, which nobody else has.</param>
internal sealed partial class UploadPaths(string client)
{
    // In place of the drive's letter for what lies on another machine of a Windows network.
    private const string Network = "+";

    /// <summary>The folder's name.</summary>
    public string Client => client;

    /// <summary>Where a file of this machine lies there.</summary>
    /// <param name="path">A full path.</param>
    /// <returns>A path relative to the uploads, with forward slashes.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/>: its names are too long for some systems.</exception>
    public string ToUpload(string path)
    {
        string root = Path.GetPathRoot(path)!;
        string[] names = [.. Parts(path[root.Length..]).Select(name => Escape(name, path))];
        string[] start = !OperatingSystem.IsWindows() ? [] : root.StartsWith(@"\\", StringComparison.Ordinal) ? [Network, .. Parts(root).Select(name => Escape(name, path))] : [root[..1]];
        string upload = string.Join('/', [client, .. start, .. names]);
        return Encoding.UTF8.GetByteCount(upload) <= FileNames.LongestPath ? upload : throw TooLong(path);
    }

    /// <summary>Which file of this machine lies there.</summary>
    /// <param name="upload">A path relative to the uploads, with either kind of slash.</param>
    /// <returns>A full path, or null where it is none of this user's.</returns>
    public string? ToLocal(string upload)
    {
        string[] names = upload.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        if (names.Length < 2 || names[0] != client)
        {
            return null;
        }

        string[] rest = [.. names[1..].Select(Unescape)];
        return rest.Contains("..") || rest.Contains(".") ? null
            : !OperatingSystem.IsWindows() ? "/" + string.Join('/', rest)
            : rest[0] == Network ? @"\\" + string.Join('\\', rest[1..])
            : rest[0].Length == 1 ? $@"{rest[0]}:\{string.Join('\\', rest[1..])}"
            : null;
    }

    private static string[] Parts(string path) => path.Split(['/', Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    private static string Escape(string name, string path)
    {
        string escaped = Odd().Replace(name, match => string.Concat(match.Value.Select(Code)));
        if (!FileNames.IsPlain(escaped) && escaped.Length > 0 && escaped[0] < '\u0080')
        {
            // The name of a device.
            escaped = Code(escaped[0]) + escaped[1..];
        }

        return FileNames.IsPlain(escaped) ? escaped : throw TooLong(path);
    }

    private static string Code(char c) => string.Create(CultureInfo.InvariantCulture, $"%{(int)c:X2}");

    private static string Unescape(string name) => Coded().Replace(name, match => ((char)int.Parse(match.ValueSpan[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    private static ToolException TooLong(string path) => new(
        ErrorIds.ArgumentInvalid, $"The names in \"{path}\" are too long to be sent to a remote host.", "Rename the file or its folders, or copy it to a shorter path.");

    // What some system takes for something else, and what would be read as a code.
    [GeneratedRegex("""[\x00-\x1f\x7f<>:"\\|?*]|%(?=[0-9A-F]{2})|[. ]+\z""")]
    private static partial Regex Odd();

    [GeneratedRegex("%[0-9A-F]{2}")]
    private static partial Regex Coded();
}
