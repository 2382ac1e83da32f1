using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace __CODE__;

/// <summary>Measures a line of longitudes and latitudes along great circles.</summary>
public sealed class LengthTool : ITool
{
    private const double EarthRadius = 6371008.8; // metres: the mean radius of WGS 84

    /// <inheritdoc/>
    public string Name => "__TOOL__.length";

    /// <inheritdoc/>
    public Task<JsonObject> CallAsync(JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
    {
        Arguments given = arguments.Deserialize<Arguments>(ProtocolJson.Options)!;
        List<Point> points = [.. given.Points];
        if (points.Count < 2)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "A line needs at least two points.", "Give a row for each point.");
        }

        double metres = 0;
        for (int i = 1; i < points.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            metres += Distance(points[i - 1], points[i]);
            context.Report(ToolProgress.Of("measuring", i, points.Count - 1, "segments"));
        }

        return Task.FromResult(new JsonObject { ["length"] = Math.Round(metres, 3) });
    }

    // Metres between two points, by the haversine formula.
    private static double Distance(Point start, Point end)
    {
        (double south, double north) = (double.DegreesToRadians(start.Lat), double.DegreesToRadians(end.Lat));
        double across = Math.Sin(double.DegreesToRadians(end.Lon - start.Lon) / 2);
        double h = Math.Pow(Math.Sin((north - south) / 2), 2) + (Math.Cos(south) * Math.Cos(north) * across * across);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private sealed record Arguments(IReadOnlyList<Point> Points);

    private sealed record Point(double Lon, double Lat);
}
