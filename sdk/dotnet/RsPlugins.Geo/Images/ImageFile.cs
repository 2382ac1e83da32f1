using RsPlugins.Geo.Rasters;
using SkiaSharp;

namespace RsPlugins.Geo.Images;

/// <summary>Decodes PNG and JPEG images and encodes PNG.</summary>
public static class ImageFile
{
    /// <summary>What decoding may take in bytes: the file, the pixels, and what the codec needs beside them.</summary>
    private const long MaxBytes = 224L << 20;

    private const int RowsAtOnce = 64;

    /// <summary>Decodes a file.</summary>
    /// <param name="path">A PNG or JPEG file.</param>
    /// <returns>Its pixels.</returns>
    /// <exception cref="RasterException">The file is missing, damaged, too large, or neither PNG nor JPEG.</exception>
    public static DecodedImage Decode(string path)
    {
        byte[] bytes = FileGuard.Open(path, () =>
        {
            CheckSize(new FileInfo(path).Length, 0);
            return File.ReadAllBytes(path);
        });
        return DecodeArray(bytes);
    }

    /// <summary>Decodes an image held in memory.</summary>
    /// <param name="encoded">A whole PNG or JPEG file.</param>
    /// <returns>Its pixels.</returns>
    /// <exception cref="RasterException">The bytes are damaged, the image is too large, or it is neither PNG nor JPEG.</exception>
    public static DecodedImage Decode(ReadOnlySpan<byte> encoded) => DecodeArray(encoded.ToArray());

    private static DecodedImage DecodeArray(byte[] encoded)
    {
        if (PngDecoder.Matches(encoded))
        {
            return PngDecoder.Decode(encoded);
        }

        if (IsJpeg(encoded))
        {
            return DecodeJpeg(encoded);
        }

        throw new RasterException(RasterErrorKind.Unsupported, "The file is neither a PNG nor a JPEG image.", "Convert it to PNG, JPEG or GeoTIFF.");
    }

    /// <summary>Encodes pixels as PNG.</summary>
    /// <param name="pixels">[height, width, channels] samples of 8 bits.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="channels">1 grey, 3 RGB or 4 RGBA (not premultiplied).</param>
    /// <returns>A whole PNG file.</returns>
    /// <exception cref="ArgumentException">The array has another size than the numbers say.</exception>
    public static byte[] EncodePng(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        if (channels is not (1 or 3 or 4) || width < 1 || height < 1 || pixels.Length != (long)width * height * channels)
        {
            throw new ArgumentException("The pixels do not fit the size.", nameof(pixels));
        }

        SKImageInfo info = new(width, height, channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888, channels == 4 ? SKAlphaType.Unpremul : SKAlphaType.Opaque);
        byte[] expanded = channels == 3 ? new byte[info.BytesSize] : pixels.ToArray();
        for (int i = 0; channels == 3 && i < width * height; i++)
        {
            pixels.Slice(i * 3, 3).CopyTo(expanded.AsSpan(i * 4));
            expanded[(i * 4) + 3] = 255;
        }

        using SKImage image = SKImage.FromPixelCopy(info, expanded, info.RowBytes);
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    internal static bool IsJpeg(ReadOnlySpan<byte> start) => start.Length > 3 && start[0] == 0xFF && start[1] == 0xD8 && start[2] == 0xFF;

    /// <summary>Refuses what would take too much memory, before anything is allocated for it.</summary>
    internal static void CheckSize(long encoded, double decoded)
    {
        if (encoded + decoded > MaxBytes)
        {
            throw new RasterException(RasterErrorKind.Unsupported, $"The image is too large to be decoded at once: it would take over {MaxBytes >> 20} MiB.",
                "Convert it to a tiled GeoTIFF: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif");
        }
    }

    private static DecodedImage DecodeJpeg(byte[] encoded)
    {
        (int components, bool progressive) = JpegFrame(encoded);
        if (components is not (1 or 3))
        {
            throw new RasterException(RasterErrorKind.Unsupported, $"The JPEG has {components} components (CMYK and others are not read).", "Save the image as an RGB JPEG or PNG.");
        }

        using SKData data = SKData.CreateCopy(encoded);
        using SKCodec codec = SKCodec.Create(data) ?? throw RasterException.Damaged("its JPEG data is not valid");
        int width = codec.Info.Width, height = codec.Info.Height;

        // A progressive JPEG is held by the codec as 16-bit coefficients until its last scan.
        CheckSize(2L * encoded.Length, (double)width * height * components * (progressive ? 3 : 1));

        // No colour space in the target: Skia would convert to it otherwise.
        SKImageInfo info = new(width, height, components == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque, null);
        byte[] pixels = new byte[width * height * components];
        byte[] rows = new byte[info.RowBytes * Math.Min(RowsAtOnce, height)];
        if (codec.StartScanlineDecode(info) is not SKCodecResult.Success and SKCodecResult fault)
        {
            throw RasterException.Damaged($"its JPEG data cannot be decoded ({fault})");
        }

        for (int y = 0; y < height; y += RowsAtOnce)
        {
            int wanted = Math.Min(RowsAtOnce, height - y), got;
            unsafe
            {
                fixed (byte* first = rows)
                {
                    got = codec.GetScanlines((nint)first, wanted, info.RowBytes);
                }
            }

            if (got != wanted)
            {
                throw RasterException.Damaged($"its JPEG data ends in row {y + got} of {height}");
            }

            Compact(rows, pixels.AsSpan(y * width * components), wanted * width, components);
        }

        return new DecodedImage(pixels, width, height, components, null);
    }

    /// <summary>Drops the fourth byte of each pixel when there are three components.</summary>
    private static void Compact(ReadOnlySpan<byte> from, Span<byte> to, int count, int components)
    {
        if (components == 1)
        {
            from[..count].CopyTo(to);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            to[i * 3] = from[i * 4];
            to[(i * 3) + 1] = from[(i * 4) + 1];
            to[(i * 3) + 2] = from[(i * 4) + 2];
        }
    }

    /// <summary>What the frame header says, found by walking the segments.</summary>
    private static (int Components, bool Progressive) JpegFrame(ReadOnlySpan<byte> jpeg)
    {
        int at = 2;
        while (at + 9 < jpeg.Length && jpeg[at] == 0xFF)
        {
            int marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (jpeg[at + 9], marker is 0xC2 or 0xC6 or 0xCA or 0xCE);
            }

            at += 2 + (jpeg[at + 2] << 8) + jpeg[at + 3];
        }

        throw RasterException.Damaged("its JPEG data has no frame header");
    }
}
