using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Image files as plain RGB: PNG, JPEG and TIFF.</summary>
internal static class ImagePixels
{
    /// <summary>Decodes a file.</summary>
    /// <exception cref="RasterException">The bytes are damaged or of another kind.</exception>
    public static StoredImage Decode(byte[] file) =>
        file.AsSpan().StartsWith("II"u8) || file.AsSpan().StartsWith("MM"u8) ? DecodeTiff(file) : ToRgb(ImageFile.Decode(file));

    private static StoredImage ToRgb(DecodedImage image)
    {
        if (image.Channels == 3 && image.Palette is null)
        {
            return new StoredImage(image.Pixels, image.Width, image.Height);
        }

        byte[] rgb = new byte[image.Width * image.Height * 3];
        for (int i = 0; i < image.Width * image.Height; i++)
        {
            ReadOnlySpan<byte> sample = image.Pixels.AsSpan(i * image.Channels, image.Channels);
            bool isColour = image.Channels >= 3;
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = image.Palette?.Of(sample[0]) is (byte red, byte green, byte blue, _)
                ? (red, green, blue)
                : (sample[0], isColour ? sample[1] : sample[0], isColour ? sample[2] : sample[0]);
        }

        return new StoredImage(rgb, image.Width, image.Height);
    }

    // The raster reader wants a file of its own: a TIFF may lie in an archive.
    private static StoredImage DecodeTiff(byte[] file)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            using IRasterReader raster = RasterFile.Open(path);
            IReadOnlyList<int> bands = BandChoice.Of(raster, null);
            ByteStretch stretch = ByteStretch.FromRaster(raster, bands, CancellationToken.None);
            RasterWindow all = new(0, 0, raster.Width, raster.Height);
            return new StoredImage(ByteStretch.ReadRgb(raster, all, bands, stretch, CancellationToken.None), raster.Width, raster.Height);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
