using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;

namespace RsPlugins.Geo.Tests.Tiles;

public sealed class TileGridTests
{
    [Theory]
    [InlineData(500, 224, 224, TileEdge.Shift, new[] { 0, 224, 276 })]
    [InlineData(500, 224, 224, TileEdge.Pad, new[] { 0, 224, 448 })]
    [InlineData(500, 224, 224, TileEdge.Skip, new[] { 0, 224 })]
    [InlineData(448, 224, 112, TileEdge.Shift, new[] { 0, 112, 224 })]
    [InlineData(448, 224, 112, TileEdge.Pad, new[] { 0, 112, 224 })]
    [InlineData(449, 224, 112, TileEdge.Shift, new[] { 0, 112, 224, 225 })]
    [InlineData(449, 224, 112, TileEdge.Pad, new[] { 0, 112, 224, 336 })]
    [InlineData(100, 224, 224, TileEdge.Shift, new[] { 0 })]
    [InlineData(100, 224, 224, TileEdge.Pad, new[] { 0 })]
    [InlineData(100, 224, 224, TileEdge.Skip, new int[0])]
    [InlineData(224, 224, 1, TileEdge.Pad, new[] { 0 })]
    public void Places_tiles_by_its_edge_rule(int length, int tile, int stride, TileEdge edge, int[] starts)
    {
        TileGrid across = new(length, 1000, tile, stride, edge), down = new(1000, length, tile, stride, edge);
        Assert.Equal(starts, Enumerable.Range(0, across.Columns).Select(c => across.At(0, c).Window.X));
        Assert.Equal(starts, Enumerable.Range(0, down.Rows).Select(r => down.At(r, 0).Window.Y));
    }

    [Theory]
    [InlineData(TileEdge.Shift)]
    [InlineData(TileEdge.Pad)]
    public void Covers_every_pixel(TileEdge edge)
    {
        Random random = new(5);
        for (int round = 0; round < 50; round++)
        {
            int width = random.Next(1, 300), height = random.Next(1, 300), tile = random.Next(1, 80);
            TileGrid grid = new(width, height, tile, random.Next(1, tile + 1), edge);
            bool[] covered = new bool[width * height];
            foreach (Tile t in grid.Tiles())
            {
                Assert.Equal((tile, tile), (t.Window.Width, t.Window.Height));
                RasterWindow inside = t.Window.Within(width, height)!.Value;
                for (int y = inside.Y; y < inside.Bottom; y++)
                {
                    covered.AsSpan((y * width) + inside.X, inside.Width).Fill(true);
                }
            }

            Assert.DoesNotContain(false, covered);
        }
    }

    [Fact]
    public void Lists_tiles_row_by_row()
    {
        TileGrid grid = new(300, 200, 100, 100, TileEdge.Skip);
        Assert.Equal(6, grid.Count);
        Assert.Equal(new Tile(1, 2, new RasterWindow(200, 100, 100, 100)), grid[5]);
        Assert.Equal(grid.Tiles(), Enumerable.Range(0, 6).Select(i => grid[i]));
        Assert.Throws<ArgumentOutOfRangeException>(() => grid[6]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TileGrid(10, 10, 5, 6, TileEdge.Pad));
    }

    [Fact]
    public void Footprints_follow_a_rotated_geotransform()
    {
        GeoTransform rotated = new(1000, 0.8, 0.6, 2000, 0.6, -0.8);
        Polygon footprint = Footprint.Of(new RasterWindow(10, 20, 30, 40), rotated);
        Assert.Equal(30 * 40, footprint.Area, 9);
        Assert.True(footprint.Shell.IsCCW);
        Assert.True(footprint.IsValid);
        (double x, double y) = rotated.ToMap(10, 20);
        Assert.Contains(footprint.Coordinates, c => c.X == x && c.Y == y);
        (double column, double row) = rotated.ToPixel(x, y);
        Assert.Equal((10, 20), (Math.Round(column, 9), Math.Round(row, 9)));
    }

    [Fact]
    public void Footprints_of_a_south_up_raster_still_turn_left() =>
        Assert.True(Footprint.Of(new RasterWindow(0, 0, 5, 5), new GeoTransform(0, 1, 0, 0, 0, 1)).Shell.IsCCW);
}
