using System.Runtime.InteropServices;
using System.Security;
using BitMiracle.LibTiff.Classic;
using RsPlugins.Geo.Rasters.Tiff;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;
using LibTag = BitMiracle.LibTiff.Classic.TiffTag;

namespace RsPlugins.Geo.Rasters;

/// <summary>
/// Writes score maps of any size from top to bottom: one 32-bit floating-point number a pixel, as a tiled DEFLATE GeoTIFF with a nodata value and a georeference.
/// What the scores are, and the definition of a CRS without EPSG code, go into a file of GDAL's beside it (".aux.xml").
/// Memory is 256 rows of the map, whatever its height. Not thread-safe.
/// </summary>
public sealed class ScoreMapWriter : IDisposable
{
    /// <summary>The value of pixels without a score. It is no cosine and no probability that occurs.</summary>
    public const float NoData = -9999;

    private readonly string path;
    private readonly string description;
    private readonly Crs? crs;
    private readonly GeoTiffRows rows;

    /// <summary>Starts a score map.</summary>
    /// <param name="path">The file to write; an existing one is replaced. The description goes to <paramref name="path"/> + ".aux.xml".</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="description">What the scores are, for people: the name of the band.</param>
    /// <param name="transform">The geotransform, or null for a map without georeference.</param>
    /// <param name="crs">The CRS, or null. One with neither EPSG code nor WKT is named in the file, but not defined.</param>
    /// <exception cref="ArgumentException">The map is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public ScoreMapWriter(string path, int width, int height, string description, GeoTransform? transform, Crs? crs)
    {
        (this.path, this.description, this.crs) = (path, description, crs);
        rows = new GeoTiffRows(path, width, height, BitConverter.GetBytes(NoData), "-9999", transform, crs, SetFields);
    }

    /// <summary>Adds the next rows, from the top.</summary>
    /// <param name="scores">[rows, width] values, or <see cref="NoData"/>. Any number of whole rows.</param>
    /// <param name="cancellationToken">Ends the writing between two tiles; what is written stays for the caller to remove.</param>
    /// <exception cref="ArgumentException">Not whole rows, or more rows than the map has.</exception>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void AddRows(ReadOnlySpan<float> scores, CancellationToken cancellationToken) => rows.Add(MemoryMarshal.AsBytes(scores), cancellationToken);

    /// <summary>Completes the map. All rows must have been added.</summary>
    /// <exception cref="InvalidOperationException">Rows are missing.</exception>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void Complete()
    {
        rows.Complete();
        string reference = crs is { Epsg: null, Wkt: string wkt } ? $"  <SRS>{SecurityElement.Escape(wkt)}</SRS>\n" : "";
        File.WriteAllText(path + ".aux.xml", $"<PAMDataset>\n{reference}  <PAMRasterBand band=\"1\">\n    <Description>{SecurityElement.Escape(description)}</Description>\n  </PAMRasterBand>\n</PAMDataset>\n");
    }

    /// <summary>Closes the file; without <see cref="Complete"/> it is no map.</summary>
    public void Dispose() => rows.Dispose();

    private static void SetFields(LibTiff tiff)
    {
        tiff.SetField(LibTag.PHOTOMETRIC, Photometric.MINISBLACK);
        tiff.SetField(LibTag.SAMPLEFORMAT, SampleFormat.IEEEFP);
        tiff.SetField(LibTag.PREDICTOR, Predictor.FLOATINGPOINT);
    }
}
