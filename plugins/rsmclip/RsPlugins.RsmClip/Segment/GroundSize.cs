using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Regions;
using RsPlugins.Geo.Tiles;

namespace RsPlugins.RsmClip.Segment;

/// <summary>How large the pixels of a raster are on the ground.</summary>
internal sealed class GroundSize
{
    private readonly IRasterReader raster;
    private readonly AreaMeasure measure;

    private GroundSize(IRasterReader raster, AreaMeasure measure)
    {
        (this.raster, this.measure) = (raster, measure);
    }

    /// <summary>Side in metres of a square as large as the pixel in the middle of the raster.</summary>
    public double PixelSide => Math.Sqrt(PixelArea(raster.Height / 2));

    /// <summary>Finds the size of the pixels, or null when the raster does not tell it.</summary>
    public static GroundSize? Of(IRasterReader raster) =>
        raster.IsGeoreferenced && AreaMeasure.For(raster.Crs) is AreaMeasure measure ? new GroundSize(raster, measure) : null;

    /// <summary>Area in square metres of the pixels of a row.</summary>
    public double PixelArea(int row) => measure.Of(Footprint.Of(new RasterWindow(raster.Width / 2, row, 1, 1), raster.Transform));
}
