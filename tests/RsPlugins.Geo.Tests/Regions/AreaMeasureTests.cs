using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Regions;

namespace RsPlugins.Geo.Tests.Regions;

public sealed class AreaMeasureTests
{
    [Fact]
    public void The_whole_ellipsoid_has_the_area_that_geod_gives() =>
        Assert.Equal(510_065_621_724_088.44, AreaMeasure.For(new Crs(4326))!.Of(Box(-180, -90, 180, 90)), 1.0);

    [Theory]
    [InlineData(24.5, 59.4, 24.51, 59.41)]
    [InlineData(-60, -3, -59, -2)]
    [InlineData(10, -0.5, 10.001, 0.5)]
    [InlineData(100, 80, 101, 85)]
    public void A_cell_has_the_area_of_its_integral(double west, double south, double east, double north)
    {
        // ∬ M·N·cos φ dφ dλ with the radii of curvature of WGS 84, by Simpson's rule.
        const double Major = 6378137, Flattening = 1 / 298.257223563;
        double squared = Flattening * (2 - Flattening), sum = 0;
        const int Steps = 2000;
        for (int i = 0; i <= Steps; i++)
        {
            double latitude = (south + ((north - south) * i / Steps)) * Math.PI / 180, sine = Math.Sin(latitude);
            double value = Major * Major * (1 - squared) * Math.Cos(latitude) / Math.Pow(1 - (squared * sine * sine), 2);
            sum += value * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2);
        }

        double expected = sum * (north - south) * Math.PI / 180 / Steps / 3 * (east - west) * Math.PI / 180;
        double measured = AreaMeasure.For(new Crs(4326))!.Of(Box(west, south, east, north));
        Assert.Equal(1, measured / expected, 1e-9);

        // The same cell in Web Mercator.
        double radius = 6378137;
        double X(double longitude) => longitude * Math.PI / 180 * radius;
        double Y(double latitude) => Math.Log(Math.Tan((Math.PI / 4) + (latitude * Math.PI / 360))) * radius;
        Assert.Equal(1, AreaMeasure.For(new Crs(3857))!.Of(Box(X(west), Y(south), X(east), Y(north))) / expected, 1e-7);
    }

    [Fact]
    public void Projected_areas_are_in_square_metres_whatever_the_unit()
    {
        Polygon hundred = Box(0, 0, 100, 100);
        Assert.Equal(10_000, AreaMeasure.For(new Crs(3301))!.Of(hundred), 1e-9);
        Assert.Equal(10_000, AreaMeasure.For(new Crs(32631))!.Of(hundred), 1e-9);
        string feet = """PROJCS["x",GEOGCS["NAD83",DATUM["d",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],UNIT["US survey foot",0.304800609601219]]""";
        Assert.Equal(10_000 * 0.304800609601219 * 0.304800609601219, AreaMeasure.For(new Crs(null, feet))!.Of(hundred), 1e-9);
    }

    [Fact]
    public void Holes_do_not_count()
    {
        Polygon ring = new(Box(10, 50, 10.1, 50.1).Shell, [Box(10.02, 50.02, 10.04, 50.05).Shell]);
        AreaMeasure measure = AreaMeasure.For(new Crs(4258))!;
        Assert.Equal(measure.Of(Box(10, 50, 10.1, 50.1)) - measure.Of(Box(10.02, 50.02, 10.04, 50.05)), measure.Of(ring), 1e-3);
    }

    [Fact]
    public void An_unknown_unit_has_no_measure()
    {
        Assert.Null(AreaMeasure.For(null));
        Assert.Null(AreaMeasure.For(new Crs(null, null, "local grid")));
        Assert.Null(AreaMeasure.For(new Crs(null, "LOCAL_CS[\"x\",UNIT[\"m\",1]]")));
    }

    private static Polygon Box(double west, double south, double east, double north) =>
        new(new LinearRing([new Coordinate(west, south), new Coordinate(east, south), new Coordinate(east, north), new Coordinate(west, north), new Coordinate(west, south)]));
}
