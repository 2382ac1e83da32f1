using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>What the bands of a TIFF show: by its photometric interpretation and extra samples and, going before them, by the metadata that GDAL keeps in a tag.</summary>
internal static class TiffBandColors
{
    private const int MaxMetadata = 1 << 20;
    private const int PhotometricRgb = 2;
    private const int PhotometricYCbCr = 6;

    /// <summary>The colours of a directory's bands.</summary>
    /// <param name="layout">The directory.</param>
    /// <param name="palette">Whether its samples are indices.</param>
    public static IReadOnlyList<BandColor> Of(TiffLayout layout, bool palette)
    {
        BandColor[] colors = new BandColor[layout.Bands];
        int extra = (int)Math.Min(layout.Directory.Count(TiffTag.ExtraSamples), (ulong)layout.Bands);
        if (layout.Photometric is PhotometricRgb or PhotometricYCbCr && layout.Bands >= 3)
        {
            (colors[0], colors[1], colors[2]) = (BandColor.Red, BandColor.Green, BandColor.Blue);
        }
        else
        {
            colors[0] = palette ? BandColor.Palette : BandColor.Gray;
        }

        for (int i = 0; i < extra; i++)
        {
            if (layout.Directory.IntegerAt(TiffTag.ExtraSamples, (ulong)i) is 1 or 2)
            {
                colors[layout.Bands - extra + i] = BandColor.Alpha;
                break;
            }
        }

        string?[] names = new string?[layout.Bands];
        foreach (XElement item in Metadata(layout.Directory))
        {
            if (!int.TryParse((string?)item.Attribute("sample"), CultureInfo.InvariantCulture, out int sample) || sample < 0 || sample >= layout.Bands)
            {
                continue;
            }

            switch ((string?)item.Attribute("role"))
            {
                case "colorinterp":
                    colors[sample] = Enum.TryParse(item.Value, ignoreCase: true, out BandColor color) && Enum.IsDefined(color) ? color : BandColor.Undefined;
                    break;
                case "description":
                    names[sample] = item.Value;
                    break;
            }
        }

        if (palette && layout.Bits == 1)
        {
            colors[0] = BandColor.Palette;
        }

        return BandNames.Complete(colors, names);
    }

    private static IEnumerable<XElement> Metadata(TiffDirectory directory)
    {
        try
        {
            if (directory.Ascii(TiffTag.GdalMetadata, MaxMetadata) is not string text)
            {
                return [];
            }

            using XmlReader reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MaxMetadata });
            return XDocument.Load(reader).Root?.Elements("Item") ?? [];
        }
        catch (Exception e) when (e is XmlException or RasterException)
        {
            // The metadata is an aid; a broken one takes nothing from the raster.
            return [];
        }
    }
}
