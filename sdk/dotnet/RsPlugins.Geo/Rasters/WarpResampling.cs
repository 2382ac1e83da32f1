namespace RsPlugins.Geo.Rasters;

/// <summary>How a pixel of a warped raster is taken from the pixels of the source.</summary>
public enum WarpResampling
{
    /// <summary>The nearest pixel; the only way for classes and palettes.</summary>
    Near,

    /// <summary>The mean of four pixels, weighted by distance.</summary>
    Bilinear,

    /// <summary>Cubic convolution of sixteen pixels.</summary>
    Cubic,
}
