using System.Reflection;

namespace RsPlugins.Host.Plugins;

/// <summary>Turns the paths of a manifest into full paths that stay below the folder its plugins are installed in.</summary>
internal static class ManifestPaths
{
    /// <summary>The configuration this host was built in; a manifest's <c>{configuration}</c> stands for it.</summary>
    public static string Configuration { get; } =
        typeof(ManifestPaths).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration is { Length: > 0 } name ? name : "Release";

    /// <summary>Resolves a path that a manifest gives.</summary>
    /// <param name="manifestPath">The manifest's full path.</param>
    /// <param name="text">The path in it, relative, with forward slashes.</param>
    /// <param name="problem">What is wrong with the path, or null.</param>
    /// <returns>A full path, or null where it is not safe.</returns>
    public static string? Resolve(string manifestPath, string text, out string? problem)
    {
        problem = Unsafe(text);
        if (problem is not null)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(manifestPath)!;
        string root = Path.GetDirectoryName(folder) ?? folder;
        string relative = text.Replace("{configuration}", Configuration, StringComparison.Ordinal);
        string full = Path.GetFullPath(relative, folder);
        if (!IsBelow(full, root) || !IsBelow(FollowLinks(full), FollowLinks(root)))
        {
            problem = "leads out of the folder that holds the manifests folder";
            return null;
        }

        return full;
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

    // The nearest part that exists decides where the rest would lie.
    private static string FollowLinks(string path)
    {
        string resolved = Path.GetPathRoot(path)!;
        foreach (string part in path[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(resolved, part);
            try
            {
                FileSystemInfo? target = Directory.Exists(next)
                    ? Directory.ResolveLinkTarget(next, returnFinalTarget: true)
                    : File.ResolveLinkTarget(next, returnFinalTarget: true);
                resolved = target?.FullName ?? next;
            }
            catch (IOException)
            {
                resolved = next;
            }
        }

        return resolved;
    }
}
