using NetTopologySuite.Geometries;
using SkiaSharp;

namespace RsPlugins.RsmClip.Preview;

/// <summary>Lays coordinates onto a picture, north up.</summary>
/// <param name="West">x of the left edge within the margin.</param>
/// <param name="North">y of the upper edge within the margin.</param>
/// <param name="ScaleX">Pixels per unit of x.</param>
/// <param name="ScaleY">Pixels per unit of y.</param>
/// <param name="Margin">Pixels around the extent.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
internal sealed record PictureFrame(double West, double North, double ScaleX, double ScaleY, int Margin, int Width, int Height)
{
    private const double FlattestDegree = 0.1;

    /// <summary>The frame for an extent; one without width or height gets some.</summary>
    /// <param name="extent">What is to be seen.</param>
    /// <param name="geographic">Whether coordinates are degrees: those of longitude are drawn as short as they are in the middle of the extent.</param>
    /// <param name="side">Longest side in pixels.</param>
    /// <param name="margin">Pixels around the extent.</param>
    /// <param name="mostElongated">How often the shorter side goes into the longer one, at most.</param>
    public static PictureFrame For(Envelope extent, bool geographic, int side, int margin, double mostElongated)
    {
        double shrink = geographic ? Math.Max(FlattestDegree, Math.Cos(extent.Centre.Y * Math.PI / 180)) : 1;
        double width = extent.Width * shrink, height = extent.Height;
        double longest = Math.Max(width, height) is > 0 and double some ? some : 1;
        (width, height) = (Math.Max(width, longest / mostElongated), Math.Max(height, longest / mostElongated));
        double scale = (side - (2 * margin) - 1) / longest;
        double west = extent.Centre.X - (width / shrink / 2), north = extent.Centre.Y + (height / 2);
        return new PictureFrame(west, north, scale * shrink, scale, margin, Size(width), Size(height));

        int Size(double length) => Math.Max(1, (int)Math.Round(length * scale) + 1 + (2 * margin));
    }

    /// <summary>Where a coordinate lies.</summary>
    public SKPoint At(Coordinate at) => new((float)(((at.X - West) * ScaleX) + Margin + 0.5), (float)(((North - at.Y) * ScaleY) + Margin + 0.5));

    /// <summary>Where the corners of a line lie.</summary>
    public SKPoint[] Points(LineString line) => Array.ConvertAll(line.Coordinates, At);
}
