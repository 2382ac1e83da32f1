using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>Finds the best tiles of an index.</summary>
internal static class TileSearch
{
    /// <summary>Searches.</summary>
    /// <param name="index">The open index.</param>
    /// <param name="loaded">The same in memory.</param>
    /// <param name="query">A unit vector.</param>
    /// <param name="k">How many; all when there are fewer.</param>
    /// <param name="rows">The rows that may be found; null for all.</param>
    /// <param name="distinct">Whether of overlapping tiles of a raster only the best is kept.</param>
    /// <param name="confidence">From cosine to probability, or null.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The matches, best first.</returns>
    public static IReadOnlyList<Match> Run(TileIndex index, LoadedIndex loaded, float[] query, int k, RowFilter? rows, bool distinct, Func<double, double>? confidence, CancellationToken cancellationToken)
    {
        ScoredRow[] best = distinct ? Distinct(loaded, query, k, rows, cancellationToken) : loaded.Matrix.Search(query, k, rows, cancellationToken);
        return [.. best.Select((scored, i) =>
        {
            IndexTile tile = loaded.Tiles[scored.Row];
            double score = Math.Clamp(scored.Score, -1, 1);
            return new Match(i + 1, scored.Row, tile, loaded.SourceOf(scored.Row), score, confidence?.Invoke(score), index.Footprint(tile.Fid) as Polygon);
        })];
    }

    /// <summary>Takes the best again and again and leaves out what overlaps a better one. What is left out depends on better rows only, so a longer list begins with the shorter one.</summary>
    private static ScoredRow[] Distinct(LoadedIndex loaded, float[] query, int k, RowFilter? rows, CancellationToken cancellationToken)
    {
        int available = rows?.Count ?? loaded.Tiles.Count;
        for (long asked = Math.Max(k, 1) * 4L; ; asked *= 4)
        {
            ScoredRow[] best = loaded.Matrix.Search(query, (int)Math.Min(asked, available), rows, cancellationToken);
            List<ScoredRow> kept = [];
            Dictionary<long, List<RasterWindow>> taken = [];
            foreach (ScoredRow scored in best)
            {
                IndexTile tile = loaded.Tiles[scored.Row];
                List<RasterWindow> others = taken.TryGetValue(tile.SourceId, out List<RasterWindow>? list) ? list : taken[tile.SourceId] = [];
                if (kept.Count < k && !others.Exists(other => Overlap(other, tile.Tile.Window)))
                {
                    kept.Add(scored);
                    others.Add(tile.Tile.Window);
                }
            }

            if (kept.Count == k || best.Length == available)
            {
                return [.. kept];
            }
        }
    }

    private static bool Overlap(RasterWindow a, RasterWindow b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;
}
