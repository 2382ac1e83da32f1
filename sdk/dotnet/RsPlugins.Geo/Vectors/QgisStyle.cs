using System.Globalization;
using System.Xml.Linq;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Vectors;

/// <summary>Writes QGIS's style language for polygons coloured by category or by number.</summary>
internal static class QgisStyle
{
    // Five classes of ColorBrewer's YlOrRd, from low to high.
    private static readonly ClassColor[] Ramp = [new("", 255, 255, 178), new("", 254, 204, 92), new("", 253, 141, 60), new("", 240, 59, 32), new("", 189, 0, 38)];

    /// <summary>Five classes of equal width; one of all numbers when they are the same.</summary>
    public static string Graded(string column, double low, double high)
    {
        XElement ranges = new("ranges"), symbols = new("symbols");
        int classes = high > low ? Ramp.Length : 1;
        for (int i = 0; i < classes; i++)
        {
            double from = low + ((high - low) * i / classes), to = low + ((high - low) * (i + 1) / classes);
            ClassColor color = Ramp[classes == 1 ? Ramp.Length - 1 : i];

            // The ends reach a little further: numbers are read back from text.
            double lower = i == 0 ? from - 1e-6 : from, upper = i == classes - 1 ? to + 1e-6 : to;
            ranges.Add(new XElement("range", new XAttribute("render", "true"), new XAttribute("symbol", Number(i)), new XAttribute("lower", Text(lower)), new XAttribute("upper", Text(upper)),
                new XAttribute("label", FormattableString.Invariant($"{from:0.000} - {to:0.000}"))));
            symbols.Add(Symbol(Number(i), color, outline: true));
        }

        return Document(new XElement("renderer-v2", new XAttribute("type", "graduatedSymbol"), new XAttribute("attr", column), new XAttribute("graduatedMethod", "GraduatedColor"), new XAttribute("enableorderby", "0"),
            new XAttribute("forceraster", "0"), new XAttribute("symbollevels", "0"), ranges, symbols));

        static string Text(double value) => value.ToString("0.000000000", CultureInfo.InvariantCulture);
    }

    public static string Categories(string column, IReadOnlyList<ClassColor> colors)
    {
        XElement categories = new("categories"), symbols = new("symbols");
        for (int i = 0; i < colors.Count; i++)
        {
            ClassColor color = colors[i];
            string number = i.ToString(CultureInfo.InvariantCulture);
            categories.Add(new XElement("category", new XAttribute("render", "true"), new XAttribute("symbol", number), new XAttribute("value", color.Name), new XAttribute("label", color.Name), new XAttribute("type", "string")));
            symbols.Add(Symbol(number, color, outline: false));
        }

        XElement renderer = new("renderer-v2", new XAttribute("type", "categorizedSymbol"), new XAttribute("attr", column), new XAttribute("enableorderby", "0"), new XAttribute("forceraster", "0"), new XAttribute("symbollevels", "0"), categories, symbols);
        return Document(renderer);
    }

    /// <summary>Polygons without a filling.</summary>
    public static string Outlines() => Document(new XElement("renderer-v2", new XAttribute("type", "singleSymbol"), new XAttribute("enableorderby", "0"), new XAttribute("forceraster", "0"), new XAttribute("symbollevels", "0"),
        new XElement("symbols", new XElement("symbol", new XAttribute("type", "fill"), new XAttribute("name", "0"), new XAttribute("alpha", "1"),
            new XElement("layer", new XAttribute("class", "SimpleFill"), new XAttribute("enabled", "1"), new XAttribute("locked", "0"), new XAttribute("pass", "0"),
                Property("color", "0,0,0,0"), Property("style", "no"), Property("outline_style", "solid"), Property("outline_color", "227,111,30,255"), Property("outline_width", "0.3"))))));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static XElement Symbol(string name, ClassColor color, bool outline) =>
        new("symbol", new XAttribute("type", "fill"), new XAttribute("name", name), new XAttribute("alpha", "0.6"),
            new XElement("layer", new XAttribute("class", "SimpleFill"), new XAttribute("enabled", "1"), new XAttribute("locked", "0"), new XAttribute("pass", "0"),
                Property("color", FormattableString.Invariant($"{color.Red},{color.Green},{color.Blue},255")), Property("style", "solid"),
                Property("outline_style", outline ? "solid" : "no"), Property("outline_color", "35,35,35,255"), Property("outline_width", "0.1")));

    // QGIS before 3.26 reads "prop", later ones "Option" as well.
    private static XElement Property(string key, string value) => new("prop", new XAttribute("k", key), new XAttribute("v", value));

    private static string Document(XElement renderer) =>
        new XDocument(new XDocumentType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", null!), new XElement("qgis", new XAttribute("version", "3.22.0"), new XAttribute("styleCategories", "Symbology"), renderer)).ToString(SaveOptions.DisableFormatting);
}
