using System.Globalization;

namespace RsPlugins.Geo.Vectors;

/// <summary>
/// WKT 1 definitions of common systems: WGS 84, ETRS89, NAD83, SIRGAS 2000, GDA94 and GDA2020 with their UTM-like zones, web and world Mercator, polar and national grids.
/// The list epsg-wkt.tsv (code, tab, definition) was written by PROJ 9.1 from the EPSG register.
/// </summary>
internal static class EpsgWkt
{
    private static readonly Lazy<Dictionary<int, string>> Definitions = new(Read);

    /// <summary>The definition of a code, or null for one that is not built in: readers then look the code up in their own register.</summary>
    public static string? Of(int code) => Definitions.Value.GetValueOrDefault(code);

    private static Dictionary<int, string> Read()
    {
        using Stream stream = typeof(EpsgWkt).Assembly.GetManifestResourceStream("epsg-wkt.tsv") ?? throw new InvalidOperationException("epsg-wkt.tsv is missing in the assembly.");
        using StreamReader reader = new(stream);
        Dictionary<int, string> definitions = [];
        while (reader.ReadLine() is string line)
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            definitions.Add(int.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture), line[(tab + 1)..]);
        }

        return definitions;
    }
}
