using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Rasters;

public sealed class ByteStretchTests
{
    [Theory]
    [InlineData("uint16/riotiler_S2_scene_band1_u16.tif")]
    [InlineData("float_dem/opengeos_dsm.tif")]
    [InlineData("codecs/u16_zstd_pred2.tif")]
    [InlineData("codecs/rgb16.png")]
    public void Ranges_are_percentiles_2_and_98_of_the_whole_raster_without_nodata(string file)
    {
        using IRasterReader reader = RasterFile.Open(Fixtures.Path("rasters", file));
        IReadOnlyList<int> bands = BandChoice.Default(reader);
        ByteStretch stretch = ByteStretch.FromRaster(reader, bands, CancellationToken.None);
        RasterBlock all = reader.Read(new RasterWindow(0, 0, reader.Width, reader.Height), bands, CancellationToken.None);
        for (int i = 0; i < bands.Count; i++)
        {
            double[] values = [.. all.ToDouble(i).Where(v => double.IsFinite(v) && v != reader.NoData).Order()];
            Assert.Equal(((float)values[(int)Math.Round(0.02 * (values.Length - 1))], (float)values[(int)Math.Round(0.98 * (values.Length - 1))]), ((float)stretch.Ranges[i].Low, (float)stretch.Ranges[i].High));
            Assert.Equal((0, 255), (stretch.Apply(i, stretch.Ranges[i].Low), stretch.Apply(i, stretch.Ranges[i].High)));
        }
    }

    [Fact]
    public void A_frame_of_zeros_around_a_scene_does_not_count()
    {
        // Landsat's 16 bits without a nodata value, in a frame as large as a rotated scene's.
        using TemporaryFolder folder = new();
        const int Side = 200;
        ushort[] values = new ushort[Side * Side];
        for (int i = 0; i < values.Length; i++)
        {
            int x = i % Side, y = i / Side;
            values[i] = x is > 40 and < 160 && y is > 40 and < 160 ? (ushort)(6000 + (x * 10) + y) : (ushort)0;
        }

        string path = folder.File("scene.tif");
        RawTiff.Write(path, Side, Side, values);
        using IRasterReader reader = RasterFile.Open(path);
        ByteStretch stretch = ByteStretch.FromRaster(reader, [1], CancellationToken.None);
        double[] inside = [.. values.Where(value => value > 0).Select(value => (double)value).Order()];
        Assert.Equal((inside[(int)Math.Round(0.02 * (inside.Length - 1))], inside[(int)Math.Round(0.98 * (inside.Length - 1))]), stretch.Ranges[0]);
        Assert.Equal(0, stretch.Apply(0, 0));
    }

    [Fact]
    public void Full_bytes_pass_unchanged_unless_asked()
    {
        using IRasterReader reader = RasterFile.Open(Fixtures.Path("rasters", "derived", "no_georef.tif"));
        RasterWindow window = new(10, 20, 30, 40);
        RasterBlock block = reader.Read(window, [3, 2, 1], CancellationToken.None);
        byte[] rgb = ByteStretch.ReadRgb(reader, window, [3, 2, 1], ByteStretch.FromRaster(reader, [3, 2, 1], CancellationToken.None), CancellationToken.None);
        for (int channel = 0; channel < 3; channel++)
        {
            Assert.Equal(block.Samples<byte>(channel).ToArray(), rgb.Where((_, i) => i % 3 == channel));
        }

        ByteStretch asked = ByteStretch.FromRaster(reader, [1, 2, 3], always: true, CancellationToken.None);
        Assert.All(asked.Ranges, range => Assert.True(range.Low > 0 && range.High < 255));
    }

