using System.Globalization;
using System.Security;
using System.Text;
using BitMiracle.LibTiff.Classic;
using RsPlugins.Geo.Rasters.Tiff;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;
using LibTag = BitMiracle.LibTiff.Classic.TiffTag;

namespace RsPlugins.Geo.Rasters;

/// <summary>
/// Writes class maps of any size from top to bottom: one byte a pixel that is the class's place in the class list, as a tiled DEFLATE GeoTIFF with a colour table, a nodata value and a georeference.
/// Class names, a raster attribute table with the pixels of each class, and the definition of a CRS without EPSG code, go into a file of GDAL's beside it (".aux.xml"), where QGIS, ArcGIS and gdalinfo find them.
/// Memory is 256 rows of the map, whatever its height. Not thread-safe.
/// </summary>
public sealed class ClassMapWriter : IDisposable
{
    /// <summary>The value of pixels without a class.</summary>
    public const byte NoData = 255;

    private readonly string path;
    private readonly IReadOnlyList<ClassColor> colors;
    private readonly Crs? crs;
    private readonly GeoTiffRows rows;
    private readonly long[] counts = new long[NoData + 1];

    /// <summary>Starts a class map.</summary>
    /// <param name="path">The file to write; an existing one is replaced. Class names go to <paramref name="path"/> + ".aux.xml".</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="colors">The classes, 255 at most.</param>
    /// <param name="transform">The geotransform, or null for a map without georeference.</param>
    /// <param name="crs">The CRS, or null. One with neither EPSG code nor WKT is named in the file, but not defined.</param>
    /// <exception cref="ArgumentException">The map is empty, or there are more than 255 classes.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public ClassMapWriter(string path, int width, int height, IReadOnlyList<ClassColor> colors, GeoTransform? transform, Crs? crs)
    {
        if (colors.Count > NoData)
        {
            throw new ArgumentException($"A class map holds {NoData} classes at most.", nameof(colors));
        }

        (this.path, this.colors, this.crs) = (path, colors, crs);
        rows = new GeoTiffRows(path, width, height, [NoData], NoData.ToString(CultureInfo.InvariantCulture), transform, crs, SetFields);
    }

    /// <summary>Pixels of each class so far, in the order of the class list.</summary>
    public IReadOnlyList<long> Counts => counts[..colors.Count];

    /// <summary>Writes a class map at once.</summary>
    /// <param name="path">The file to write; an existing one is replaced. Class names go to <paramref name="path"/> + ".aux.xml".</param>
    /// <param name="classes">[height, width] values: places in <paramref name="colors"/>, or <see cref="NoData"/>.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="colors">The classes, 255 at most.</param>
    /// <param name="transform">The geotransform, or null for a map without georeference.</param>
    /// <param name="crs">The CRS, or null. One with neither EPSG code nor WKT is named in the file, but not defined.</param>
    /// <param name="cancellationToken">Ends the writing; what is written stays for the caller to remove.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or there are more than 255 classes.</exception>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public static void Write(string path, ReadOnlySpan<byte> classes, int width, int height, IReadOnlyList<ClassColor> colors, GeoTransform? transform, Crs? crs, CancellationToken cancellationToken)
    {
        if (width < 1 || height < 1 || classes.Length != (long)width * height)
        {
            throw new ArgumentException("The classes do not fit the size.", nameof(classes));
        }

        using ClassMapWriter writer = new(path, width, height, colors, transform, crs);
        writer.AddRows(classes, cancellationToken);
        writer.Complete();
    }

    /// <summary>Adds the next rows, from the top.</summary>
    /// <param name="classes">[rows, width] values: places in the class list, or <see cref="NoData"/>. Any number of whole rows.</param>
    /// <param name="cancellationToken">Ends the writing between two tiles; what is written stays for the caller to remove.</param>
    /// <exception cref="ArgumentException">Not whole rows, or more rows than the map has.</exception>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void AddRows(ReadOnlySpan<byte> classes, CancellationToken cancellationToken)
    {
        rows.Add(classes, cancellationToken);
        foreach (byte value in classes)
        {
            counts[value]++;
        }
    }

    /// <summary>Completes the map and writes the names beside it. All rows must have been added.</summary>
    /// <exception cref="InvalidOperationException">Rows are missing.</exception>
    /// <exception cref="IOException">The file cannot be written, for instance because the disk is full.</exception>
    public void Complete()
    {
        rows.Complete();
        File.WriteAllText(path + ".aux.xml", SideFile(crs?.Epsg is null ? crs?.Wkt : null));
    }

    /// <summary>Closes the file; without <see cref="Complete"/> it is no map.</summary>
    public void Dispose() => rows.Dispose();

    private void SetFields(LibTiff tiff)
    {
        tiff.SetField(LibTag.PHOTOMETRIC, Photometric.PALETTE);
        ushort[] red = new ushort[256], green = new ushort[256], blue = new ushort[256];
        for (int i = 0; i < colors.Count; i++)
        {
            (red[i], green[i], blue[i]) = ((ushort)(colors[i].Red * 257), (ushort)(colors[i].Green * 257), (ushort)(colors[i].Blue * 257));
        }

        tiff.SetField(LibTag.COLORMAP, red, green, blue);
    }

    private string SideFile(string? wkt)
    {
        StringBuilder xml = new("<PAMDataset>\n");
        if (wkt is not null)
        {
            // A definition by parameters is long to write as GeoKeys; GDAL and QGIS read it from here.
            xml.Append("  <SRS>").Append(SecurityElement.Escape(wkt)).Append("</SRS>\n");
        }

        xml.Append("  <PAMRasterBand band=\"1\">\n    <CategoryNames>\n");
        foreach (ClassColor color in colors)
        {
            xml.Append("      <Category>").Append(SecurityElement.Escape(color.Name)).Append("</Category>\n");
        }

        xml.Append("    </CategoryNames>\n");
        ClassLegend.AppendAttributeTable(xml, colors, counts);
        return xml.Append("  </PAMRasterBand>\n</PAMDataset>\n").ToString();
    }
}
