using NetTopologySuite.Geometries;

namespace RsPlugins.RsmClip.Index;

/// <summary>A tile with its embedding by one model.</summary>
/// <param name="Tile">The tile.</param>
/// <param name="Footprint">In the index's CRS, or null when its source has no georeference.</param>
/// <param name="Embedding">Little-endian float16.</param>
internal sealed record EmbeddedTile(IndexTile Tile, Geometry? Footprint, byte[] Embedding);
