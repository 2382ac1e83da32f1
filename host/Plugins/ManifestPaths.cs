using System.Reflection;
using RsPlugins.Host.Connections.Remote;

namespace RsPlugins.Host.Plugins;

/// <summary>Turns the paths of a manifest into full paths that stay below the folder its plugins are installed in.</summary>
internal static class ManifestPaths
{
    /// <summary>The configuration this host was built in; a manifest's <c>{configuration}</c> stands for it.</summary>
    public static string Configuration { get; } =
        typeof(ManifestPaths).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration is { Length: > 0 } name ? name : "Release";

    /// <summary>Resolves a path that a manifest gives.</summary>
    /// <param name="manifestPath">The manifest's full path.</param>
    /// <param name="source">Where the manifest was found.</param>
    /// <param name="text">The path in it, relative, with forward slashes.</param>
    /// <param name="problem">What is wrong with the path, or null.</param>
    /// <returns>A full path, or null where it is not safe.</returns>
    public static string? Resolve(string manifestPath, ManifestSource source, string text, out string? problem)
    {
        problem = Unsafe(text);
        if (problem is not null)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(manifestPath)!;
        string root = Root(manifestPath, source);
        string relative = text.Replace("{configuration}", Configuration, StringComparison.Ordinal);
        string full = Path.GetFullPath(relative, folder);
        if (!IsBelow(full, root) || !LiesIn(full, root))
        {
            problem = $"leads out of {(source == ManifestSource.User ? "the plugin's folder" : "the folder that holds the manifest's folder")}";
            return null;
        }

        return full;
    }

    /// <summary>Whether a path, wherever links lead, lies in a folder.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="folder">The full path of the folder.</param>
    public static bool LiesIn(string path, string folder) => RealPath.Of(path) is { } real && RealPath.Of(folder) is { } realFolder && IsBelow(real, realFolder);

    // What a user installs has a folder of its own; a shipped manifest lies beside the plugins' folders.
    private static string Root(string manifestPath, ManifestSource source)
    {
        string folder = Path.GetDirectoryName(manifestPath)!;
        return source == ManifestSource.User ? folder : Path.GetDirectoryName(folder) ?? folder;
    }

    private static string? Unsafe(string text)
    {
        if (text.Any(char.IsControl))
        {
            return "holds a control character";
        }

        if (text.Contains('\\', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal) || text.StartsWith('~'))
        {
            return "must be relative, with forward slashes only and no drive, scheme or ~";
        }

        return Path.IsPathRooted(text) ? "must be relative to the manifest" : null;
    }

    private static bool IsBelow(string path, string root)
    {
        string relative = Path.GetRelativePath(root, path);
        return relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
