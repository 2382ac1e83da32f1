namespace RsPlugins.Geo.Rasters;

/// <summary>Why a raster cannot be read.</summary>
public enum RasterErrorKind
{
    /// <summary>The file does not exist.</summary>
    Missing,

    /// <summary>The file may not be opened.</summary>
    Denied,

    /// <summary>The file is sound as far as can be told, but its format, codec or layout is not read here.</summary>
    Unsupported,

    /// <summary>The file is damaged, cut off or not an image.</summary>
    Damaged,
}
