using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using RsPlugins.RsmClip.Index;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>Which tiles may be matches. Applied before the search, so that it always finds as many as there are.</summary>
/// <param name="Areas">Areas in the index's CRS with the names of their arguments; a tile must meet each.</param>
/// <param name="Sources">Names or paths of rasters, or patterns with * and ?; a tile must lie in one of them. Empty for all.</param>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null.</param>
internal sealed record SearchFilter(IReadOnlyList<(string Name, Geometry Area)> Areas, IReadOnlyList<string> Sources, DateOnly? From, DateOnly? To)
{
    /// <summary>Chooses the rows.</summary>
    /// <param name="index">The open index.</param>
    /// <param name="loaded">The same in memory.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The rows, null for all; and which filter left none of them, null where some are left.</returns>
    /// <exception cref="ToolException">A name fits no raster of the index.</exception>
    public (RowFilter? Rows, string? Emptied) Rows(TileIndex index, LoadedIndex loaded, CancellationToken cancellationToken)
    {
        List<(string Name, Func<int, bool> Admits)> filters = [];
        if (Sources.Count > 0)
        {
            HashSet<long> named = Named(loaded.Sources.Values);
            filters.Add(("sources", row => named.Contains(loaded.Tiles[row].SourceId)));
        }

        if (From is not null || To is not null)
        {
            HashSet<long> dated = [.. loaded.Sources.Values.Where(source => source.Date is DateOnly date && date >= (From ?? DateOnly.MinValue) && date <= (To ?? DateOnly.MaxValue)).Select(source => source.Id)];
            filters.Add(("dates", row => dated.Contains(loaded.Tiles[row].SourceId)));
        }

        foreach ((string name, Geometry area) in Areas)
        {
            HashSet<int> inside = [.. index.TilesIn(area, cancellationToken).Select(loaded.RowOf).OfType<int>()];
            filters.Add((name, inside.Contains));
        }

        return filters.Count == 0 ? (null, loaded.Tiles.Count == 0 ? "The index holds no tile." : null) : Apply(filters, loaded.Tiles.Count);
    }

    private static (RowFilter Rows, string? Emptied) Apply(List<(string Name, Func<int, bool> Admits)> filters, int count)
    {
        List<int> left = [.. Enumerable.Range(0, count)];
        string? emptied = count == 0 ? "The index holds no tile." : null;
        string before = "of the index";
        foreach ((string name, Func<int, bool> admits) in filters)
        {
            int tiles = left.Count;
            left.RemoveAll(row => !admits(row));
            if (left.Count == 0 && emptied is null)
            {
                emptied = $"None of the {tiles} tiles {before} fits the filter {name}.";
            }

            before = $"that the filter {name} leaves";
        }

        RowFilter rows = new(count);
        left.ForEach(rows.Add);
        return (rows, emptied);
    }

    private HashSet<long> Named(IEnumerable<IndexSource> known)
    {
        HashSet<long> found = [];
        foreach (string name in Sources)
        {
            Regex pattern = new("^" + Regex.Escape(name).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            long[] fitting = [.. known.Where(source => pattern.IsMatch(source.Name) || pattern.IsMatch(source.Path)).Select(source => source.Id)];
            if (fitting.Length == 0)
            {
                throw new ToolException(ErrorIds.ArgumentInvalid, $"The index holds no raster \"{name}\".", $"It holds {string.Join(", ", known.Select(source => source.Name).Distinct().Order(StringComparer.Ordinal).Take(8))}. Patterns with * and ? can be given as well.");
            }

            found.UnionWith(fitting);
        }

        return found;
    }
}
