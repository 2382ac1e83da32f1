namespace RsPlugins.Host.Connections.Remote;

/// <summary>Finds where a path really leads.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>Follows all symbolic links of a path, as the system would. What does not exist is taken as it is written.</summary>
    /// <param name="path">A full path.</param>
    /// <returns>A full path without links, "." and ".."; null where links lead in circles.</returns>
    public static string? Of(string path)
    {
        string root = Path.GetPathRoot(path)!;
        string current = root;
        LinkedList<string> rest = new(Parts(path[root.Length..]));
        int links = 0;
        while (rest.First is { } first)
        {
            rest.RemoveFirst();
            if (first.Value == ".")
            {
                continue;
            }

            if (first.Value == "..")
            {
                current = Path.GetDirectoryName(current) ?? root;
                continue;
            }

            string next = Path.Combine(current, first.Value);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            if (Path.IsPathRooted(target))
            {
                current = Path.GetPathRoot(Path.GetFullPath(target))!;
                target = target[Path.GetPathRoot(target)!.Length..];
            }

            foreach (string part in Parts(target).Reverse())
            {
                rest.AddFirst(part);
            }
        }

        return current;
    }

    private static string[] Parts(string path) => path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
