using NetTopologySuite.Geometries;
using SkiaSharp;

namespace RsPlugins.RsmClip.Preview;

/// <summary>A layer drawn as outlines with a light filling, lines and dots, on nothing.</summary>
/// <param name="Rgba">[height, width, 4] bytes.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Extent">Where the layer lies, in its own system.</param>
/// <param name="Features">How many features it has.</param>
internal sealed record VectorPicture(byte[] Rgba, int Width, int Height, Envelope Extent, long Features)
{
    private const int Margin = 6;
    private const float Dot = 3;
    private const double MostElongated = 8;
    private const int ReportEvery = 1000;

    /// <summary>Draws a layer; null where it is empty. Its features are read twice, one after the other: for the extent, and to draw.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="side">Longest side of the picture in pixels.</param>
    /// <param name="report">Told the share that is done.</param>
    /// <param name="cancellationToken">Ends the drawing between two features.</param>
    public static VectorPicture? Draw(VectorSource layer, int side, Action<double> report, CancellationToken cancellationToken)
    {
        Envelope extent = new();
        long count = 0;
        foreach (Geometry feature in layer.Features)
        {
            cancellationToken.ThrowIfCancellationRequested();
            extent.ExpandToInclude(feature.EnvelopeInternal);
            count++;
        }

        if (extent.IsNull || !double.IsFinite(extent.Width + extent.Height + extent.Centre.X + extent.Centre.Y))
        {
            return null;
        }

        PictureFrame frame = PictureFrame.For(extent, layer.Crs?.IsGeographic == true, side, Margin, MostElongated);
        using SKSurface surface = SKSurface.Create(new SKImageInfo(frame.Width, frame.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using SKPaint line = new() { Color = new SKColor(31, 119, 180), IsStroke = true, StrokeWidth = 1.3f, IsAntialias = true };
        using SKPaint area = new() { Color = new SKColor(31, 119, 180, 70), IsAntialias = true };
        long drawn = 0;
        foreach (Geometry feature in layer.Features)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Draw(surface.Canvas, feature, frame, line, area);
            if (++drawn % ReportEvery == 0)
            {
                report((double)drawn / count);
            }
        }

        return new VectorPicture(Pixels(surface, frame), frame.Width, frame.Height, extent, count);
    }

    private static byte[] Pixels(SKSurface surface, PictureFrame frame)
    {
        using SKBitmap straight = new(new SKImageInfo(frame.Width, frame.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        surface.ReadPixels(straight.Info, straight.GetPixels(), straight.RowBytes, 0, 0);
        return straight.GetPixelSpan().ToArray();
    }

    private static void Draw(SKCanvas canvas, Geometry geometry, PictureFrame frame, SKPaint line, SKPaint area)
    {
        switch (geometry)
        {
            case GeometryCollection parts:
                foreach (Geometry part in parts.Geometries)
                {
                    Draw(canvas, part, frame, line, area);
                }

                break;
            case Polygon { IsEmpty: false } polygon:
                using (SKPath path = new() { FillType = SKPathFillType.EvenOdd })
                {
                    foreach (LineString ring in (LineString[])[polygon.ExteriorRing, .. polygon.InteriorRings])
                    {
                        path.AddPoly(frame.Points(ring), close: true);
                    }

                    canvas.DrawPath(path, area);
                    canvas.DrawPath(path, line);
                }

                break;
            case LineString { IsEmpty: false } string_:
                using (SKPath path = new())
                {
                    path.AddPoly(frame.Points(string_), close: false);
                    canvas.DrawPath(path, line);
                }

                break;
            case Point { IsEmpty: false } point:
                SKPoint at = frame.At(point.Coordinate);
                canvas.DrawCircle(at, Dot, area);
                canvas.DrawCircle(at, Dot, line);
                break;
        }
    }
}
