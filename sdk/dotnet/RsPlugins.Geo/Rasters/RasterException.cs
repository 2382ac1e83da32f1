namespace RsPlugins.Geo.Rasters;

/// <summary>A raster or image cannot be read; message and hint are meant for the user.</summary>
public sealed class RasterException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="kind">What is wrong, for programs.</param>
    /// <param name="message">What is wrong, in one sentence that names the codec, tag or place.</param>
    /// <param name="hint">What to do about it, in one sentence.</param>
    /// <param name="inner">The cause, or null.</param>
    public RasterException(RasterErrorKind kind, string message, string hint, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Hint = hint;
    }

    /// <summary>What is wrong, for programs.</summary>
    public RasterErrorKind Kind { get; }

    /// <summary>What to do about it.</summary>
    public string Hint { get; }

    /// <summary>How to make a raster one that is read everywhere.</summary>
    internal const string Conversion = "Convert it: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif";

    internal static RasterException Damaged(string what, Exception? inner = null) =>
        new(RasterErrorKind.Damaged, "The raster is damaged: " + what + ".", "Fetch or write the file again; gdalinfo -checksum shows whether other programs can read it.", inner);

    internal static RasterException Unsupported(string what) =>
        new(RasterErrorKind.Unsupported, "The raster cannot be read here: " + what + ".", Conversion);
}
