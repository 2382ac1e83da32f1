using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace RsPlugins.Geo.Rasters;

/// <summary>
/// Reads what GDAL and QGIS keep beside a raster in NAME.EXT.aux.xml: a CRS and a geotransform. As in GDAL, they go before what the raster itself says.
/// </summary>
internal static partial class PamFile
{
    private const int MaxBytes = 4 << 20;

    /// <summary>The CRS and geotransform beside a raster; null for each that is not there.</summary>
    public static (Crs? Crs, GeoTransform? Transform) Beside(string path)
    {
        FileInfo file = new(path + ".aux.xml");
        if (!file.Exists || file.Length > MaxBytes)
        {
            return (null, null);
        }

        try
        {
            using XmlReader reader = XmlReader.Create(file.FullName, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MaxBytes });
            XElement? root = XDocument.Load(reader).Root;
            return (Reference(root?.Element("SRS")?.Value), Transform(root?.Element("GeoTransform")?.Value));
        }
        catch (XmlException)
        {
            // The file is an aid that other programs keep; a broken one takes nothing from the raster.
            return (null, null);
        }
    }

    private static Crs? Reference(string? text)
    {
        string wkt = text?.Trim() ?? "";
        if (wkt.Length == 0)
        {
            return null;
        }

        if (wkt.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase))
        {
            return int.TryParse(wkt[5..], CultureInfo.InvariantCulture, out int named) ? new Crs(named) : null;
        }

        Match name = Name().Match(wkt), code = Code().Match(wkt);
        string? title = name.Success ? name.Groups[1].Value : null;
        return code.Success && int.TryParse(code.Groups[1].Value, CultureInfo.InvariantCulture, out int epsg) ? new Crs(epsg, wkt, title) : new Crs(null, wkt, title ?? "custom CRS");
    }

    private static GeoTransform? Transform(string? text)
    {
        string[] parts = text?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        double[] n = new double[6];
        for (int i = 0; i < 6; i++)
        {
            if (parts.Length != 6 || !double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out n[i]) || !double.IsFinite(n[i]))
            {
                return null;
            }
        }

        return new GeoTransform(n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    // The code of the whole system closes its definition; codes of its parts lie further inside.
    [GeneratedRegex("""(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d{1,6})"?\s*\]\s*\]\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("""^\w+\s*\[\s*"([^"]{1,200})""", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
