using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Reports;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Evaluate;

public sealed partial class EvaluationReportTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    [Fact]
    public async Task The_report_is_one_file_with_every_figure_plots_pictures_and_what_others_have_published()
    {
        using TemporaryFolder folder = new();
        string[][] rows = [.. File.ReadAllLines(Fixtures.Path("classify", "eurosat-split.csv")).Skip(1).Select(line => line.Split(','))];
        File.WriteAllLines(folder.File("EuroSAT.csv"), ["file,class,split,caption", .. rows.Select((row, i) => $"{row[0]},{row[1]},test,\"Land <{i}> & \"\"water\"\"\"")]);
        JsonObject result = await plugin.CallAsync("rs.evaluate", new JsonObject
        {
            ["images"] = Fixtures.Path("classify", "eurosat"),
            ["list"] = folder.File("EuroSAT.csv"),
            ["languages"] = new JsonArray("en", "zh"),
            ["resamples"] = 100,
            ["report"] = folder.File("report.html"),
        });

        string html = File.ReadAllText(folder.File("report.html"));

        Assert.Equal(folder.File("report.html"), (string)result["report"]!);
        Assert.DoesNotMatch("(src|href)=\"(?!data:|https://)", html);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        foreach (string figure in (string[])["top1", "top5"])
        {
            Assert.All(result["sets"]![0]!["zero_shot"]!.AsArray(), one => Assert.Contains($">{(double)one![figure]!["value"]!:0.000} <", html, StringComparison.Ordinal));
        }

        Assert.Contains($">{(double)result["sets"]![0]!["retrieval"]![0]!["mean_recall"]!["value"]!:0.0} <", html, StringComparison.Ordinal);
        JsonNode classes = result["calibration"]!["classes"]!;
        Assert.InRange((double)classes["ece_after"]!, (double)classes["ece_low"]! - 0.1, (double)classes["ece_high"]!);
        Assert.Contains($"({(double)classes["ece_low"]!:0.000}–{(double)classes["ece_high"]!:0.000})", html, StringComparison.Ordinal);
        Assert.Contains("“Land &lt;", html, StringComparison.Ordinal);
        Assert.Contains("&amp; &quot;water&quot;”", html, StringComparison.Ordinal);
        Assert.Contains("RS-M-CLIP<span class=\"tag\">not measured by us</span></td><td class=\"n\">33.15</td>", html, StringComparison.Ordinal);
        Assert.Contains("https://github.com/Afleve/OSTB", html, StringComparison.Ordinal);
        XElement[] plots = [.. Plot().Matches(html).Select(plot => XElement.Parse(plot.Value))];
        Assert.All(plots, plot => Assert.NotEmpty((string)plot.Attribute("aria-label")!));
        Assert.Contains(plots, plot => (string)plot.Attribute("aria-label")! == "Confusion matrix" && plot.Descendants("rect").Count() == 100);
        Assert.Contains(plots, plot => ((string)plot.Attribute("aria-label")!).StartsWith("Reliability", StringComparison.Ordinal));
    }

    [Fact]
    public void Dots_lie_on_the_scale_between_the_ends_of_their_bars()
    {
        XElement plot = XElement.Parse(IntervalPlot.Svg("Shares", [("one", new Estimate(0.94, 0.93, 0.95), null), ("two", new Estimate(0.90, 0.88, 0.92), "#ff0000"), ("none", new Estimate(double.NaN, double.NaN, double.NaN), null)], "0.00", 1));

        XElement[] dots = [.. plot.Elements("circle")], bars = [.. plot.Elements("line").Where(line => (string?)line.Attribute("class") == "bar")], ticks = [.. plot.Elements("line").Where(line => (string?)line.Attribute("class") == "grid")];
        Assert.Equal((2, 2), (dots.Length, bars.Length));
        double scale = (At(dots[0], "cx") - At(dots[1], "cx")) / 0.04;
        Assert.Equal(At(dots[0], "cx") + (0.01 * scale), At(bars[0], "x2"), 0.2);
        Assert.Equal(At(dots[1], "cx") - (0.02 * scale), At(bars[1], "x1"), 0.2);
        Assert.InRange(At(bars[1], "x1"), At(ticks[0], "x1"), At(ticks[^1], "x1"));
        Assert.InRange(At(bars[0], "x2"), At(ticks[0], "x1"), At(ticks[^1], "x1"));
        Assert.InRange(ticks.Length, 3, 8);

        static double At(XElement element, string name) => double.Parse((string)element.Attribute(name)!, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(0.9999, 1, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(33.1, 40.2, 100)]
    [InlineData(0, 100, 100)]
    public void Any_interval_has_a_scale(double low, double high, double most)
    {
        XElement plot = XElement.Parse(IntervalPlot.Svg("x", [("one", new Estimate(low, low, high), null)], "0.0", most));

        Assert.DoesNotContain("NaN", plot.ToString(), StringComparison.Ordinal);
        Assert.InRange(plot.Elements("line").Count(line => (string?)line.Attribute("class") == "grid"), 2, 12);
    }

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Plot();
}
