namespace RsPlugins.RsmClip.Caption;

/// <summary>A captioned part of a raster.</summary>
/// <param name="Row">Row in the tile grid, from 0 at the top.</param>
/// <param name="Column">Column in the tile grid, from 0 at the left.</param>
/// <param name="X">Left pixel.</param>
/// <param name="Y">Top pixel.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Caption">Its caption; null where there is no data.</param>
internal sealed record TileCaption(int Row, int Column, int X, int Y, int Width, int Height, ImageCaption? Caption);
