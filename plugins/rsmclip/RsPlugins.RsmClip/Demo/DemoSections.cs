using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Reports;

namespace RsPlugins.RsmClip.Demo;

/// <summary>The parts of the demo's report about searches and segments.</summary>
internal static class DemoSections
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>The searches: pictures of the matches with their scores.</summary>
    /// <param name="index">What rs.index gave.</param>
    /// <param name="searches">The searches.</param>
    public static string Searches(JsonObject index, IReadOnlyList<DemoSearch> searches)
    {
        StringBuilder html = new();
        html.AppendLine(Plain, $"<section class=\"card wide\"><h2>Searched by words and by place</h2><p class=\"note\">{index["tiles"]} tiles of {index["sources"]} rasters were indexed; every search looks at all of them. Beside the score (cosine) stands how likely it is that a tile shows what was looked for, as far as the model is calibrated.</p>");
        foreach (DemoSearch search in searches)
        {
            string title = search.Language is null ? ReportPage.Text(search.Query) : $"“<span lang=\"{search.Language}\">{ReportPage.Text(search.Query)}</span>”";
            string about = search.Language is null ? "by place" : ReportPage.Text(Languages.NameOf(search.Language)) + (search.About is null ? "" : $": {ReportPage.Text(search.About)}");
            html.AppendLine(Plain, $"<h3>{title} <small>{about}</small></h3><div class=\"hits\">");
            foreach (JsonNode? hit in search.Result["hits"]!.AsArray())
            {
                string likely = hit!["confidence"] is JsonNode confidence ? $" · {((double)confidence).ToString("P0", Plain)}" : "";
                string picture = (string?)hit["thumbnail"] is string file ? $"<img alt=\"tile\" src=\"{ReportPage.Png(File.ReadAllBytes(file))}\">" : "";
                html.AppendLine(Plain, $"<figure>{picture}<figcaption>{(double)hit["score"]!:0.00}{likely}<br>{ReportPage.Text(Path.GetFileNameWithoutExtension((string)hit["source"]!))}</figcaption></figure>");
            }

            html.AppendLine("</div>");
        }

        return html.AppendLine("</section>").ToString();
    }

    /// <summary>The segments: the picture, the map and its legend.</summary>
    /// <param name="raster">The raster that was segmented.</param>
    /// <param name="result">What rs.segment gave.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static string Segments(IRasterReader raster, JsonObject result, CancellationToken cancellationToken)
    {
        // The picture is drawn small: the file holds a version of half its size.
        IRasterReader small = raster.Overviews.Count > 0 ? raster.Overview(0) : raster;
        IReadOnlyList<int> bands = BandChoice.Default(small);
        byte[] photo = ByteStretch.ReadRgb(small, new RasterWindow(0, 0, small.Width, small.Height), bands, ByteStretch.FromRaster(raster, bands, cancellationToken), cancellationToken);
        using IRasterReader map = RasterFile.Open((string)result["class_map"]!);
        byte[] colours = ByteStretch.ReadRgb(map, new RasterWindow(0, 0, map.Width, map.Height), [1], ByteStretch.FromRaster(map, [1], cancellationToken), cancellationToken);
        StringBuilder html = new();
        html.AppendLine(Plain, $"<section class=\"card wide\"><h2>Segmented by words</h2><div class=\"segments\"><figure><img alt=\"orthophoto\" src=\"{ReportPage.Png(ImageFile.EncodePng(photo, small.Width, small.Height, 3))}\"><figcaption>Orthophoto, {raster.Width} × {raster.Height} pixels, {ReportPage.Text(raster.Crs?.ToString() ?? "no CRS")}</figcaption></figure>");
        html.AppendLine(Plain, $"<figure><img alt=\"segments\" src=\"{ReportPage.Png(ImageFile.EncodePng(colours, map.Width, map.Height, 3))}\"><figcaption>Class of each pixel, from {result["windows"]} windows</figcaption></figure><table><tr><th>class</th><th class=\"n\">share</th></tr>");
        foreach (JsonNode? one in result["classes"]!.AsArray())
        {
            html.AppendLine(Plain, $"<tr><td><span class=\"swatch\" style=\"background:{one!["color"]}\"></span>{ReportPage.Text((string)one["name"]!)}</td><td class=\"n\">{(double)one["share"]!:P1}</td></tr>");
        }

        return html.AppendLine("</table></div></section>").ToString();
    }
}
