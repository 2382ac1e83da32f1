using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Tiles;

/// <summary>One cell of a tile grid.</summary>
/// <param name="Row">Row in the grid, from 0 at the top.</param>
/// <param name="Column">Column in the grid, from 0 at the left.</param>
/// <param name="Window">Its pixels.</param>
public readonly record struct Tile(int Row, int Column, RasterWindow Window);
