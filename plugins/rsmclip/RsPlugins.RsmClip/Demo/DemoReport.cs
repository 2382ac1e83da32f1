using System.Globalization;
using System.Text;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Classify;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Reports;

namespace RsPlugins.RsmClip.Demo;

/// <summary>The demo's report: one HTML file with everything in it.</summary>
internal static class DemoReport
{
    private const string Style = """
        .maps{display:grid;grid-template-columns:1fr 1fr;gap:16px}
        .map{position:relative;overflow:hidden;border-radius:6px;background:#000 var(--photo) 0 0/100% 100%}
        .map.classes::before{content:"";position:absolute;inset:0;background:#fff;opacity:.25}
        .map img{position:absolute;left:0;top:0;opacity:.66;image-rendering:pixelated}
        .row{display:grid;grid-template-columns:2fr 1fr;gap:16px;margin-top:16px;align-items:start}
        .bar{height:8px;border-radius:4px;min-width:2px}
        td.b{width:24%}
        .none td{color:var(--soft)}
        .stack>.card+.card{margin-top:16px}
        .hits{display:grid;grid-template-columns:repeat(5,1fr);gap:12px}
        .hits img,.segments img{width:100%;display:block;border-radius:6px}
        .segments{display:grid;grid-template-columns:1fr 1fr .7fr;gap:16px;align-items:start}
        @media(max-width:800px){.maps,.row,.segments{grid-template-columns:1fr}}
        """;

    /// <summary>Writes the report.</summary>
    /// <param name="result">What the classification gave.</param>
    /// <param name="photo">The orthophoto as PNG.</param>
    /// <param name="raster">The orthophoto.</param>
    /// <param name="more">Further sections, as HTML.</param>
    /// <param name="files">The other outputs.</param>
    public static string Html(ClassificationResult result, byte[] photo, IRasterReader raster, string more, IReadOnlyList<string> files)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        CellGrid cells = result.Cells;
        int total = result.Counts.Sum();
        double cellMetres = cells.Size * raster.Transform.PixelWidth, tileMetres = cells.Tiles.TileSize * raster.Transform.PixelWidth;
        string languages = string.Join(", ", result.Languages.Select(Languages.NameOf));
        StringBuilder html = new();
        html.AppendLine(plain, $"<h1>A labelled map from words alone</h1><p class=\"lead\">The model <b>{ReportPage.Text(result.Model.Id)}</b> compared {cells.Tiles.Count:N0} tiles of this orthophoto with {result.Labels.Count} class names in {languages}. No tile of it was ever seen in training, and nothing left this machine.</p>");
        html.AppendLine(plain, $"<section class=\"card maps\"><figure><div class=\"map\"></div><figcaption>Orthophoto, {raster.Width} × {raster.Height} pixels of {raster.Transform.PixelWidth:0.##} m, {ReportPage.Text(raster.Crs?.ToString() ?? "no CRS")}</figcaption></figure>");
        double across = 100.0 * cells.Columns * cells.Size / raster.Width, down = 100.0 * cells.Rows * cells.Size / raster.Height;
        html.AppendLine(plain, $"<figure><div class=\"map classes\"><img alt=\"class map\" style=\"width:{across:0.###}%;height:{down:0.###}%\" src=\"{ReportPage.Png(MapImage(result))}\"></div><figcaption>Class of each {cellMetres:0} m cell: the vote of all {tileMetres:0} m tiles over it</figcaption></figure></section>");
        html.AppendLine("<div class=\"row\">");
        Legend(html, result, total);
        html.AppendLine("<div class=\"stack\">");
        html.AppendLine("<section class=\"card\"><h2>Agreement of the languages</h2><table><tr><th>prompts in</th><th class=\"n\">cells as on the map</th></tr>");
        for (int i = 0; i < result.Languages.Count; i++)
        {
            html.AppendLine(plain, $"<tr><td>{ReportPage.Text(Languages.NameOf(result.Languages[i]))}</td><td class=\"n\">{result.Agreement[i]:P1}</td></tr>");
        }

