using RsPlugins.Geo.Tiles;

namespace RsPlugins.RsmClip.Index;

/// <summary>A tile of an index.</summary>
/// <param name="Fid">Its key in the layer of tiles.</param>
/// <param name="SourceId">The source that it lies in.</param>
/// <param name="Tile">Row, column and pixels.</param>
internal readonly record struct IndexTile(long Fid, long SourceId, Tile Tile);
