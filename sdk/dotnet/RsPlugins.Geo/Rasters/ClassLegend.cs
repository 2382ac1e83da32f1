using System.Globalization;
using System.Security;
using System.Text;
using System.Xml.Linq;

namespace RsPlugins.Geo.Rasters;

/// <summary>
/// Names and colours of a class map for the programs that show it: a style of QGIS (".qml", which QGIS takes by itself) and a colour map of Esri's (".clr"), both beside the map.
/// The colour table lies in the map itself, the raster attribute table in its ".aux.xml"; <see cref="ClassMapWriter"/> writes both.
/// </summary>
public static class ClassLegend
{
    /// <summary>Columns of the attribute table: name, then GDAL's codes for type (0 integer, 2 text) and use (1 pixel count, 2 class name, 5 value, 6 to 8 red, green, blue).</summary>
    private static readonly (string Name, int Type, int Use)[] Columns = [("Value", 0, 5), ("Count", 0, 1), ("Class_Name", 2, 2), ("Red", 0, 6), ("Green", 0, 7), ("Blue", 0, 8)];

    /// <summary>The files that belong to a class map, with those that <see cref="ClassMapWriter"/> writes.</summary>
    /// <param name="mapPath">The map.</param>
    /// <returns>Full names, the map itself left out: ".aux.xml", ".qml" and ".clr".</returns>
    public static IReadOnlyList<string> FilesOf(string mapPath) => [mapPath + ".aux.xml", Path.ChangeExtension(mapPath, ".qml"), Path.ChangeExtension(mapPath, ".clr")];

    /// <summary>Writes style and colour map beside a class map; existing ones are replaced.</summary>
    /// <param name="mapPath">The map; it need not exist.</param>
    /// <param name="colors">The classes: the value of each is its place.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string mapPath, IReadOnlyList<ClassColor> colors)
    {
        File.WriteAllText(Path.ChangeExtension(mapPath, ".qml"), QgisStyle(colors));
        File.WriteAllLines(Path.ChangeExtension(mapPath, ".clr"), colors.Select((color, value) => FormattableString.Invariant($"{value} {color.Red} {color.Green} {color.Blue}")));
    }

    /// <summary>Adds GDAL's form of a raster attribute table, with the columns that ArcGIS looks for.</summary>
    internal static void AppendAttributeTable(StringBuilder xml, IReadOnlyList<ClassColor> colors, IReadOnlyList<long> counts)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        xml.Append("    <GDALRasterAttributeTable tableType=\"thematic\">\n");
        foreach ((int index, (string name, int type, int use)) in Columns.Index())
        {
            xml.Append(plain, $"      <FieldDefn index=\"{index}\"><Name>{name}</Name><Type>{type}</Type><Usage>{use}</Usage></FieldDefn>\n");
        }

        foreach ((int value, ClassColor color) in colors.Index())
        {
            // GDAL holds integers of 32 bits here; more pixels than that are said as the most it can say.
            int count = (int)Math.Min(counts[value], int.MaxValue);
            xml.Append(plain, $"      <Row index=\"{value}\"><F>{value}</F><F>{count}</F><F>{SecurityElement.Escape(color.Name)}</F><F>{color.Red}</F><F>{color.Green}</F><F>{color.Blue}</F></Row>\n");
        }

        xml.Append("    </GDALRasterAttributeTable>\n");
    }

    private static string QgisStyle(IReadOnlyList<ClassColor> colors)
    {
        XElement palette = new("colorPalette", colors.Select((color, value) => new XElement("paletteEntry",
            new XAttribute("value", value), new XAttribute("label", color.Name), new XAttribute("color", FormattableString.Invariant($"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}")), new XAttribute("alpha", "255"))));
        XElement renderer = new("rasterrenderer", new XAttribute("type", "paletted"), new XAttribute("band", "1"), new XAttribute("opacity", "1"), new XAttribute("alphaBand", "-1"), new XAttribute("nodataColor", ""), palette);
        return new XDocument(new XDocumentType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", null!),
            new XElement("qgis", new XAttribute("version", "3.22.0"), new XAttribute("styleCategories", "Symbology"), new XElement("pipe", renderer))).ToString() + "\n";
    }
}