        html.AppendLine("</table></section><section class=\"card\"><h2>Timings</h2><table>");
        html.AppendLine(plain, $"<tr><td>model and class names</td><td class=\"n\">{result.LoadSeconds:0.00} s</td></tr><tr><td>tiles and both files</td><td class=\"n\">{result.ClassifySeconds:0.00} s</td></tr><tr><td>tiles a second</td><td class=\"n\">{cells.Tiles.Count / result.ClassifySeconds:0}</td></tr>");
        html.AppendLine(plain, $"<tr><td>runs on</td><td class=\"n\">{result.Model.Provider}, {result.Model.Export.Precision}</td></tr></table></section></div></div>");
        html.Append(more);
        html.AppendLine("<section class=\"card wide\"><h2>Where this comes from</h2><dl>");
        foreach (string file in files)
        {
            html.AppendLine(plain, $"<dt>file</dt><dd><code>{ReportPage.Text(file)}</code></dd>");
        }

        html.AppendLine("<dt>orthophoto</dt><dd>USDA National Agriculture Imagery Program (NAIP), North Dakota, resampled to 5 m; public domain</dd><dt>winter picture</dt><dd>a test image of rasterio; CC0</dd>");
        html.AppendLine("<dt>classes</dt><dd>the ten of EuroSAT (Helber et al.)</dd>");
        html.AppendLine(plain, $"<dt>model</dt><dd><code>{ReportPage.Text(result.Model.Id)} {result.Model.Export.ContentHash}</code></dd><dt>made</dt><dd>{result.Provenance["time"]}, RsPlugins {result.Provenance["version"]}</dd></dl></section>");
        string style = string.Create(plain, $"{Style}\n.map{{--photo:url({ReportPage.Png(photo)});aspect-ratio:{raster.Width}/{raster.Height}}}");
        return ReportPage.Html("RsPlugins demo", style, html.ToString());
    }

    private static void Legend(StringBuilder html, ClassificationResult result, int total)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        int most = Math.Max(1, result.Counts.Max());
        html.Append("<section class=\"card\"><h2>Classes</h2><table><tr>");
        foreach (string language in result.Languages)
        {
            html.Append(plain, $"<th>{ReportPage.Text(Languages.NameOf(language))}</th>");
        }

        html.AppendLine("<th></th><th class=\"n\">share</th></tr>");
        foreach (int i in Enumerable.Range(0, result.Counts.Length).OrderByDescending(i => result.Counts[i]))
        {
            PromptClass one = result.Labels[i];
            html.Append(result.Counts[i] == 0 ? "<tr class=\"none\">" : "<tr>");
            for (int l = 0; l < result.Languages.Count; l++)
            {
                string swatch = l == 0 ? $"<span class=\"swatch\" style=\"background:{one.Color}\"></span>" : "";
                html.Append(plain, $"<td lang=\"{result.Languages[l]}\">{swatch}{ReportPage.Text(one.NameIn(result.Languages[l]))}</td>");
            }

            string bar = result.Counts[i] == 0 ? "" : string.Create(plain, $"<div class=\"bar\" style=\"width:{100.0 * result.Counts[i] / most:0.#}%;background:{one.Color}\"></div>");
            html.AppendLine(plain, $"<td class=\"b\">{bar}</td><td class=\"n\">{(double)result.Counts[i] / Math.Max(1, total):P1}</td></tr>");
        }

        html.AppendLine("</table></section>");
    }

    private static byte[] MapImage(ClassificationResult result)
    {
        using IRasterReader map = RasterFile.Open(result.Files.ClassMap);
        ReadOnlySpan<byte> values = map.Read(new RasterWindow(0, 0, map.Width, map.Height), [1], CancellationToken.None).Samples<byte>(0);
        byte[] pixels = new byte[values.Length * 4];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != ClassMapWriter.NoData)
            {
                (pixels[i * 4], pixels[(i * 4) + 1], pixels[(i * 4) + 2]) = ClassColors.Parse(result.Labels[values[i]].Color)!.Value;
                pixels[(i * 4) + 3] = 255;
            }
        }

        return ImageFile.EncodePng(pixels, result.Cells.Columns, result.Cells.Rows, 4);
    }
}
