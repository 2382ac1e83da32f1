using System.Globalization;
using System.Text;
using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Reports;

/// <summary>Figures with their intervals as dots with bars, one below the other on a common scale.</summary>
internal static class IntervalPlot
{
    private const int Width = 620, LabelWidth = 132, ValueWidth = 150, Row = 24, Axis = 26, MostSteps = 5;
    private const double LeastHalf = 0.01;
    private static readonly double[] Steps = [0.1, 0.2, 0.5, 1, 2, 5, 10];
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Draws.</summary>
    /// <param name="title">What the picture shows, for those who cannot see it.</param>
    /// <param name="rows">Labels, figures and colours; a colour is null for that of the page. Figures that are not a number are left out.</param>
    /// <param name="format">How figures are written.</param>
    /// <param name="most">The largest that a figure can be.</param>
    public static string Svg(string title, IReadOnlyList<(string Label, Estimate Figure, string? Color)> rows, string format, double most)
    {
        (string Label, Estimate Figure, string? Color)[] drawn = [.. rows.Where(row => double.IsFinite(row.Figure.Value))];
        if (drawn.Length == 0)
        {
            return "";
        }

        (double from, double to, double step) = Scale(drawn.Min(row => row.Figure.Low), drawn.Max(row => row.Figure.High), most);
        double room = Width - LabelWidth - ValueWidth;
        double X(double value) => LabelWidth + (room * (value - from) / (to - from));
        int height = (Row * drawn.Length) + Axis;
        string ticks = "F" + Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) - 1e-9)).ToString(Plain);
        StringBuilder svg = new();
        svg.Append(Plain, $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{ReportPage.Text(title)}\">");
        for (double tick = from; tick <= to + (step / 2); tick += step)
        {
            svg.Append(Plain, $"<line class=\"grid\" x1=\"{X(tick):0.#}\" x2=\"{X(tick):0.#}\" y1=\"2\" y2=\"{height - Axis}\"/><text class=\"soft\" x=\"{X(tick):0.#}\" y=\"{height - 8}\" text-anchor=\"middle\">{tick.ToString(ticks, Plain)}</text>");
        }

        foreach ((int i, (string label, Estimate figure, string? color)) in drawn.Index())
        {
            double y = (Row * i) + (Row / 2.0);
            string paint = color is null ? "" : $" style=\"fill:{color};stroke:{color}\"";
            svg.Append(Plain, $"<text x=\"{LabelWidth - 12}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{ReportPage.Text(label)}</text>");
            svg.Append(Plain, $"<line class=\"bar\" stroke-width=\"5\" stroke-linecap=\"round\" stroke-opacity=\".35\"{paint} x1=\"{X(figure.Low):0.#}\" x2=\"{X(figure.High):0.#}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/><circle class=\"mark\"{paint} cx=\"{X(figure.Value):0.#}\" cy=\"{y:0.#}\" r=\"4.5\"/>");
            svg.Append(Plain, $"<text x=\"{Width}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{figure.Value.ToString(format, Plain)} <tspan class=\"soft\">{figure.Low.ToString(format, Plain)}–{figure.High.ToString(format, Plain)}</tspan></text>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Round borders and steps around all intervals.</summary>
    private static (double From, double To, double Step) Scale(double low, double high, double most)
    {
        double middle = (low + high) / 2, half = Math.Max((high - low) / 2, most * LeastHalf);
        double ten = Math.Pow(10, Math.Floor(Math.Log10(half))), step = ten * Steps.First(factor => 2 * half / (ten * factor) <= MostSteps);
        return (Math.Max(0, Math.Floor((middle - half) / step) * step), Math.Min(Math.Ceiling(most / step) * step, Math.Ceiling((middle + half) / step) * step), step);
    }
}
