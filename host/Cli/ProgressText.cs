using System.Globalization;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary>Words for progress.</summary>
internal static class ProgressText
{
    /// <summary>One line, for instance <c>reading tiles: 12 of 40 tiles, 30 %, 3.2 tiles/s, 9 s left</c>.</summary>
    /// <param name="value">The progress.</param>
    public static string Line(ProgressValue value)
    {
        List<string> parts = [];
        if (value.Message is { Length: > 0 } message)
        {
            parts.Add(message);
        }

        if (value.Done is { } done)
        {
            parts.Add(value.Total is { } total ? $"{done} of {total} {value.Unit}".TrimEnd() : $"{done} {value.Unit}".TrimEnd());
        }

        if (value.Fraction is { } fraction)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(fraction * 100):0} %"));
        }

        if (value.Rate is > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{value.Rate:0.##} {value.Unit}/s"));
        }

        if (value.Eta is { } eta)
        {
            parts.Add(Duration(eta) + " left");
        }

        return parts.Count > 0 ? $"{value.Stage}: {string.Join(", ", parts)}" : value.Stage;
    }

    /// <summary>The figures of the work itself, for instance <c>loss 1.0397, imagesPerSecond 88.2</c>; empty where there are none.</summary>
    /// <param name="value">The progress.</param>
    public static string Metrics(ProgressValue value) => string.Join(", ", (value.Metrics ?? new Dictionary<string, double>()).Select(metric => $"{metric.Key} {Figure(metric.Value)}"));

    /// <summary>A figure with five significant digits; whole numbers with all of theirs.</summary>
    /// <param name="value">The figure.</param>
    public static string Figure(double value) => value.ToString(value == Math.Floor(value) && Math.Abs(value) < 1e15 ? "#,0" : "G5", CultureInfo.InvariantCulture);

    private static string Duration(double seconds)
    {
        TimeSpan time = TimeSpan.FromSeconds(Math.Ceiling(seconds));
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min" : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s" : $"{time.Seconds} s";
    }
}
