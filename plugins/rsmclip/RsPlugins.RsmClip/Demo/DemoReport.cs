using System.Globalization;
using System.Net;
using System.Text;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Classify;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Demo;

/// <summary>The demo's report: one HTML file with everything in it.</summary>
internal static class DemoReport
{
    private const string Style = """
        :root{--ink:#1d2733;--soft:#5d6b7a;--line:#dfe5eb;--paper:#fff;--ground:#f3f5f7;--accent:#12487d}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI","DejaVu Sans",sans-serif}
        main{max-width:1180px;margin:0 auto;padding:32px 24px 40px}
        h1{margin:0;font-size:28px;letter-spacing:-.01em}
        h2{margin:0 0 12px;font-size:15px;text-transform:uppercase;letter-spacing:.06em;color:var(--soft)}
        .lead{margin:6px 0 24px;color:var(--soft);max-width:76ch}
        .card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:20px}
        .maps{display:grid;grid-template-columns:1fr 1fr;gap:16px}
        figure{margin:0}
        figcaption{padding-top:8px;color:var(--soft);font-size:13px}
        .map{position:relative;overflow:hidden;border-radius:6px;background:#000 var(--photo) 0 0/100% 100%}
        .map.classes::before{content:"";position:absolute;inset:0;background:#fff;opacity:.25}
        .map img{position:absolute;left:0;top:0;opacity:.66;image-rendering:pixelated}
        .row{display:grid;grid-template-columns:2fr 1fr;gap:16px;margin-top:16px;align-items:start}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th{font-weight:600;text-align:left;color:var(--soft);font-size:13px}
        td,th{padding:6px 10px 6px 0;border-bottom:1px solid var(--line)}
        tr:last-child td{border-bottom:0}
        td.n,th.n{text-align:right;padding-right:0;white-space:nowrap}
        .swatch{display:inline-block;width:14px;height:14px;border-radius:3px;margin-right:9px;vertical-align:-2px;box-shadow:inset 0 0 0 1px rgba(0,0,0,.15)}
        .bar{height:8px;border-radius:4px;min-width:2px}
        td.b{width:24%}
        .none td{color:#9aa5b1}
        .stack>.card+.card{margin-top:16px}
        code{font:12.5px ui-monospace,"DejaVu Sans Mono",monospace;word-break:break-all}
        dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:4px 16px;font-size:13px}
        dt{color:var(--soft)} dd{margin:0}
        .wide{margin-top:16px}
        .note{margin:-4px 0 8px;color:var(--soft);max-width:96ch}
        h3{margin:14px 0 8px;font-size:16px} h3 small{font-weight:400;color:var(--soft)}
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
        html.AppendLine("<!doctype html>").AppendLine("<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>RsPlugins demo</title>");
        html.Append("<style>").Append(Style).Append(plain, $".map{{--photo:url(data:image/png;base64,{Convert.ToBase64String(photo)});aspect-ratio:{raster.Width}/{raster.Height}}}").AppendLine("</style></head><body><main>");
        html.AppendLine(plain, $"<h1>A labelled map from words alone</h1><p class=\"lead\">The model <b>{Text(result.Model.Id)}</b> compared {cells.Tiles.Count:N0} tiles of this orthophoto with {result.Labels.Count} class names in {languages}. No tile of it was ever seen in training, and nothing left this machine.</p>");
        html.AppendLine(plain, $"<section class=\"card maps\"><figure><div class=\"map\"></div><figcaption>Orthophoto, {raster.Width} × {raster.Height} pixels of {raster.Transform.PixelWidth:0.##} m, {Text(raster.Crs?.ToString() ?? "no CRS")}</figcaption></figure>");
        double across = 100.0 * cells.Columns * cells.Size / raster.Width, down = 100.0 * cells.Rows * cells.Size / raster.Height;
        html.AppendLine(plain, $"<figure><div class=\"map classes\"><img alt=\"class map\" style=\"width:{across:0.###}%;height:{down:0.###}%\" src=\"data:image/png;base64,{Convert.ToBase64String(MapImage(result))}\"></div><figcaption>Class of each {cellMetres:0} m cell: the vote of all {tileMetres:0} m tiles over it</figcaption></figure></section>");
        html.AppendLine("<div class=\"row\">");
        Legend(html, result, total);
        html.AppendLine("<div class=\"stack\">");
        html.AppendLine("<section class=\"card\"><h2>Agreement of the languages</h2><table><tr><th>prompts in</th><th class=\"n\">cells as on the map</th></tr>");
        for (int i = 0; i < result.Languages.Count; i++)
        {
            html.AppendLine(plain, $"<tr><td>{Text(Languages.NameOf(result.Languages[i]))}</td><td class=\"n\">{result.Agreement[i]:P1}</td></tr>");
        }

        html.AppendLine("</table></section><section class=\"card\"><h2>Timings</h2><table>");
        html.AppendLine(plain, $"<tr><td>model and class names</td><td class=\"n\">{result.LoadSeconds:0.00} s</td></tr><tr><td>tiles and both files</td><td class=\"n\">{result.ClassifySeconds:0.00} s</td></tr><tr><td>tiles a second</td><td class=\"n\">{cells.Tiles.Count / result.ClassifySeconds:0}</td></tr>");
        html.AppendLine(plain, $"<tr><td>runs on</td><td class=\"n\">{result.Model.Provider}, {result.Model.Export.Precision}</td></tr></table></section></div></div>");
        html.Append(more);
        html.AppendLine("<section class=\"card wide\"><h2>Where this comes from</h2><dl>");
        foreach (string file in files)
        {
            html.AppendLine(plain, $"<dt>file</dt><dd><code>{Text(file)}</code></dd>");
        }

        html.AppendLine("<dt>orthophoto</dt><dd>USDA National Agriculture Imagery Program (NAIP), North Dakota, resampled to 5 m; public domain</dd><dt>winter picture</dt><dd>a test image of rasterio; CC0</dd>");
        html.AppendLine("<dt>classes</dt><dd>the ten of EuroSAT (Helber et al.)</dd>");
        html.AppendLine(plain, $"<dt>model</dt><dd><code>{Text(result.Model.Id)} {result.Model.Export.ContentHash}</code></dd><dt>made</dt><dd>{result.Provenance["time"]}, RsPlugins {result.Provenance["version"]}</dd></dl></section></main></body></html>");
        return html.ToString();
    }

    private static void Legend(StringBuilder html, ClassificationResult result, int total)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        int most = Math.Max(1, result.Counts.Max());
        html.Append("<section class=\"card\"><h2>Classes</h2><table><tr>");
        foreach (string language in result.Languages)
        {
            html.Append(plain, $"<th>{Text(Languages.NameOf(language))}</th>");
        }

        html.AppendLine("<th></th><th class=\"n\">share</th></tr>");
        foreach (int i in Enumerable.Range(0, result.Counts.Length).OrderByDescending(i => result.Counts[i]))
        {
            PromptClass one = result.Labels[i];
            html.Append(result.Counts[i] == 0 ? "<tr class=\"none\">" : "<tr>");
            for (int l = 0; l < result.Languages.Count; l++)
            {
                string swatch = l == 0 ? $"<span class=\"swatch\" style=\"background:{one.Color}\"></span>" : "";
                html.Append(plain, $"<td lang=\"{result.Languages[l]}\">{swatch}{Text(one.NameIn(result.Languages[l]))}</td>");
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

    private static string Text(string value) => WebUtility.HtmlEncode(value);
}
