using System.Globalization;
using System.Xml.Linq;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Vectors;

/// <summary>Writes QGIS's style language for polygons coloured by category.</summary>
internal static class QgisStyle
{
    public static string Categories(string column, IReadOnlyList<ClassColor> colors)
    {
        XElement categories = new("categories"), symbols = new("symbols");
        for (int i = 0; i < colors.Count; i++)
        {
            ClassColor color = colors[i];
            string number = i.ToString(CultureInfo.InvariantCulture);
            categories.Add(new XElement("category", new XAttribute("render", "true"), new XAttribute("symbol", number), new XAttribute("value", color.Name), new XAttribute("label", color.Name), new XAttribute("type", "string")));
            symbols.Add(new XElement("symbol", new XAttribute("type", "fill"), new XAttribute("name", number), new XAttribute("alpha", "0.6"),
                new XElement("layer", new XAttribute("class", "SimpleFill"), new XAttribute("enabled", "1"), new XAttribute("locked", "0"), new XAttribute("pass", "0"),
                    Property("color", FormattableString.Invariant($"{color.Red},{color.Green},{color.Blue},255")), Property("style", "solid"),
                    Property("outline_style", "no"), Property("outline_color", "35,35,35,255"), Property("outline_width", "0.1"))));
        }

        XElement renderer = new("renderer-v2", new XAttribute("type", "categorizedSymbol"), new XAttribute("attr", column), new XAttribute("enableorderby", "0"), new XAttribute("forceraster", "0"), new XAttribute("symbollevels", "0"), categories, symbols);
        return new XDocument(new XDocumentType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", null!), new XElement("qgis", new XAttribute("version", "3.22.0"), new XAttribute("styleCategories", "Symbology"), renderer)).ToString(SaveOptions.DisableFormatting);

        // QGIS before 3.26 reads "prop", later ones "Option" as well.
        static XElement Property(string key, string value) => new("prop", new XAttribute("k", key), new XAttribute("v", value));
    }
}
