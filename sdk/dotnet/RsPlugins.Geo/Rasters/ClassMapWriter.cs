using System.Globalization;
using System.Security;
using System.Text;
using BitMiracle.LibTiff.Classic;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;
using LibTag = BitMiracle.LibTiff.Classic.TiffTag;

namespace RsPlugins.Geo.Rasters;

/// <summary>
/// Writes class maps: one byte a pixel that is the class's place in the class list, as a tiled DEFLATE GeoTIFF with a colour table, a nodata value and a georeference.
/// Class names, and the definition of a CRS without EPSG code, go into a file of GDAL's beside it (".aux.xml"), where QGIS and gdalinfo find them.
/// </summary>
public static class ClassMapWriter
{
    /// <summary>The value of pixels without a class.</summary>
    public const byte NoData = 255;

    private const int TileSide = 256;
    private const LibTag GdalNoDataTag = (LibTag)42113;
    private const LibTag PixelScaleTag = (LibTag)33550;
    private const LibTag TiepointTag = (LibTag)33922;
    private const LibTag MatrixTag = (LibTag)34264;
    private const LibTag GeoKeysTag = (LibTag)34735;
    private const LibTag GeoAsciiTag = (LibTag)34737;
    private static readonly Lock ExtenderGate = new();
    private static LibTiff.TiffExtendProc? parent;
    private static bool extended;

    /// <summary>Writes a class map.</summary>
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

        if (colors.Count > NoData)
        {
            throw new ArgumentException($"A class map holds {NoData} classes at most.", nameof(colors));
        }

        RegisterTags();
        using (FileStream stream = new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            // LibTiff.NET reports a full disk by a return value without a reason; the stream keeps the reason.
            FaultKeepingStream keeping = new(stream);
            using LibTiff tiff = LibTiff.ClientOpen("class map", "w", keeping, new TiffStream()) ?? throw new IOException($"{path} cannot be written.");
            SetFields(tiff, width, height, colors, transform, crs);
            bool ok = WriteTiles(tiff, classes, width, height, cancellationToken) && tiff.WriteDirectory();
            if (!ok || keeping.Fault is not null)
            {
                throw new IOException($"{path} cannot be written: {keeping.Fault?.Message ?? "the encoder failed"}", keeping.Fault);
            }
        }

        File.WriteAllText(path + ".aux.xml", SideFile(colors, crs?.Epsg is null ? crs?.Wkt : null));
    }

    private static void SetFields(LibTiff tiff, int width, int height, IReadOnlyList<ClassColor> colors, GeoTransform? transform, Crs? crs)
    {
        tiff.SetField(LibTag.IMAGEWIDTH, width);
        tiff.SetField(LibTag.IMAGELENGTH, height);
        tiff.SetField(LibTag.BITSPERSAMPLE, 8);
        tiff.SetField(LibTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(LibTag.PHOTOMETRIC, Photometric.PALETTE);
        tiff.SetField(LibTag.PLANARCONFIG, PlanarConfig.CONTIG);
        tiff.SetField(LibTag.COMPRESSION, Compression.ADOBE_DEFLATE);
        tiff.SetField(LibTag.TILEWIDTH, TileSide);
        tiff.SetField(LibTag.TILELENGTH, TileSide);
        ushort[] red = new ushort[256], green = new ushort[256], blue = new ushort[256];
        for (int i = 0; i < colors.Count; i++)
        {
            (red[i], green[i], blue[i]) = ((ushort)(colors[i].Red * 257), (ushort)(colors[i].Green * 257), (ushort)(colors[i].Blue * 257));
        }

        tiff.SetField(LibTag.COLORMAP, red, green, blue);
        string noData = NoData.ToString(CultureInfo.InvariantCulture);
        tiff.SetField(GdalNoDataTag, noData);
        if (transform is GeoTransform t)
        {
            if (t.IsRotated || t.RowY > 0 || t.ColumnX < 0)
            {
                tiff.SetField(MatrixTag, 16, new double[] { t.ColumnX, t.RowX, 0, t.OriginX, t.ColumnY, t.RowY, 0, t.OriginY, 0, 0, 0, 0, 0, 0, 0, 1 });
            }
            else
            {
                tiff.SetField(PixelScaleTag, 3, new double[] { t.ColumnX, -t.RowY, 0 });
                tiff.SetField(TiepointTag, 6, new double[] { 0, 0, 0, t.OriginX, t.OriginY, 0 });
            }
        }

        if (crs is not null)
        {
            SetCrs(tiff, crs);
        }
    }

    private static void SetCrs(LibTiff tiff, Crs crs)
    {
        const ushort Model = 1024, RasterType = 1025, Citation = 1026, Geographic = 2048, Projected = 3072, PixelIsArea = 1, UserDefined = 32767;
        List<ushort[]> keys = [[RasterType, 0, 1, PixelIsArea]];
        if (crs.Epsg is int code and > 0 and < UserDefined)
        {
            bool geographic = EpsgRange.IsGeographic(code);
            keys.Insert(0, [Model, 0, 1, (ushort)(geographic ? 2 : 1)]);
            keys.Add([geographic ? Geographic : Projected, 0, 1, (ushort)code]);
        }
        else
        {
            string citation = crs.ToString().Replace('|', ' ') + "|";
            keys.Add([Citation, (ushort)GeoAsciiTag, (ushort)citation.Length, 0]);
            tiff.SetField(GeoAsciiTag, citation);
        }

        short[] directory = [.. new ushort[] { 1, 1, 0, (ushort)keys.Count }.Concat(keys.SelectMany(key => key)).Select(value => unchecked((short)value))];
        tiff.SetField(GeoKeysTag, directory.Length, directory);
    }

    private static bool WriteTiles(LibTiff tiff, ReadOnlySpan<byte> classes, int width, int height, CancellationToken cancellationToken)
    {
        byte[] tile = new byte[TileSide * TileSide];
        int number = 0;
        for (int top = 0; top < height; top += TileSide)
        {
            for (int left = 0; left < width; left += TileSide, number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                tile.AsSpan().Fill(NoData);
                int across = Math.Min(TileSide, width - left);
                for (int y = 0; y < Math.Min(TileSide, height - top); y++)
                {
                    classes.Slice(((top + y) * width) + left, across).CopyTo(tile.AsSpan(y * TileSide));
                }

                if (tiff.WriteEncodedTile(number, tile, tile.Length) < 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static string SideFile(IReadOnlyList<ClassColor> colors, string? wkt)
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

        return xml.Append("    </CategoryNames>\n  </PAMRasterBand>\n</PAMDataset>\n").ToString();
    }

    private static void RegisterTags()
    {
        lock (ExtenderGate)
        {
            if (!extended)
            {
                parent = LibTiff.SetTagExtender(Extend);
                extended = true;
            }
        }
    }

    private static void Extend(LibTiff tiff)
    {
        TiffFieldInfo[] fields =
        [
            new(GdalNoDataTag, -1, -1, TiffType.ASCII, FieldBit.Custom, true, false, "GDALNoData"),
            new(PixelScaleTag, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelPixelScale"),
            new(TiepointTag, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelTiepoint"),
            new(MatrixTag, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelTransformation"),
            new(GeoKeysTag, -1, -1, TiffType.SHORT, FieldBit.Custom, true, true, "GeoKeyDirectory"),
            new(GeoAsciiTag, -1, -1, TiffType.ASCII, FieldBit.Custom, true, false, "GeoAsciiParams"),
        ];
        tiff.MergeFieldInfo(fields, fields.Length);
        parent?.Invoke(tiff);
    }
}
