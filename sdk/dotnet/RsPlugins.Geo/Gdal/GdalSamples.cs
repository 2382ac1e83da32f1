using System.Text.RegularExpressions;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Gdal;

/// <summary>Opens datasets and tells what their samples are.</summary>
internal static unsafe partial class GdalSamples
{
    /// <summary>GDAL's number for unsigned bytes.</summary>
    public const int Byte = 1;

    private const int Float16 = 15;
    private const int Float32 = 6;
    private const int PaletteInterpretation = 2;
    private const uint RasterReadOnly = 0x02 | 0x40;
    private const int MaxTextBytes = 4 << 20;
    private const int PartsNamed = 3;

    /// <summary>Opens a handle.</summary>
    /// <exception cref="RasterException">It cannot be opened, or lies on the network.</exception>
    public static nint Open(GdalApi api, string path, string name)
    {
        if (Remote().IsMatch(path) || PointsAway(path))
        {
            throw new RasterException(RasterErrorKind.Unsupported, $"{name} is, or names, a source on the network or in memory; rasters are read from files only.", "Download the raster first, for instance with gdal_translate.");
        }

        using GdalErrors.Listening listening = GdalErrors.Listen(api);
        nint dataset = api.Open(path, RasterReadOnly);
        return dataset != 0 ? dataset
            : throw new RasterException(RasterErrorKind.Unsupported, $"GDAL {GdalLibrary.Status.Version} cannot open {name}: {GdalErrors.Last}.", RasterException.Conversion);
    }

    /// <summary>Says which parts a container has.</summary>
    public static RasterException NoBands(GdalApi api, nint dataset, string name)
    {
        string?[] parts = [.. Enumerable.Range(1, PartsNamed).Select(number => api.Metadata(dataset, FormattableString.Invariant($"SUBDATASET_{number}_NAME"), "SUBDATASETS")).Where(part => part is not null)];
        return new RasterException(RasterErrorKind.Unsupported, $"{name} holds no bands of its own.",
            parts.Length > 0 ? $"Name one of its parts, for instance {string.Join(" or ", parts)}; gdalinfo lists them all." : "Choose the raster that it belongs to.");
    }

    /// <summary>The type that holds the samples of all bands, and GDAL's number for it.</summary>
    public static (SampleType Type, int Number) TypeOf(GdalApi api, IReadOnlyList<nint> bands)
    {
        int number = bands.Select(band => api.DataType(band)).Aggregate((first, second) => api.DataTypeUnion(first, second));

        // How signed bytes were told before GDAL 3.7.
        int signed = bands.Count(band => api.DataType(band) == Byte && api.Metadata(band, "PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE");
        SampleType? type = number switch
        {
            Byte when signed == bands.Count => SampleType.Int8,
            _ when signed > 0 => null,
            Byte => SampleType.UInt8,
            2 => SampleType.UInt16,
            3 => SampleType.Int16,
            4 => SampleType.UInt32,
            5 => SampleType.Int32,
            Float32 or Float16 => SampleType.Float32,
            7 => SampleType.Float64,
            12 => SampleType.UInt64,
            13 => SampleType.Int64,
            14 => SampleType.Int8,
            _ => null,
        };
        return (type ?? throw RasterException.Unsupported($"samples of GDAL's type {GdalApi.Text(api.DataTypeName(number))} are not read (complex numbers are not)"), number == Float16 ? Float32 : number);
    }

    public static double? NoDataOf(GdalApi api, nint band, SampleType type)
    {
        if (type is SampleType.Int64 or SampleType.UInt64 && api.WideNoData(band, type == SampleType.Int64) is double wide)
        {
            return wide;
        }

        int has = 0;
        double value = api.NoData(band, &has);
        return has != 0 ? value : null;
    }

    public static IReadOnlyList<BandColor> ColorsOf(GdalApi api, nint dataset, int bands)
    {
        BandColor[] colors = new BandColor[bands];
        string?[] names = new string?[bands];
        for (int i = 0; i < bands; i++)
        {
            nint band = api.Band(dataset, i + 1);

            // GDAL's first numbers are those of the enumeration; later ones are no colours that are used here.
            int number = api.ColorInterpretation(band);
            colors[i] = number <= (int)BandColor.Alpha ? (BandColor)number : BandColor.Undefined;
            names[i] = GdalApi.Text(api.Description(band));
        }

        return BandNames.Complete(colors, names);
    }

    public static ColorTable? PaletteOf(GdalApi api, nint band, int bands)
    {
        nint table = api.ColorTable(band);
        if (table == 0 || (bands > 1 && api.ColorInterpretation(band) != PaletteInterpretation))
        {
            return null;
        }

        (byte, byte, byte, byte)[] entries = new (byte, byte, byte, byte)[api.ColorCount(table)];
        short* color = stackalloc short[4];
        for (int i = 0; i < entries.Length; i++)
        {
            _ = api.ColorEntry(table, i, color);
            entries[i] = (Level(color[0]), Level(color[1]), Level(color[2]), Level(color[3]));
        }

        return new ColorTable(entries);

        static byte Level(short value) => (byte)Math.Clamp(value, (short)0, (short)255);
    }

    /// <summary>Whether a file of text, a virtual raster that is, names a source on the network. What it does not name itself GDAL is kept from as well; this tells it in words.</summary>
    private static bool PointsAway(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists || file.Length > MaxTextBytes)
        {
            return false;
        }

        using StreamReader reader = new(path);
        return reader.Peek() == '<' && Source().Matches(reader.ReadToEnd()).Any(source => Remote().IsMatch(source.Groups[1].Value));
    }

    [GeneratedRegex(@"^\s*(\w+:)?""?(/vsi\w+/)*?(/vsi(curl|s3|gs|az|adls|oss|swift|hdfs|webhdfs)(_streaming)?[/?]|MEM:::|(https?|ftp|s3|gs)://)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remote();

    [GeneratedRegex(@"<(?:SourceFilename|SourceDataset)\b[^>]*>([^<]*)<", RegexOptions.CultureInvariant)]
    private static partial Regex Source();
}
