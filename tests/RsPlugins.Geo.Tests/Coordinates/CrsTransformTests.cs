using System.Globalization;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Coordinates;

public sealed class CrsTransformTests
{
    private const double Metres = 0.005;
    private const double MetresOfADegree = 111_320;

    public static TheoryData<int, int> Pairs()
    {
        TheoryData<int, int> pairs = [];
        foreach ((int from, int to) in Figures().Select(f => (f.From, f.To)).Distinct())
        {
            pairs.Add(from, to);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Built_in_systems_are_within_5_mm_of_PROJ(int from, int to)
    {
        ICrsTransform transform = CrsTransform.Find(new Crs(from), new Crs(to));
        foreach ((_, _, double x, double y, double expectedX, double expectedY) in Figures().Where(f => (f.From, f.To) == (from, to)))
        {
            (double foundX, double foundY) = transform.Apply(x, y);
            double dx = foundX - expectedX, dy = foundY - expectedY;
            if (new Crs(to).IsGeographic)
            {
                dx *= MetresOfADegree * Math.Cos(expectedY * Math.PI / 180);
                dy *= MetresOfADegree;
            }

            Assert.True(Math.Sqrt((dx * dx) + (dy * dy)) <= Metres, FormattableString.Invariant($"{x}, {y} is {dx} and {dy} m off"));
        }
    }

    [Theory]
    [InlineData(4326, 4326)]
    [InlineData(27700, 27700)]
    [InlineData(999999, 999999)]
    public void The_same_system_changes_nothing(int from, int to) =>
        Assert.Equal((0.1 + 0.2, 1e-300), CrsTransform.Find(new Crs(from), new Crs(to, null, "another name")).Apply(0.1 + 0.2, 1e-300));

    [Fact]
    public void A_conic_grid_goes_on_beyond_the_180th_meridian()
    {
        const string Albers = "PROJCS[\"unknown\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
            + "PROJECTION[\"Albers_Conic_Equal_Area\"],PARAMETER[\"latitude_of_center\",0],PARAMETER[\"longitude_of_center\",175],PARAMETER[\"standard_parallel_1\",-18],PARAMETER[\"standard_parallel_2\",-36],"
            + "PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]";
        (double x, double y) = CrsTransform.Find(new Crs(4326), new Crs(null, Albers)).Apply(-173, -25);

        // gdaltransform -s_srs EPSG:4326 -t_srs "+proj=aea +lat_1=-18 +lat_2=-36 +lon_0=175 +datum=WGS84"
        Assert.Equal(1195798.76611785, x, 5);
        Assert.Equal(-2758772.51099632, y, 5);
        (double longitude, double latitude) = CrsTransform.Find(new Crs(null, Albers), new Crs(4326)).Apply(x, y);
        Assert.Equal(-173, longitude, 9);
        Assert.Equal(-25, latitude, 9);
    }

    [Fact]
    public void Places_without_exact_coordinates_are_refused()
    {
        foreach ((int to, double x, double y) in ((int, double, double)[])[(3857, 10, 90), (3857, 10, 91), (32631, 20, 0), (32631, -170, 10), (4258, 0, 95), (3857, double.NaN, 0)])
        {
            RasterException error = Assert.Throws<RasterException>(() => CrsTransform.Find(new Crs(4326), new Crs(to)).Apply(x, y));
            Assert.Contains($"EPSG:{to}", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Threads_share_a_transform()
    {
        ICrsTransform transform = CrsTransform.Find(new Crs(3035), new Crs(3857));
        (double, double)[] expected = [.. Enumerable.Range(0, 2000).Select(i => transform.Apply(4000000 + (i * 100), 3000000 - (i * 37)))];
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
            Assert.Equal(expected, Enumerable.Range(0, 2000).Select(i => transform.Apply(4000000 + (i * 100), 3000000 - (i * 37)))))));
    }

    private static IEnumerable<(int From, int To, double X, double Y, double ToX, double ToY)> Figures() =>
        File.ReadLines(Fixtures.Path("coordinates", "proj.tsv")).Select(line =>
        {
            double[] n = [.. line.Split('\t').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            return ((int)n[0], (int)n[1], n[2], n[3], n[4], n[5]);
        });
}
