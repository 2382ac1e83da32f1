using Microsoft.ML.OnnxRuntime;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Inference;

public sealed class TileEncoderTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const int TileSize = 64;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);
    private static readonly int[] Bands = [1, 2, 3];

    private static string Photo => Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 1)]
    [InlineData(8, 2)]
    [InlineData(3, 4)]
    public void Each_tile_gets_the_bits_it_gets_alone_whatever_the_threads_and_runs(int most, int threads)
    {
        using LoadedModel model = Model(most, threads);
        using IRasterReader raster = RasterFile.Open(Photo);
        ByteStretch stretch = ByteStretch.FromRaster(raster, Bands, CancellationToken.None);
        Tile[] tiles = [.. Grid(raster).Tiles().Take(70)];

        EncodedTile[] encoded = [.. new TileEncoder(raster, Bands, stretch, model).Run(tiles, CancellationToken.None)];

        Assert.Equal(tiles, encoded.Select(one => one.Tile));
        LoadedModel alone = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        Assert.All(encoded, one =>
        {
            byte[] rgb = ByteStretch.ReadRgb(raster, one.Tile.Window, Bands, stretch, CancellationToken.None);
            byte[] pixels = alone.Images.Preprocessor.ResizeAndCrop(new PixelImage(rgb, TileSize, TileSize, 3));
            Assert.Equal(alone.Images.Encode([pixels], CancellationToken.None)[0], one.Embedding!);
        });
    }

    [Fact]
    public void Tiles_without_data_have_no_embedding()
    {
        using LoadedModel model = Model(8, 2);
        using IRasterReader raster = RasterFile.Open(Fixtures.Path("classify", "part_nodata.tif"));
        ByteStretch stretch = ByteStretch.FromRaster(raster, Bands, CancellationToken.None);
        TileGrid grid = new(raster.Width, raster.Height, 16, 16, TileEdge.Shift);

        EncodedTile[] encoded = [.. new TileEncoder(raster, Bands, stretch, model).Run(grid.Tiles(), CancellationToken.None)];

        Assert.Contains(encoded, one => one.Embedding is null);
        Assert.Contains(encoded, one => one.Embedding is not null);
        Assert.All(encoded, one => Assert.Equal(raster.ReadMask(one.Tile.Window, CancellationToken.None).Any(value => value != 0), one.Embedding is not null));
    }

    [Fact]
    public void Tiles_are_read_while_others_are_in_the_tower()
    {
        using ManualResetEventSlim readAhead = new();
        bool overlapped = false;
        using LoadedModel model = Model(8, 1, () => overlapped = readAhead.Wait(Enough));
        using WatchedRaster raster = new(RasterFile.Open(Photo), number =>
        {
            if (number > 8)
            {
                readAhead.Set();
            }
        });

        Assert.Equal(32, Encoder(raster, model).Run(Grid(raster).Tiles().Take(32), CancellationToken.None).Count());
        Assert.True(overlapped, "the second run was not read while the first was in the tower");
    }

    [Fact]
    public void Who_stops_taking_stops_the_work()
    {
        using LoadedModel model = Model(8, 2);
        using WatchedRaster raster = new(RasterFile.Open(Photo), _ => { });
        int tiles = Grid(raster).Count;

        Assert.Equal(3, Encoder(raster, model).Run(Grid(raster).Tiles(), CancellationToken.None).Take(3).Count());

        Assert.Equal(0, raster.Active);
        Assert.InRange(raster.Reads, 3, 100);
        Assert.True(tiles > 200, "too few tiles to tell");
    }

    [Fact]
    public void A_failure_comes_out_as_it_is_and_no_thread_goes_on()
    {
        using LoadedModel model = Model(8, 2);
        using WatchedRaster raster = new(RasterFile.Open(Photo), number =>
        {
            if (number == 40)
            {
                throw new RasterException(RasterErrorKind.Damaged, "the fortieth", "no hint");
            }
        });

        RasterException failure = Assert.Throws<RasterException>(() => Encoder(raster, model).Run(Grid(raster).Tiles(), CancellationToken.None).Count());

        Assert.Equal("the fortieth", failure.Message);
        Assert.Equal(0, raster.Active);
        Assert.InRange(raster.Reads, 40, 140);
    }

    [Fact]
    public void Cancel_ends_the_work_though_results_are_ready()
    {
        using CancellationTokenSource source = new();
        using LoadedModel model = Model(8, 2);
        using WatchedRaster raster = new(RasterFile.Open(Photo), _ => { });
        int taken = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (EncodedTile _ in Encoder(raster, model).Run(Grid(raster).Tiles(), source.Token))
            {
                if (++taken == 5)
                {
                    source.Cancel();
                }
            }
        });

        Assert.InRange(taken, 5, 8);
        Assert.Equal(0, raster.Active);
    }

    private static TileGrid Grid(IRasterReader raster) => new(raster.Width, raster.Height, TileSize, TileSize, TileEdge.Shift);

    private static TileEncoder Encoder(IRasterReader raster, LoadedModel model) =>
        new(raster, Bands, ByteStretch.FromRaster(raster, Bands, CancellationToken.None), model);

    /// <summary>The tiny model, with runs of this machine's choice at most.</summary>
    private LoadedModel Model(int most, int threads, Action? onOpen = null)
    {
        LoadedModel model = plugin.Models.Get(new ModelChoice(PluginFixture.TinyModel), new RecordingContext(), CancellationToken.None);
        Tower<InferenceSession> tower = new(() =>
        {
            onOpen?.Invoke();
            return Sessions.OnCpu(Path.Combine(model.Export.Folder, OnnxModelCache.VisionGraph));
        });
        return model with { Images = new ImageEncoder(tower, model.Config, new RunPlan(Math.Min(most, model.Export.Batch), threads)), Texts = NoTexts(model) };
    }

    /// <summary>A text tower that is not used, so that the model can be disposed without the one it was made from.</summary>
    private static TextEncoder NoTexts(LoadedModel model) =>
        new(new Tower<TextParts>(() => throw new NotSupportedException()), model.Config, new RunPlan(1, 1));
}