    [Theory]
    [InlineData("uint16/riotiler_S2_scene_band1_u16.tif")]
    [InlineData("float_dem/opengeos_dsm.tif")]
    [InlineData("codecs/palette_small.tif")]
    [InlineData("derived/bilevel_ccitt4.tif")]
    [InlineData("codecs/n4.tif")]
    [InlineData("codecs/bits1.png")]
    public void A_pixel_is_the_same_in_whatever_window_it_is_read(string file)
    {
        using IRasterReader reader = RasterFile.Open(Fixtures.Path("rasters", file));
        IReadOnlyList<int> bands = BandChoice.Default(reader);
        ByteStretch stretch = ByteStretch.FromRaster(reader, bands, CancellationToken.None);
        byte[] whole = ByteStretch.ReadRgb(reader, new RasterWindow(0, 0, reader.Width, reader.Height), bands, stretch, CancellationToken.None);
        using IRasterReader again = RasterFile.Open(Fixtures.Path("rasters", file));
        ByteStretch second = ByteStretch.FromRaster(again, bands, CancellationToken.None);
        Assert.Equal(stretch.Ranges, second.Ranges);
        RasterWindow window = new(reader.Width - 25, reader.Height - 35, 60, 50);
        byte[] part = ByteStretch.ReadRgb(again, window, bands, second, CancellationToken.None);
        for (int y = 0; y < window.Height; y++)
        {
            for (int x = 0; x < window.Width; x++)
            {
                bool inside = x < 25 && y < 35;
                int at = (((window.Y + y) * reader.Width) + window.X + x) * 3;
                for (int c = 0; c < 3; c++)
                {
                    Assert.Equal(inside ? whole[at + c] : 0, part[(((y * window.Width) + x) * 3) + c]);
                }
            }
        }

        Assert.True(whole.Distinct().Count() > 1);
    }

    [Fact]
    public void Palettes_give_their_colours()
    {
        using IRasterReader reader = RasterFile.Open(Fixtures.Path("rasters", "codecs", "palette_small.tif"));
        RasterWindow window = new(50, 60, 20, 10);
        byte[] indices = reader.Read(window, [1], CancellationToken.None).Data.ToArray();
        byte[] rgb = ByteStretch.ReadRgb(reader, window, [1], ByteStretch.FromRaster(reader, [1], CancellationToken.None), CancellationToken.None);
        for (int i = 0; i < indices.Length; i++)
        {
            (byte red, byte green, byte blue, _) = reader.Palette!.Of(indices[i]);
            Assert.Equal((red, green, blue), (rgb[i * 3], rgb[(i * 3) + 1], rgb[(i * 3) + 2]));
        }
    }

    [Fact]
    public void Nodata_becomes_black_and_is_no_data()
    {
        using IRasterReader reader = RasterFile.Open(Fixtures.Path("rasters", "georef_edge", "riotiler_inverted_lat.tif"));
        RasterWindow all = new(0, 0, reader.Width, reader.Height);
        double[] values = reader.Read(all, [1], CancellationToken.None).ToDouble(0);
        byte[] rgb = ByteStretch.ReadRgb(reader, all, [1], ByteStretch.FromRaster(reader, [1], CancellationToken.None), CancellationToken.None);
        byte[] mask = reader.ReadMask(all, CancellationToken.None);
        Assert.Contains(-9999.0, values);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(values[i] == -9999 ? 0 : 255, mask[i]);
            Assert.True(values[i] != -9999 || rgb[i * 3] == 0);
        }
    }

    [Fact]
    public void Bands_are_checked_and_opacity_is_no_colour()
    {
        using IRasterReader rgba = RasterFile.Open(Fixtures.Path("rasters", "derived", "geographic_4326_rgba.tif"));
        Assert.Equal(4, rgba.AlphaBand);
        Assert.Equal([1, 2, 3], BandChoice.Default(rgba));
        Assert.Equal([4, 3, 2], BandChoice.Of(rgba, [4, 3, 2]));
        Assert.Throws<ArgumentException>(() => BandChoice.Of(rgba, [1, 2]));
        Assert.Contains("bands 1 to 4", Assert.Throws<ArgumentException>(() => BandChoice.Of(rgba, [1, 2, 5])).Message, StringComparison.Ordinal);
        using IRasterReader greyAlpha = RasterFile.Open(Fixtures.Path("rasters", "codecs", "la.png"));
        Assert.Equal([1], BandChoice.Default(greyAlpha));
    }
}
