namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>The part of an image that a crop shows (torchvision's RandomResizedCrop: a share of the area, and a ratio of the sides of 3/4 to 4/3).</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct CropRectangle(int Left, int Top, int Width, int Height)
{
    private const int Attempts = 10;
    private const double LeastRatio = 3.0 / 4;
    private const double MostRatio = 4.0 / 3;

    /// <summary>Draws a rectangle; where none of ten fits it is the middle of the image.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="areas">Smallest and largest share of the image's area.</param>
    /// <param name="random">Random numbers.</param>
    public static CropRectangle Draw(int width, int height, (double Low, double High) areas, ref SeededRandom random)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            double area = (double)width * height * random.Between(areas.Low, areas.High);
            double ratio = Math.Exp(random.Between(Math.Log(LeastRatio), Math.Log(MostRatio)));
            int across = (int)Math.Round(Math.Sqrt(area * ratio)), down = (int)Math.Round(Math.Sqrt(area / ratio));
            if (across > 0 && down > 0 && across <= width && down <= height)
            {
                return new CropRectangle(random.Below(width - across + 1), random.Below(height - down + 1), across, down);
            }
        }

        double own = (double)width / height;
        int middleWidth = own > MostRatio ? (int)Math.Round(height * MostRatio) : width;
        int middleHeight = own < LeastRatio ? (int)Math.Round(width / LeastRatio) : height;
        return new CropRectangle((width - middleWidth) / 2, (height - middleHeight) / 2, middleWidth, middleHeight);
    }

    /// <summary>The pixels of the rectangle.</summary>
    /// <param name="image">The image.</param>
    /// <returns>[height, width, 3].</returns>
    public byte[] Cut(StoredImage image)
    {
        if (Width == image.Width && Height == image.Height)
        {
            return image.Rgb;
        }

        byte[] part = new byte[Width * Height * 3];
        for (int row = 0; row < Height; row++)
        {
            image.Rgb.AsSpan((((Top + row) * image.Width) + Left) * 3, Width * 3).CopyTo(part.AsSpan(row * Width * 3));
        }

        return part;
    }
}
