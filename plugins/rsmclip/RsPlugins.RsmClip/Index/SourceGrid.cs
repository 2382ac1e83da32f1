namespace RsPlugins.RsmClip.Index;

/// <summary>How the tiles of a source are laid, and which bands are read: tiles of another grid are other tiles.</summary>
/// <param name="TileSize">Side of a tile, pixels.</param>
/// <param name="Stride">Pixels from tile to tile.</param>
/// <param name="Bands">One band or three, parted by commas, counted from 1.</param>
internal sealed record SourceGrid(int TileSize, int Stride, string Bands);
