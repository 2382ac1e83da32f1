namespace RsPlugins.Geo.Rasters;

/// <summary>A rectangle of pixels. It may lie partly or wholly outside its raster.</summary>
/// <param name="X">Column of the left pixel, counted from 0 at the west (left) border.</param>
/// <param name="Y">Row of the top pixel, counted from 0 at the top border.</param>
/// <param name="Width">Pixels across, at least 1.</param>
/// <param name="Height">Pixels down, at least 1.</param>
public readonly record struct RasterWindow(int X, int Y, int Width, int Height)
{
    /// <summary>Column just right of the window.</summary>
    public long Right => (long)X + Width;

    /// <summary>Row just below the window.</summary>
    public long Bottom => (long)Y + Height;

    /// <summary>The part inside a raster.</summary>
    /// <param name="width">Width of the raster in pixels.</param>
    /// <param name="height">Height of the raster in pixels.</param>
    /// <returns>The common part, or null when there is none.</returns>
    public RasterWindow? Within(int width, int height)
    {
        int left = Math.Max(X, 0), top = Math.Max(Y, 0);
        long right = Math.Min(Right, width), bottom = Math.Min(Bottom, height);
        return right > left && bottom > top ? new RasterWindow(left, top, (int)(right - left), (int)(bottom - top)) : null;
    }
}
