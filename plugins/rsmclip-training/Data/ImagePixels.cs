using RsPlugins.Geo.Images;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Decoded images as plain RGB.</summary>
internal static class ImagePixels
{
    public static StoredImage ToRgb(DecodedImage image)
    {
        if (image.Channels == 3 && image.Palette is null)
        {
            return new StoredImage(image.Pixels, image.Width, image.Height);
        }

        byte[] rgb = new byte[image.Width * image.Height * 3];
        for (int i = 0; i < image.Width * image.Height; i++)
        {
            ReadOnlySpan<byte> sample = image.Pixels.AsSpan(i * image.Channels, image.Channels);
            if (image.Palette is not null)
            {
                throw new TrainingException("A palette image is among the training images.", "Convert it to RGB.");
            }

            bool isColour = image.Channels >= 3;
            rgb[3 * i] = sample[0];
            rgb[(3 * i) + 1] = isColour ? sample[1] : sample[0];
            rgb[(3 * i) + 2] = isColour ? sample[2] : sample[0];
        }

        return new StoredImage(rgb, image.Width, image.Height);
    }
}
