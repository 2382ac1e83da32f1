using System.Globalization;
using System.Text;

namespace RsPlugins.RsmClip.Reports;

/// <summary>A table of shares as squares, the darker the larger.</summary>
internal static class MatrixPlot
{
    private const int LabelWidth = 150, MostWritten = 24;
    private const double Written = 0.005, Dark = 0.55;
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Draws.</summary>
    /// <param name="title">What the picture shows, for those who cannot see it.</param>
    /// <param name="rows">Labels of the rows.</param>
    /// <param name="columns">Labels of the columns.</param>
    /// <param name="share">0 to 1 by row and column; not a number for none.</param>
    /// <param name="tip">What is shown where the pointer rests.</param>
    public static string Svg(string title, IReadOnlyList<string> rows, IReadOnlyList<string> columns, Func<int, int, double> share, Func<int, int, string> tip)
    {
        int cell = columns.Count <= 12 ? 38 : columns.Count <= MostWritten ? 28 : 16, height = Math.Min(cell, 28);
        int top = 16 + (int)(columns.Max(label => label.Length) * 6.2);
        int width = LabelWidth + (cell * columns.Count) + 60;
        StringBuilder svg = new();
        svg.Append(Plain, $"<svg viewBox=\"0 0 {width} {top + (height * rows.Count) + 4}\" style=\"max-width:{width}px\" role=\"img\" aria-label=\"{ReportPage.Text(title)}\">");
        foreach ((int column, string label) in columns.Index())
        {
            double x = LabelWidth + (cell * (column + 0.5));
            svg.Append(Plain, $"<text class=\"soft\" transform=\"translate({x + 3:0.#},{top - 6}) rotate(-55)\">{ReportPage.Text(label)}</text>");
        }

        foreach ((int row, string label) in rows.Index())
        {
            double y = top + (height * row);
            svg.Append(Plain, $"<text x=\"{LabelWidth - 10}\" y=\"{y + (height / 2.0) + 4:0.#}\" text-anchor=\"end\">{ReportPage.Text(label)}</text>");
            for (int column = 0; column < columns.Count; column++)
            {
                double value = share(row, column), x = LabelWidth + (cell * column);
                if (!double.IsFinite(value))
                {
                    continue;
                }

                svg.Append(Plain, $"<g><title>{ReportPage.Text(tip(row, column))}</title><rect class=\"mark\" x=\"{x + 1}\" y=\"{y + 1}\" width=\"{cell - 2}\" height=\"{height - 2}\" rx=\"2\" fill-opacity=\"{Math.Max(0.05, value):0.###}\"/>");
                if (value >= Written && columns.Count <= MostWritten)
                {
                    string ink = value > Dark ? " style=\"fill:var(--paper)\"" : "";
                    svg.Append(Plain, $"<text x=\"{x + (cell / 2.0):0.#}\" y=\"{y + (height / 2.0) + 4:0.#}\" text-anchor=\"middle\" font-size=\"{(cell > 30 ? 12 : 10)}\"{ink}>{100 * value:0}</text>");
                }

                svg.Append("</g>");
            }
        }

        return svg.Append("</svg>").ToString();
    }
}
