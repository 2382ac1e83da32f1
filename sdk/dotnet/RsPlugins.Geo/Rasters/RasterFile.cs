using System.Text.RegularExpressions;
using RsPlugins.Geo.Gdal;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters.Tiff;

namespace RsPlugins.Geo.Rasters;

/// <summary>Opens rasters: GeoTIFF, BigTIFF, COG, and PNG or JPEG with or without a world file by built-in readers, everything else by GDAL where it is found (<see cref="GdalLibrary"/>).</summary>
public static partial class RasterFile
{
    /// <summary>Opens a raster for reading. The kind of file is told from its first bytes, not from its name.</summary>
    /// <param name="path">The file, a folder that is a raster, or a text by which GDAL names a part of one, such as GPKG:FILE:TABLE or /vsizip/ARCHIVE/FILE. What lies on the network is refused, also as a source of a virtual raster.</param>
    /// <returns>A reader that the caller disposes.</returns>
    /// <exception cref="RasterException">The file is missing, not an image, damaged, or of a kind that is not read here; the hint says whether GDAL would help.</exception>
    public static IRasterReader Open(string path)
    {
        GdalApi? gdal;
        try
        {
            if (!IsName(path))
            {
                return OpenBuiltIn(path);
            }

            gdal = Gdal;
        }
        catch (RasterException builtIn) when (builtIn.Kind == RasterErrorKind.Unsupported)
        {
            gdal = Gdal;
            return gdal is null ? throw WithoutGdal(builtIn.Message, builtIn) : OpenBy(gdal, path, builtIn);
        }
        catch (RasterException builtIn) when (Directory.Exists(path) && Gdal is not null)
        {
            // Some formats are folders.
            return OpenBy(Gdal, path, builtIn);
        }

        return gdal is null ? throw WithoutGdal($"{path} is not a file; only GDAL reads names of this kind.", null) : OpenBy(gdal, path, null);
    }

    /// <summary>
    /// Opens a raster as it looks in another system: size, geotransform and pixels are those that gdalwarp -of VRT -et 0 gives, computed where they are read. Needs GDAL.
    /// A raster without nodata and opacity gets a band of opacity, which tells what lies outside.
    /// </summary>
    /// <param name="path">As for <see cref="Open"/>.</param>
    /// <param name="target">The system.</param>
    /// <param name="resampling">How pixels are taken from those of the source.</param>
    /// <returns>A reader that the caller disposes.</returns>
    /// <exception cref="RasterException">As for <see cref="Open"/>; also without GDAL, for a raster without georeference, and when one system cannot be brought to the other.</exception>
    public static IRasterReader OpenWarped(string path, Crs target, WarpResampling resampling)
    {
        if (!IsName(path) && !Directory.Exists(path))
        {
            FileGuard.Open(path, () => File.OpenHandle(path)).Dispose();
        }

        return GdalWarp.Open(Gdal ?? throw WithoutGdal($"Only GDAL brings {Path.GetFileName(path)} to {target}.", null), path, target, resampling);
    }

    // Many of its formats lead on to other files.
    private static GdalApi? Gdal => FileReach.IsHeld ? null : GdalLibrary.Api;

    private static IRasterReader OpenBy(GdalApi gdal, string path, RasterException? builtIn)
    {
        try
        {
            return GdalRasterReader.Open(gdal, path);
        }
        catch (RasterException e) when (builtIn is not null && e.Kind == RasterErrorKind.Unsupported)
        {
            throw new RasterException(builtIn.Kind, $"{builtIn.Message} {e.Message}", builtIn.Kind == e.Kind ? e.Hint : builtIn.Hint, e);
        }
    }

    private static RasterException WithoutGdal(string message, RasterException? inner)
    {
        if (FileReach.IsHeld)
        {
            return new RasterException(RasterErrorKind.Unsupported, $"{message} GDAL does not read for clients on other machines.", RasterException.Conversion, inner);
        }

        GdalStatus status = GdalLibrary.Status;
        return new RasterException(RasterErrorKind.Unsupported, $"{message} {status.Problem}", $"{status.Hint} {RasterException.Conversion}", inner);
    }

    private static bool IsName(string path) => Name().IsMatch(path) && !File.Exists(path);

    private static IRasterReader OpenBuiltIn(string path) => FileGuard.Open<IRasterReader>(path, () =>
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

        throw new RasterException(RasterErrorKind.Unsupported, $"{Path.GetFileName(path)} is {Guess(start)}; GeoTIFF, PNG and JPEG are built in.", RasterException.Conversion);
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

    // A driver's prefix has two letters at least; one is a drive of Windows.
    [GeneratedRegex(@"^(/vsi\w+|\w{2,}:)", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
