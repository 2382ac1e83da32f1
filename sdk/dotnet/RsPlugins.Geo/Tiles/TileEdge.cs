namespace RsPlugins.Geo.Tiles;

/// <summary>What happens to the last tiles of a row or column when the raster's size is no whole number of strides.</summary>
public enum TileEdge
{
    /// <summary>The last tile is moved back so that it ends at the border. A raster smaller than a tile gets one tile over the border.</summary>
    Shift,

    /// <summary>The last tile keeps its place in the grid and reaches over the border.</summary>
    Pad,

    /// <summary>Tiles that do not fit are left out: a rim of the raster stays uncovered.</summary>
    Skip,
}
