using NetTopologySuite.Geometries;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>A tile that was found.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Row">Its row in the loaded index.</param>
/// <param name="Tile">The tile.</param>
/// <param name="Source">Its raster.</param>
/// <param name="Score">Cosine to the query.</param>
/// <param name="Confidence">Probability that it is what was looked for; null when it is not known.</param>
/// <param name="Footprint">In the index's CRS, or null when the raster has no georeference.</param>
internal sealed record Match(int Rank, int Row, IndexTile Tile, IndexSource Source, double Score, double? Confidence, Polygon? Footprint)
{
    /// <summary>A picture of the tile, or null.</summary>
    public string? Thumbnail { get; set; }

    /// <summary>What the user should know about this match, or null.</summary>
    public string? Note { get; set; }
}
