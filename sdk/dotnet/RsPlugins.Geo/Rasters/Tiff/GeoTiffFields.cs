using BitMiracle.LibTiff.Classic;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;
using LibTag = BitMiracle.LibTiff.Classic.TiffTag;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>The fields of a TIFF that LibTiff.NET does not know: georeference (GeoTIFF 1.1, OGC 19-008) and GDAL's nodata.</summary>
internal static class GeoTiffFields
{
    private const LibTag NoDataTag = (LibTag)TiffTag.GdalNoData;
    private const LibTag PixelScaleTag = (LibTag)TiffTag.ModelPixelScale;
    private const LibTag TiepointTag = (LibTag)TiffTag.ModelTiepoint;
    private const LibTag MatrixTag = (LibTag)TiffTag.ModelTransformation;
    private const LibTag KeysTag = (LibTag)TiffTag.GeoKeyDirectory;
    private const LibTag AsciiTag = (LibTag)TiffTag.GeoAsciiParams;
    private static readonly Lock Gate = new();
    private static LibTiff.TiffExtendProc? parent;
    private static bool registered;

    /// <summary>Makes the fields known to LibTiff.NET; must have been called before a file is opened.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (!registered)
            {
                parent = LibTiff.SetTagExtender(Extend);
                registered = true;
            }
        }
    }

    /// <summary>Sets nodata, geotransform and CRS.</summary>
    public static void Set(LibTiff tiff, string noData, GeoTransform? transform, Crs? crs)
    {
        tiff.SetField(NoDataTag, noData);
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
            keys.Add([Citation, (ushort)AsciiTag, (ushort)citation.Length, 0]);
            tiff.SetField(AsciiTag, citation);
        }

        short[] directory = [.. new ushort[] { 1, 1, 0, (ushort)keys.Count }.Concat(keys.SelectMany(key => key)).Select(value => unchecked((short)value))];
        tiff.SetField(KeysTag, directory.Length, directory);
    }

    private static void Extend(LibTiff tiff)
    {
        TiffFieldInfo[] fields =
        [
            new(NoDataTag, -1, -1, TiffType.ASCII, FieldBit.Custom, true, false, "GDALNoData"),
            new(PixelScaleTag, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelPixelScale"),
            new(TiepointTag, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelTiepoint"),
            new(MatrixTag, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelTransformation"),
            new(KeysTag, -1, -1, TiffType.SHORT, FieldBit.Custom, true, true, "GeoKeyDirectory"),
            new(AsciiTag, -1, -1, TiffType.ASCII, FieldBit.Custom, true, false, "GeoAsciiParams"),
        ];
        tiff.MergeFieldInfo(fields, fields.Length);
        parent?.Invoke(tiff);
    }
}
