using NetTopologySuite.Geometries;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;

namespace RsPlugins.Geo.Tests.Tiles;

public sealed class FootprintTests
{
    [Fact]
    public void Long_edges_follow_their_curve()
    {
        // A Lambert sheet of 2000 km: its northern edge bulges by hundreds of kilometres in degrees.
        Polygon area = Footprint.Of(new RasterWindow(0, 0, 1000, 1000), new GeoTransform(3000000, 2000, 0, 4500000, 0, -2000));
        ICrsTransform transform = CrsTransform.Find(new Crs(3035), new Crs(4326)), back = CrsTransform.Find(new Crs(4326), new Crs(3035));
        Geometry found = Footprint.Transformed(area, transform, 0.0001);
        Assert.True(found.IsValid);
        Assert.InRange(found.NumPoints, 50, 2000);
        Assert.True(((Polygon)found).Shell.IsCCW);

        // Midway between two vertices the true edge is at most the tolerance away: 0.0001° is 11 m.
        Coordinate[] vertices = found.Coordinates;
        LineString edge = (LineString)area.Boundary;
        for (int i = 1; i < vertices.Length; i++)
        {
            (double x, double y) = back.Apply((vertices[i - 1].X + vertices[i].X) / 2, (vertices[i - 1].Y + vertices[i].Y) / 2);
            Assert.InRange(edge.Distance(new Point(x, y)), 0, 12);
        }
    }

    [Fact]
    public void A_small_tile_keeps_its_four_corners()
    {
        Polygon tile = Footprint.Of(new RasterWindow(0, 0, 224, 224), new GeoTransform(500000, 0.5, 0, 4649776, 0, -0.5));
        Geometry found = Footprint.Transformed(tile, CrsTransform.Find(new Crs(32633), new Crs(4326)), 1e-8);
        Assert.Equal(5, found.NumPoints);
        Assert.Equal(tile.Area, Footprint.Transformed(found, CrsTransform.Find(new Crs(4326), new Crs(32633)), 0.001).Area, 2);
    }

    [Fact]
    public void An_area_across_the_180th_meridian_comes_in_two_parts()
    {
        Polygon area = Footprint.Of(new RasterWindow(0, 0, 100, 100), new GeoTransform(700000, 2000, 0, 5500000, 0, -2000));
        MultiPolygon found = Assert.IsType<MultiPolygon>(Footprint.Transformed(area, CrsTransform.Find(new Crs(32660), new Crs(4326)), 1e-6));
        Assert.Equal(2, found.NumGeometries);
        Assert.Contains(found.Geometries, part => part.EnvelopeInternal is { MinX: > 179, MaxX: 180 });
        Assert.Contains(found.Geometries, part => part.EnvelopeInternal is { MinX: -180, MaxX: < -177 });
        Assert.All(found.Geometries, part => Assert.True(part.IsValid && ((Polygon)part).Shell.IsCCW));
    }

    [Fact]
    public void Holes_stay_holes()
    {
        LinearRing hole = (LinearRing)Footprint.Of(new RasterWindow(20, 20, 10, 10), new GeoTransform(700000, 2000, 0, 5500000, 0, -2000)).Shell.Reverse();
        Polygon area = new(Footprint.Of(new RasterWindow(0, 0, 100, 100), new GeoTransform(700000, 2000, 0, 5500000, 0, -2000)).Shell, [hole]);
        Geometry found = Footprint.Transformed(area, CrsTransform.Find(new Crs(32631), new Crs(25831)), 0.01);
        Assert.InRange(found.Area - area.Area, -1, 1);
        Assert.Equal(1, ((Polygon)found).NumInteriorRings);
        Assert.Throws<ArgumentException>(() => Footprint.Transformed(area.Boundary, CrsTransform.Find(new Crs(32631), new Crs(25831)), 1));
    }
}
