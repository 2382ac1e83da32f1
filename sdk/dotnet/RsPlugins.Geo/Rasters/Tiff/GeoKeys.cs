namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>Georeference of a TIFF by GeoTIFF 1.1 (OGC 19-008): geotransform from 33550, 33922 or 34264, CRS from the GeoKeys.</summary>
internal sealed class GeoKeys
{
    private const int UserDefined = 32767;
    private readonly Dictionary<int, int> numbers = [];
    private readonly Dictionary<int, double> values = [];
    private readonly Dictionary<int, string> texts = [];

    public GeoKeys(TiffDirectory directory)
    {
        if (directory.Count(TiffTag.GeoKeyDirectory) < 4)
        {
            return;
        }

        ulong[] keys = directory.Integers(TiffTag.GeoKeyDirectory, 4 * 1024);
        double[] doubles = directory.Doubles(TiffTag.GeoDoubleParams, 1 << 16);
        string? text = directory.Ascii(TiffTag.GeoAsciiParams, 1 << 16);
        for (int i = 4; i + 3 < keys.Length && i < 4 * ((int)Math.Min(keys[3], 1024) + 1); i += 4)
        {
            int key = (int)keys[i], count = (int)keys[i + 2], value = (int)keys[i + 3];
            if (keys[i + 1] == 0)
            {
                numbers[key] = value;
            }
            else if (keys[i + 1] == TiffTag.GeoDoubleParams && value < doubles.Length)
            {
                values[key] = doubles[value];
            }
            else if (keys[i + 1] == TiffTag.GeoAsciiParams && text is not null && value <= text.Length)
            {
                texts[key] = text.Substring(value, Math.Min(count, text.Length - value)).TrimEnd('|', '\0', ' ');
            }
        }
    }

    /// <summary>Whether coordinates mean the middle of a pixel.</summary>
    public bool PixelIsPoint => numbers.GetValueOrDefault(1025) == 2;

    /// <summary>The CRS, or null when no key names one.</summary>
    public Crs? Crs()
    {
        int projected = numbers.GetValueOrDefault(3072), geographic = numbers.GetValueOrDefault(2048);
        string? name = texts.GetValueOrDefault(3073) ?? texts.GetValueOrDefault(1026) ?? texts.GetValueOrDefault(2049);
        if (projected is > 0 and < UserDefined)
        {
            return new Crs(projected, null, name);
        }

        bool isProjected = projected == UserDefined || numbers.GetValueOrDefault(1024) == 1;
        if (!isProjected && geographic is > 0 and < UserDefined)
        {
            return new Crs(geographic, null, name);
        }

        if (numbers.Count == 0 || (projected == 0 && geographic == 0 && name is null))
        {
            return null;
        }

        const string Esri = "ESRI PE String = ";
        int at = name?.IndexOf(Esri, StringComparison.Ordinal) ?? -1;
        if (at >= 0)
        {
            return new Crs(null, name![(at + Esri.Length)..], "custom CRS");
        }

        string title = string.IsNullOrWhiteSpace(name) ? "custom CRS" : $"custom CRS ({name})";
        return new Crs(null, isProjected ? GeoKeyWkt.Projected(numbers, values, title) : null, title);
    }

    /// <summary>The geotransform the tags give, or null when they give none.</summary>
    public GeoTransform? Transform(TiffDirectory directory)
    {
        double[] matrix = directory.Doubles(TiffTag.ModelTransformation, 16);
        double[] scale = directory.Doubles(TiffTag.ModelPixelScale, 16);
        double[] tie = directory.Doubles(TiffTag.ModelTiepoint, 6 * 65536);
        GeoTransform transform;
        if (scale.Length >= 2 && tie.Length >= 6 && scale[0] != 0 && scale[1] != 0)
        {
            // GDAL reads a negative vertical scale as written by mistake and takes its size.
            double down = -Math.Abs(scale[1]);
            transform = new GeoTransform(tie[3] - (tie[0] * scale[0]), scale[0], 0, tie[4] - (tie[1] * down), 0, down);
        }
        else if (matrix.Length == 16)
        {
            transform = new GeoTransform(matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5]);
        }
        else
        {
            return null;
        }

        return PixelIsPoint ? transform.Part(-0.5, -0.5) : transform;
    }
}
