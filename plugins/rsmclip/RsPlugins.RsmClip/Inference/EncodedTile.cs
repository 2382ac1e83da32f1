using RsPlugins.Geo.Tiles;

namespace RsPlugins.RsmClip.Inference;

/// <summary>A tile and what the model makes of it.</summary>
/// <param name="Tile">The tile.</param>
/// <param name="Embedding">A unit vector; null where no pixel of the tile holds data.</param>
internal readonly record struct EncodedTile(Tile Tile, float[]? Embedding);
