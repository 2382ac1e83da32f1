using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Segment;

namespace RsPlugins.RsmClip.Tests.Segment;

public sealed class LogitSurfaceTests
{
    private const int Lanes = 16;
    private const int Patches = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pixel_is_the_same_in_whatever_run_it_is_asked_for(bool tapered)
    {
        LogitSurface surface = Surface(new TileGrid(100, 80, 32, 12, TileEdge.Shift), tapered);
        float[] row = new float[100 * Lanes];
        foreach (int y in (int[])[0, 11, 12, 47, 79])
        {
            surface.Fill(y, 0, row);
            for (int left = 0; left < 100; left += 9)
            {
                float[] part = new float[Math.Min(23, 100 - left) * Lanes];
                surface.Fill(y, left, part);
                Assert.Equal(row[(left * Lanes)..((left * Lanes) + part.Length)], part);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Windows_that_agree_are_not_changed_by_their_mean(bool tapered)
    {
        LogitSurface surface = new(32, 32, Patches, Patches, Lanes, tapered);
        foreach (Tile tile in new TileGrid(100, 80, 32, 12, TileEdge.Shift).Tiles())
        {
            surface.Add(tile.Row, tile.Window, [.. Enumerable.Range(0, Patches * Patches * Lanes).Select(i => 1f + (i % Lanes))]);
        }

        float[] row = new float[100 * Lanes];
        surface.Fill(40, 0, row);
        Assert.All(Enumerable.Range(0, row.Length), i => Assert.Equal(1 + (i % Lanes), row[i], 1e-5));
    }

    [Fact]
    public void A_tapered_window_counts_most_in_its_middle()
    {
        LogitSurface surface = new(32, 32, Patches, Patches, Lanes, tapered: true);
        surface.Add(0, new RasterWindow(0, 0, 32, 32), [.. Enumerable.Repeat(0f, Patches * Patches * Lanes)]);
        surface.Add(0, new RasterWindow(16, 0, 32, 32), [.. Enumerable.Repeat(1f, Patches * Patches * Lanes)]);
        float[] row = new float[48 * Lanes];
        surface.Fill(5, 0, row);
        float[] values = [.. Enumerable.Range(0, 48).Select(x => row[x * Lanes])];
        Assert.Equal(0, values[15]);
        Assert.Equal(0.5f / 16, values[16], 1e-5f);
        Assert.Equal(values[16..32].Order(), values[16..32]);
        Assert.Equal(1, values[32]);
    }

    [Fact]
    public void Rows_that_were_dropped_change_nothing_below_them()
    {
        TileGrid grid = new(100, 200, 32, 16, TileEdge.Shift);
        LogitSurface whole = Surface(grid, false), dropped = Surface(grid, false);
        dropped.Forget(96);
        float[] expected = new float[100 * Lanes], actual = new float[100 * Lanes];
        whole.Fill(96, 0, expected);
        dropped.Fill(96, 0, actual);
        Assert.Equal(expected, actual);
        dropped.Fill(40, 0, actual);
        Assert.All(actual, value => Assert.Equal(0, value));
    }

    private static LogitSurface Surface(TileGrid grid, bool tapered)
    {
        LogitSurface surface = new(grid.TileSize, grid.TileSize, Patches, Patches, Lanes, tapered);
        foreach (Tile tile in grid.Tiles())
        {
            surface.Add(tile.Row, tile.Window, [.. Enumerable.Range(0, Patches * Patches * Lanes).Select(i => MathF.Sin((i * 0.37f) + (tile.Row * 5) + tile.Column))]);
        }

        return surface;
    }
}
