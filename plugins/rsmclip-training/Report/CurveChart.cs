using System.Globalization;
using System.Net;
using System.Text;

namespace RsPlugins.RsmClip.Training.Report;

/// <summary>Curves over steps as an SVG picture that needs nothing beside itself.</summary>
internal static class CurveChart
{
    private const double Width = 460;
    private const double Height = 210;
    private const double Left = 52;
    private const double Right = 10;
    private const double Top = 10;
    private const double Bottom = 24;
    private const int MostPoints = 800;
    private const int Lines = 4;
    private static readonly string[] Colours = ["#12487d", "#c2571a", "#2c7a4b", "#8a3b8f", "#9a7d0a", "#b03052", "#3b8ea5", "#5d6b7a", "#6b8e23", "#444444"];

    /// <summary>Draws curves.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="curves">Names and points: step and value, the steps ascending.</param>
    public static string Svg(string title, IReadOnlyList<(string Name, IReadOnlyList<(double Step, double Value)> Points)> curves)
    {
        double[] values = [.. curves.SelectMany(curve => curve.Points.Select(point => point.Value))];
        (double low, double high, double grid) = Scale(values.Min(), values.Max());
        double last = Math.Max(1, curves.Max(curve => curve.Points[^1].Step));
        StringBuilder svg = new();
        svg.Append(Plain, $"<figure class=\"card\"><figcaption>{WebUtility.HtmlEncode(title)}</figcaption><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        for (double line = low; line <= high + (grid / 2); line += grid)
        {
            double y = Y(line, low, high);
            svg.Append(Plain, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/><text class=\"y\" x=\"{Left - 6}\" y=\"{y + 4:0.#}\">{Short(Math.Abs(line) < grid / 1e6 ? 0 : line)}</text>");
        }

        svg.Append(Plain, $"<text class=\"x\" x=\"{Left}\" y=\"{Height - 6}\">0</text><text class=\"x end\" x=\"{Width - Right}\" y=\"{Height - 6}\">{last:#,0} steps</text>");
        foreach ((int index, (string name, IReadOnlyList<(double Step, double Value)> points)) in curves.Index())
        {
            string path = string.Join(' ', Thinned(points).Select(point => string.Create(Plain, $"{X(point.Step, last):0.#},{Y(point.Value, low, high):0.#}")));
            svg.Append(Plain, $"<polyline stroke=\"{Colours[index % Colours.Length]}\" points=\"{path}\"><title>{WebUtility.HtmlEncode(name)}</title></polyline>");
            if (points.Count == 1)
            {
                svg.Append(Plain, $"<circle fill=\"{Colours[index % Colours.Length]}\" r=\"3\" cx=\"{X(points[0].Step, last):0.#}\" cy=\"{Y(points[0].Value, low, high):0.#}\"/>");
            }
        }

        svg.Append("</svg><p class=\"keys\">");
        foreach ((int index, (string name, IReadOnlyList<(double Step, double Value)> points)) in curves.Index())
        {
            svg.Append(Plain, $"<span><i style=\"background:{Colours[index % Colours.Length]}\"></i>{WebUtility.HtmlEncode(name)} <b>{Short(points[^1].Value)}</b></span> ");
        }

        return svg.AppendLine("</p></figure>").ToString();
    }

    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    private static string Short(double value) => value == 0 || Math.Abs(value) is >= 0.001 and < 1e5 ? value.ToString("0.####", Plain) : value.ToString("0.##e0", Plain);

    private static double X(double step, double last) => Left + ((Width - Left - Right) * step / last);

    private static double Y(double value, double low, double high) => Height - Bottom - ((Height - Top - Bottom) * (value - low) / (high - low));

    // Lines at round numbers: 1, 2 or 5 times a power of ten.
    private static (double Low, double High, double Grid) Scale(double least, double most)
    {
        double span = most > least ? most - least : Math.Max(Math.Abs(most), 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(span / Lines)));
        double grid = power * new[] { 1, 2, 5, 10 }.First(times => power * times * Lines >= span);
        double low = Math.Floor(least / grid) * grid;
        double high = Math.Ceiling(most / grid) * grid;
        return (low, high > low ? high : low + grid, grid);
    }

    private static IEnumerable<(double Step, double Value)> Thinned(IReadOnlyList<(double Step, double Value)> points)
    {
        int every = (points.Count + MostPoints - 1) / MostPoints;
        return points.Where((_, i) => i % every == 0 || i == points.Count - 1);
    }
}
