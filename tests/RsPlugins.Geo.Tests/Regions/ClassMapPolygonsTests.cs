using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Regions;

namespace RsPlugins.Geo.Tests.Regions;

public sealed class ClassMapPolygonsTests
{
    private static readonly GeoTransform Plain = new(0, 1, 0, 0, 0, -1);
    private static readonly GeoTransform Placed = new(1000, 2, 0, 5000, 0, -2);
    private static readonly GeoTransform Rotated = new(1000, 0.8, 0.6, 2000, 0.6, -0.8);

    [Fact]
    public void One_region_is_its_frame()
    {
        ClassRegion region = Assert.Single(Trace(["000", "000"], Placed));
        Assert.Equal((0, 6L), ((int)region.Class, region.Pixels));
        Assert.Equal(new Envelope(1000, 1006, 4996, 5000), region.Polygon.EnvelopeInternal);
        Assert.Equal((5, 24), (region.Polygon.NumPoints, region.Polygon.Area));
        Assert.True(region.Polygon.Shell.IsCCW);
    }

    [Fact]
    public void Holes_and_islands_are_regions_of_their_own()
    {
        List<ClassRegion> regions = Trace(["00000", "01110", "01210", "01110", "00000"], Plain);
        Assert.Equal([(0, 16L, 1), (1, 8L, 1), (2, 1L, 0)], regions.Select(region => ((int)region.Class, region.Pixels, region.Polygon.NumInteriorRings)).Order());
        Assert.All(regions, region => Assert.All(region.Polygon.Holes, hole => Assert.False(hole.IsCCW)));
    }

    [Fact]
    public void Diagonal_neighbours_are_two_regions()
    {
        List<ClassRegion> regions = Trace(["01", "10"], Plain);
        Assert.Equal(4, regions.Count);
        Assert.All(regions, region => Assert.Equal(1, region.Polygon.Area));
    }

    [Theory]
    [InlineData("0000", "0110", "0101", "0001", "0000")]
    [InlineData("0000", "0100", "0010", "0000", "0000")]
    [InlineData("00000", "01010", "00100", "01010", "00000")]
    [InlineData("00100", "01010", "10001", "01010", "00100")]
    public void Regions_that_touch_themselves_at_corners_are_valid(params string[] rows) => Check(Map(rows), rows[0].Length, Plain);

    [Fact]
    public void Pixels_without_data_have_no_polygon()
    {
        List<ClassRegion> regions = Trace(["...", ".1.", "..."], Plain);
        Assert.Equal(1, Assert.Single(regions).Polygon.Area);
        Assert.Empty(Trace(["...", "..."], Plain));
        Assert.Equal(1, Assert.Single(Trace(["11", "1."], Plain), region => region.Class == 1).Polygon.NumGeometries);
    }

    [Theory]
    [InlineData(1, 1, 2, 0)]
    [InlineData(1, 40, 2, 1)]
    [InlineData(40, 1, 3, 2)]
    [InlineData(37, 29, 2, 3)]
    [InlineData(64, 64, 3, 4)]
    [InlineData(20, 90, 2, 5)]
    [InlineData(80, 40, 8, 6)]
    public void Noise_becomes_a_valid_coverage_that_rasterises_back(int width, int height, int classes, int seed)
    {
        Random random = new(seed);
        Check([.. Enumerable.Range(0, width * height).Select(_ => random.Next(12) == 0 ? ClassMapWriter.NoData : (byte)random.Next(classes))], width, seed % 2 == 0 ? Placed : Rotated);
    }

    [Fact]
    public void Smooth_maps_become_a_valid_coverage_that_rasterises_back()
    {
        const int Width = 240, Height = 230;
        byte[] map = [.. Enumerable.Range(0, Width * Height).Select(i => (byte)(Math.Sin(i % Width * 0.07) + Math.Cos(i / Width * 0.05) + (0.3 * Math.Sin(i % Width * i / Width * 0.001)) > 0.2 ? 1 : i / Width > 150 ? 2 : 0))];
        Check(map, Width, Placed);
    }

    /// <summary>All polygons are valid, have the area of their pixels, contain the middles of exactly their pixels, and fit together as a coverage.</summary>
    private static void Check(byte[] map, int width, GeoTransform transform)
    {
        List<ClassRegion> regions = Trace(map, width, transform);
        double pixel = Math.Abs((transform.ColumnX * transform.RowY) - (transform.RowX * transform.ColumnY));
        Assert.All(regions, region =>
        {
            Assert.True(region.Polygon.IsValid, region.Polygon.AsText());
            Assert.Equal(region.Pixels * pixel, region.Polygon.Area, 1e-6);
        });
        Assert.Equal(map.Count(value => value != ClassMapWriter.NoData), regions.Sum(region => region.Pixels));
        Assert.True(CoverageValidator.IsValid([.. regions.Select(region => (Geometry)region.Polygon)]));
        NetTopologySuite.Index.Strtree.STRtree<ClassRegion> tree = new();
        foreach (ClassRegion region in regions)
        {
            tree.Insert(region.Polygon.EnvelopeInternal, region);
        }

        for (int i = 0; i < map.Length; i += map.Length > 5000 ? 31 : 1)
        {
            (double x, double y) = transform.ToMap((i % width) + 0.5, (i / width) + 0.5);
            Point middle = new(x, y);
            ClassRegion[] over = [.. tree.Query(middle.EnvelopeInternal).Where(region => region.Polygon.Contains(middle))];
            Assert.Equal(map[i] == ClassMapWriter.NoData ? [] : [map[i]], over.Select(region => region.Class));
        }
    }

    private static List<ClassRegion> Trace(string[] rows, GeoTransform transform) => Trace(Map(rows), rows[0].Length, transform);

    private static byte[] Map(string[] rows) => [.. string.Concat(rows).Select(c => c == '.' ? ClassMapWriter.NoData : (byte)(c - '0'))];

    private static List<ClassRegion> Trace(byte[] map, int width, GeoTransform transform)
    {
        using TemporaryFolder folder = new();
        ClassColor[] colors = [.. Enumerable.Range(0, 10).Select(i => new ClassColor($"class {i}", (byte)i, 0, 0))];
        ClassMapWriter.Write(folder.File("map.tif"), map, width, map.Length / width, colors, transform, new Crs(3301), CancellationToken.None);
        using IRasterReader reader = RasterFile.Open(folder.File("map.tif"));
        List<double> reports = [];
        List<ClassRegion> regions = [.. ClassMapPolygons.Trace(reader, reports.Add, CancellationToken.None)];
        Assert.Equal(Enumerable.Range(0, reader.Height).Select(row => (double)row / reader.Height), reports);
        return regions;
    }
}
