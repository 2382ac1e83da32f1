using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters.Tiff;

namespace RsPlugins.Geo.Rasters;

/// <summary>Opens rasters: GeoTIFF, BigTIFF, COG, and PNG or JPEG with or without a world file.</summary>
public static class RasterFile
{
    /// <summary>Opens a raster for reading. The kind of file is told from its first bytes, not from its name.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A reader that the caller disposes.</returns>
    /// <exception cref="RasterException">The file is missing, not an image, damaged, or of a kind that is not read here.</exception>
    public static IRasterReader Open(string path) => FileGuard.Open<IRasterReader>(path, () =>
    {
        Span<byte> start = stackalloc byte[16];
        int read;
        using (FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
        {
            read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }

        start = start[..read];
        if (TiffFile.Matches(start))
        {
            return TiffRasterReader.Open(path);
        }

        if (PngDecoder.Matches(start) || ImageFile.IsJpeg(start))
        {
            return new ImageRasterReader(path);
        }

        throw new RasterException(RasterErrorKind.Unsupported, $"{Path.GetFileName(path)} is {Guess(start)}; GeoTIFF, PNG and JPEG are read.",
            "Convert it: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif");
    });

    private static string Guess(ReadOnlySpan<byte> start) => start switch
    {
        [] => "empty",
        [0, 0, 0, 12, (byte)'j', (byte)'P', ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => "a JPEG 2000 file",
        [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e', ..] => "a GeoPackage or another SQLite file",
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] or [(byte)'C', (byte)'D', (byte)'F', ..] => "an HDF5 or NetCDF file",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => "a WebP file",
        [(byte)'<', ..] => "a text file, perhaps a VRT",
        [(byte)'G', (byte)'I', (byte)'F', ..] => "a GIF file",
        [(byte)'E', (byte)'H', (byte)'F', (byte)'A', ..] => "an ERDAS Imagine file",
        _ => "not an image that is known here",
    };
}
