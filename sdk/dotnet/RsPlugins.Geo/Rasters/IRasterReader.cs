namespace RsPlugins.Geo.Rasters;

/// <summary>Reads windows of a raster. All members may be used from several threads at once; memory stays bounded whatever the raster's size.</summary>
public interface IRasterReader : IDisposable
{
    /// <summary>Pixels across.</summary>
    int Width { get; }

    /// <summary>Pixels down.</summary>
    int Height { get; }

    /// <summary>Number of bands.</summary>
    int BandCount { get; }

    /// <summary>Type of the samples as they are read.</summary>
    SampleType Type { get; }

    /// <summary>Bits of a sample as stored: 1 to 64.</summary>
    int BitsPerSample { get; }

    /// <summary>The value that marks pixels without data, or null.</summary>
    double? NoData { get; }

    /// <summary>Colours of the indices of band 1, or null when samples are no indices.</summary>
    ColorTable? Palette { get; }

    /// <summary>The band that holds opacity, counted from 1, or null.</summary>
    int? AlphaBand { get; }

    /// <summary>What the file says that each band shows, in the order of the bands.</summary>
    IReadOnlyList<BandColor> BandColors => [.. Enumerable.Repeat(BandColor.Undefined, BandCount)];

    /// <summary>The coordinate reference system, or null when the file names none.</summary>
    Crs? Crs { get; }

    /// <summary>From pixels to map coordinates; <see cref="GeoTransform.Identity"/> when <see cref="IsGeoreferenced"/> is false.</summary>
    GeoTransform Transform { get; }

    /// <summary>Whether the file, or a world file beside it, says where the raster lies.</summary>
    bool IsGeoreferenced { get; }

    /// <summary>Whether the file holds a mask of valid pixels of its own.</summary>
    bool HasMask { get; }

    /// <summary>Sizes in pixels of the reduced versions stored in the file, largest first.</summary>
    IReadOnlyList<(int Width, int Height)> Overviews { get; }

    /// <summary>Size in pixels of the pieces in which the file is stored; windows along them are read fastest.</summary>
    (int Width, int Height) BlockSize { get; }

    /// <summary>Reads samples of a window.</summary>
    /// <param name="window">Pixels to read; pixels outside the raster get the nodata value, or 0 when there is none.</param>
    /// <param name="bands">Bands counted from 1, in any order.</param>
    /// <param name="cancellationToken">Ends the reading between two stored pieces.</param>
    /// <returns>The samples, [bands, height, width].</returns>
    /// <exception cref="RasterException">The file is damaged, or uses a codec that is not read here.</exception>
    /// <exception cref="ArgumentException">No such band, or an empty or oversized window (2 GiB of samples or more).</exception>
    RasterBlock Read(RasterWindow window, IReadOnlyList<int> bands, CancellationToken cancellationToken);

    /// <summary>Says which pixels of a window hold data: inside the raster, inside its mask, not wholly transparent and not nodata in every band.</summary>
    /// <param name="window">Pixels to read.</param>
    /// <param name="cancellationToken">Ends the reading between two stored pieces.</param>
    /// <returns>[height, width] bytes: 255 where there is data, 0 where not.</returns>
    /// <exception cref="RasterException">The file is damaged, or uses a codec that is not read here.</exception>
    byte[] ReadMask(RasterWindow window, CancellationToken cancellationToken);

    /// <summary>A reduced version as a raster of its own. It shares the open file: it ends with this reader, and need not be disposed.</summary>
    /// <param name="index">Place in <see cref="Overviews"/>, from 0.</param>
    /// <returns>A reader of the reduced version, with a geotransform for its larger pixels.</returns>
    IRasterReader Overview(int index);
}
