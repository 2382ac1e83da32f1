using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>What has to be done to bring an index up to date with the rasters.</summary>
internal sealed class IndexPlan
{
    /// <summary>Rasters that are not in the index yet.</summary>
    public List<(string Path, SourceStamp Stamp)> Added { get; } = [];

    /// <summary>Sources whose content is another now, with their new state.</summary>
    public List<IndexSource> Changed { get; } = [];

    /// <summary>Sources that lie elsewhere now, with their new path.</summary>
    public List<IndexSource> Moved { get; } = [];

    /// <summary>Sources whose files were touched, but hold what they held.</summary>
    public List<IndexSource> Touched { get; } = [];

    /// <summary>Sources as they were.</summary>
    public List<IndexSource> Unchanged { get; } = [];

    /// <summary>Sources that go: their file is gone, or they are not wanted any more.</summary>
    public List<IndexSource> Removed { get; } = [];

    /// <summary>Sources whose whole folder cannot be reached: a drive that is not there is no reason to forget its rasters.</summary>
    public List<IndexSource> Unreachable { get; } = [];

    /// <summary>Compares the rasters with the index.</summary>
    /// <param name="paths">The rasters that are wanted.</param>
    /// <param name="sources">The sources of the index.</param>
    /// <param name="arguments">Whether to read all, and whether others stay.</param>
    /// <param name="context">Told the bytes read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IndexPlan Make(IReadOnlyList<string> paths, IReadOnlyList<IndexSource> sources, IndexArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        IndexPlan plan = new();
        Dictionary<string, IndexSource> known = sources.ToDictionary(source => source.Path, StringComparer.Ordinal);
        Dictionary<string, SourceStamp> looks = paths.ToDictionary(path => path, SourceStamp.Look, StringComparer.Ordinal);
        string[] unread = [.. paths.Where(path => arguments.Verify || !known.TryGetValue(path, out IndexSource? source) || !source.Stamp.LooksLike(looks[path]))];
        Dictionary<string, SourceStamp> stamps = Read(unread, unread.Sum(path => looks[path].Size), context, cancellationToken);

        List<(string Path, SourceStamp Stamp)> strangers = [];
        List<IndexSource> orphans = [];
        foreach (string path in paths)
        {
            if (!known.TryGetValue(path, out IndexSource? source))
            {
                strangers.Add((path, stamps[path]));
            }
            else if (!stamps.TryGetValue(path, out SourceStamp? stamp))
            {
                plan.Unchanged.Add(source);
            }
            else if (stamp.ContentHash == source.Stamp.ContentHash)
            {
                (stamp.LooksLike(source.Stamp) ? plan.Unchanged : plan.Touched).Add(source with { Stamp = stamp });
            }
            else
            {
                // What was here may lie elsewhere now, and what lies here may have been elsewhere.
                strangers.Add((path, stamp));
                orphans.Add(source);
            }
        }

        plan.AddAbsent(sources.Where(source => !looks.ContainsKey(source.Path)), orphans, arguments.Mirror);
        plan.Match(strangers, orphans, known);
        return plan;
    }

    private void AddAbsent(IEnumerable<IndexSource> absent, List<IndexSource> orphans, bool mirror)
    {
        foreach (IndexSource source in absent)
        {
            if (mirror || (!File.Exists(source.Path) && FolderIsThere(source.Path)))
            {
                orphans.Add(source);
            }
            else if (File.Exists(source.Path))
            {
                // Not named this time: it stays as it is.
                continue;
            }
            else
            {
                Unreachable.Add(source);
            }
        }
    }

    private void Match(List<(string Path, SourceStamp Stamp)> strangers, List<IndexSource> orphans, Dictionary<string, IndexSource> known)
    {
        List<(string Path, SourceStamp Stamp)> fresh = [];
        foreach ((string path, SourceStamp stamp) in strangers)
        {
            // A raster whose folder cannot be reached may have been moved out of it.
            IndexSource? twin = orphans.Concat(Unreachable).FirstOrDefault(orphan => orphan.Stamp.ContentHash == stamp.ContentHash);
            if (twin is null)
            {
                fresh.Add((path, stamp));
                continue;
            }

            orphans.Remove(twin);
            Unreachable.Remove(twin);
            Moved.Add(twin with { Path = path, Stamp = stamp });
        }

        foreach ((string path, SourceStamp stamp) in fresh)
        {
            if (known.TryGetValue(path, out IndexSource? before) && orphans.Remove(before))
            {
                Changed.Add(before with { Stamp = stamp });
            }
            else
            {
                Added.Add((path, stamp));
            }
        }

        Removed.AddRange(orphans);
    }

    private static Dictionary<string, SourceStamp> Read(string[] paths, long total, IToolContext context, CancellationToken cancellationToken)
    {
        Dictionary<string, SourceStamp> stamps = new(StringComparer.Ordinal);
        long done = 0;
        foreach (string path in paths)
        {
            stamps[path] = SourceStamp.Take(
                path,
                bytes =>
                {
                    done += bytes;
                    context.Report(new ToolProgress(null, "comparing", System.IO.Path.GetFileName(path), done, total, "bytes"));
                },
                cancellationToken);
        }

        return stamps;
    }

    /// <summary>Whether the folder of a file is there, or the one above it: a folder may be removed with its rasters, a drive takes more with it.</summary>
    private static bool FolderIsThere(string path)
    {
        string? folder = System.IO.Path.GetDirectoryName(path);
        return Directory.Exists(folder) || Directory.Exists(System.IO.Path.GetDirectoryName(folder));
    }
}
