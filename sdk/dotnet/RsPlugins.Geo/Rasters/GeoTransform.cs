namespace RsPlugins.Geo.Rasters;

/// <summary>
/// The affine map from pixels to map coordinates, in GDAL's order: x = OriginX + column*ColumnX + row*RowX, y = OriginY + column*ColumnY + row*RowY,
/// where (0, 0) is the outer corner of the top left pixel. Units are those of the raster's CRS, x is east and y is north.
/// </summary>
/// <param name="OriginX">x of the outer corner of the top left pixel.</param>
/// <param name="ColumnX">Change of x per column.</param>
/// <param name="RowX">Change of x per row; 0 when north is up.</param>
/// <param name="OriginY">y of the outer corner of the top left pixel.</param>
/// <param name="ColumnY">Change of y per column; 0 when north is up.</param>
/// <param name="RowY">Change of y per row; negative when north is up.</param>
public readonly record struct GeoTransform(double OriginX, double ColumnX, double RowX, double OriginY, double ColumnY, double RowY)
{
    /// <summary>Map coordinates equal to pixel coordinates: what a raster without georeference has.</summary>
    public static GeoTransform Identity { get; } = new(0, 1, 0, 0, 0, 1);

    /// <summary>Whether rows or columns are not parallel to the axes.</summary>
    public bool IsRotated => RowX != 0 || ColumnY != 0;

    /// <summary>Length of a pixel's upper side in map units.</summary>
    public double PixelWidth => Math.Sqrt((ColumnX * ColumnX) + (ColumnY * ColumnY));

    /// <summary>Length of a pixel's left side in map units.</summary>
    public double PixelHeight => Math.Sqrt((RowX * RowX) + (RowY * RowY));

    /// <summary>From pixel to map coordinates.</summary>
    /// <param name="column">Column, with 0.5 at the middle of the first pixel.</param>
    /// <param name="row">Row, with 0.5 at the middle of the first pixel.</param>
    /// <returns>x (east) and y (north) in the units of the CRS.</returns>
    public (double X, double Y) ToMap(double column, double row) =>
        (OriginX + (column * ColumnX) + (row * RowX), OriginY + (column * ColumnY) + (row * RowY));

    /// <summary>From map to pixel coordinates, the inverse of <see cref="ToMap"/>.</summary>
    /// <param name="x">x (east) in the units of the CRS.</param>
    /// <param name="y">y (north) in the units of the CRS.</param>
    /// <returns>Column and row, not rounded.</returns>
    /// <exception cref="InvalidOperationException">The transform maps all pixels onto one line.</exception>
    public (double Column, double Row) ToPixel(double x, double y)
    {
        double determinant = (ColumnX * RowY) - (RowX * ColumnY);
        if (determinant == 0)
        {
            throw new InvalidOperationException("The geotransform has no inverse.");
        }

        double dx = x - OriginX, dy = y - OriginY;
        return (((dx * RowY) - (dy * RowX)) / determinant, ((dy * ColumnX) - (dx * ColumnY)) / determinant);
    }

    /// <summary>The transform of the same area at other pixel sizes, or of a part of it.</summary>
    /// <param name="column">Column of the new origin.</param>
    /// <param name="row">Row of the new origin.</param>
    /// <param name="scaleX">Old pixels per new pixel along a row.</param>
    /// <param name="scaleY">Old pixels per new pixel along a column.</param>
    /// <returns>The new transform.</returns>
    public GeoTransform Part(double column, double row, double scaleX = 1, double scaleY = 1)
    {
        (double x, double y) = ToMap(column, row);
        return new GeoTransform(x, ColumnX * scaleX, RowX * scaleY, y, ColumnY * scaleX, RowY * scaleY);
    }
}
