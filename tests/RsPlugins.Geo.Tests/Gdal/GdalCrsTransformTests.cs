using System.Diagnostics;
using System.Globalization;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Gdal;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Tests.Gdal;

public sealed class GdalCrsTransformTests
{
    [GdalTheory]
    [InlineData(27700, -5, 50, 1, 58)]
    [InlineData(28992, 4, 51, 7, 53)]
    [InlineData(31370, 3, 50, 6, 51)]
    [InlineData(2056, 6, 46, 10, 47)]
    [InlineData(31467, 8, 48, 10, 54)]
    [InlineData(5514, 13, 49, 18, 51)]
    [InlineData(3031, -180, -85, 180, -61)]
    [InlineData(3413, -180, 61, 180, 89)]
    [InlineData(6933, -170, -80, 170, 80)]
    [InlineData(26905, -156, 19, -153, 22)]
    [InlineData(3763, -9, 37, -7, 42)]
    public async Task Other_systems_are_transformed_as_gdaltransform_does(int code, double west, double south, double east, double north)
    {
        Random random = new(code);
        (double X, double Y)[] places = [.. Enumerable.Range(0, 40).Select(_ => (Math.Round(west + (random.NextDouble() * (east - west)), 6), Math.Round(south + (random.NextDouble() * (north - south)), 6)))];
        (double X, double Y)[] expected = Programs(4326, code, places), back = Programs(code, 4326, expected);
        ICrsTransform to = CrsTransform.Find(new Crs(4326), new Crs(code)), from = CrsTransform.Find(new Crs(code), new Crs(4326));
        Assert.IsType<GdalCrsTransform>(to);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < places.Length; i++)
            {
                (double x, double y) = to.Apply(places[i].X, places[i].Y);
                Assert.Equal((expected[i].X, expected[i].Y), (x, y), Within(1e-4));
                Assert.Equal((back[i].X, back[i].Y), from.Apply(expected[i].X, expected[i].Y), Within(1e-9));
            }
        })));
    }

    [GdalFact]
    public void What_PROJ_does_not_know_or_reach_is_refused()
    {
        Assert.Contains("999999", Assert.Throws<RasterException>(() => CrsTransform.Find(new Crs(4326), new Crs(999999))).Message, StringComparison.Ordinal);
        Assert.Throws<RasterException>(() => CrsTransform.Find(new Crs(4326), new Crs(null, "no definition at all")));
        Assert.Contains("EPSG:3031", Assert.Throws<RasterException>(() => CrsTransform.Find(new Crs(4326), new Crs(3031)).Apply(10, 95)).Message, StringComparison.Ordinal);
    }

    private static EqualityComparer<(double X, double Y)> Within(double tolerance) =>
        EqualityComparer<(double X, double Y)>.Create((a, b) => Math.Abs(a.X - b.X) <= tolerance && Math.Abs(a.Y - b.Y) <= tolerance);

    private static (double X, double Y)[] Programs(int from, int to, IReadOnlyList<(double X, double Y)> places)
    {
        ProcessStartInfo start = new("gdaltransform", ["-s_srs", $"EPSG:{from}", "-t_srs", $"EPSG:{to}", "-output_xy"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        foreach ((double x, double y) in places)
        {
            process.StandardInput.WriteLine(FormattableString.Invariant($"{x:R} {y:R}"));
        }

        process.StandardInput.Close();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return [.. lines.Select(line => line.Split(' ')).Select(n => (double.Parse(n[0], CultureInfo.InvariantCulture), double.Parse(n[1], CultureInfo.InvariantCulture)))];
    }
}
