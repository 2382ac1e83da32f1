using System.Net;

namespace RsPlugins.RsmClip.Reports;

/// <summary>The page that all reports share: one HTML file with everything in it, on light and on dark ground.</summary>
internal static class ReportPage
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1d2733;--soft:#5d6b7a;--line:#dfe5eb;--paper:#fff;--ground:#f3f5f7;--accent:#12487d;--warm:#b4532a}
        @media(prefers-color-scheme:dark){:root{--ink:#e4e9ee;--soft:#9ba8b5;--line:#2c353f;--paper:#181e25;--ground:#0f1317;--accent:#78b0e6;--warm:#e2946c}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI","DejaVu Sans",sans-serif}
        main{max-width:1180px;margin:0 auto;padding:32px 24px 40px}
        h1{margin:0;font-size:28px;letter-spacing:-.01em}
        h2{margin:0 0 12px;font-size:15px;text-transform:uppercase;letter-spacing:.06em;color:var(--soft)}
        h3{margin:14px 0 8px;font-size:16px} h3 small{font-weight:400;color:var(--soft)}
        a{color:var(--accent)}
        .lead{margin:6px 0 24px;color:var(--soft);max-width:76ch}
        .card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:20px}
        .wide{margin-top:16px}
        .note{margin:-4px 0 8px;color:var(--soft);max-width:96ch}
        figure{margin:0}
        figcaption{padding-top:8px;color:var(--soft);font-size:13px}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th{font-weight:600;text-align:left;color:var(--soft);font-size:13px}
        td,th{padding:6px 10px 6px 0;border-bottom:1px solid var(--line)}
        tr:last-child td{border-bottom:0}
        td.n,th.n{text-align:right;padding-right:0;white-space:nowrap}
        td.n+td.n,th.n+th.n{padding-left:16px}
        .swatch{display:inline-block;width:14px;height:14px;border-radius:3px;margin-right:9px;vertical-align:-2px;box-shadow:inset 0 0 0 1px rgba(0,0,0,.15)}
        code{font:12.5px ui-monospace,"DejaVu Sans Mono",monospace;word-break:break-all}
        dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:4px 16px;font-size:13px}
        dt{color:var(--soft)} dd{margin:0}
        svg{display:block;width:100%;height:auto;font:12px system-ui,"Segoe UI","DejaVu Sans",sans-serif}
        svg text{fill:var(--ink)} svg .soft{fill:var(--soft)} svg .grid{stroke:var(--line)} svg .mark{fill:var(--accent)} svg .bar{stroke:var(--accent)}
        """;

    /// <summary>Makes a page.</summary>
    /// <param name="title">The title of the window.</param>
    /// <param name="style">What this report has beside the common style.</param>
    /// <param name="body">The content of the page, as HTML.</param>
    public static string Html(string title, string style, string body) =>
        $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{Text(title)}</title>\n<style>{Style}\n{style}</style></head><body><main>\n{body}</main></body></html>\n";

    /// <summary>A text as HTML.</summary>
    public static string Text(string value) => WebUtility.HtmlEncode(value);

    /// <summary>A PNG file as an address inside the page.</summary>
    public static string Png(byte[] file) => "data:image/png;base64," + Convert.ToBase64String(file);
}
