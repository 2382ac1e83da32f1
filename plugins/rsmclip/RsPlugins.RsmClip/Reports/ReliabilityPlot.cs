using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Reports;

/// <summary>A reliability diagram (C. Guo et al. 2017): how sure the model was against how often it was right; dots have the size of their share, and lie on the diagonal where confidences hold.</summary>
internal static class ReliabilityPlot
{
    private const int Side = 220, Left = 44, Bottom = 34, Margin = 10;
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Draws.</summary>
    /// <param name="title">What the picture shows, for those who cannot see it.</param>
    /// <param name="bins">Bins with confidence, right and share.</param>
    public static string Svg(string title, JsonArray bins)
    {
        static double X(double value) => Left + (Side * value);
        static double Y(double value) => Margin + (Side * (1 - value));
        StringBuilder svg = new();
        svg.Append(Plain, $"<svg viewBox=\"0 0 {Left + Side + Margin} {Margin + Side + Bottom}\" style=\"max-width:320px\" role=\"img\" aria-label=\"{ReportPage.Text(title)}\">");
        for (int tick = 0; tick <= 4; tick++)
        {
            double at = tick / 4.0;
            svg.Append(Plain, $"<line class=\"grid\" x1=\"{X(at)}\" x2=\"{X(at)}\" y1=\"{Y(0)}\" y2=\"{Y(1)}\"/><line class=\"grid\" x1=\"{X(0)}\" x2=\"{X(1)}\" y1=\"{Y(at)}\" y2=\"{Y(at)}\"/>");
            svg.Append(Plain, $"<text class=\"soft\" font-size=\"10\" x=\"{X(at)}\" y=\"{Y(0) + 14}\" text-anchor=\"middle\">{at}</text><text class=\"soft\" font-size=\"10\" x=\"{Left - 6}\" y=\"{Y(at) + 3}\" text-anchor=\"end\">{at}</text>");
        }

        svg.Append(Plain, $"<line class=\"grid\" stroke-width=\"2\" stroke-dasharray=\"4 4\" x1=\"{X(0)}\" y1=\"{Y(0)}\" x2=\"{X(1)}\" y2=\"{Y(1)}\"/><text class=\"soft\" font-size=\"11\" x=\"{X(0.5)}\" y=\"{Y(0) + 29}\" text-anchor=\"middle\">confidence</text><text class=\"soft\" font-size=\"11\" transform=\"translate(9,{Y(0.5)}) rotate(-90)\" text-anchor=\"middle\">share that is right</text>");
        (double Confidence, double Right, double Share)[] dots = [.. bins.Select(bin => ((double)bin!["confidence"]!, (double)bin["right"]!, (double)bin["share"]!))];
        svg.Append(Plain, $"<polyline class=\"bar\" fill=\"none\" stroke-opacity=\".5\" stroke-width=\"1.5\" points=\"{string.Join(' ', dots.Select(dot => string.Create(Plain, $"{X(dot.Confidence):0.#},{Y(dot.Right):0.#}")))}\"/>");
        foreach ((double confidence, double right, double share) in dots)
        {
            svg.Append(Plain, $"<circle class=\"mark\" fill-opacity=\".85\" cx=\"{X(confidence):0.#}\" cy=\"{Y(right):0.#}\" r=\"{3 + (9 * Math.Sqrt(share)):0.#}\"><title>{confidence:0.00} sure, {right:0.00} right, {share:P1} of all</title></circle>");
        }

        return svg.Append("</svg>").ToString();
    }
}
