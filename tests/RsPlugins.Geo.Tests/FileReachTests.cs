using RsPlugins.Geo.Images;
using RsPlugins.Geo.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests;

public sealed class FileReachTests
{
    private static string Raster => Fixtures.Path("rasters", "derived", "no_georef.tif");

    [Fact]
    public async Task Holds_the_call_and_all_that_it_starts_and_nothing_else()
    {
        Task<RasterErrorKind?> held = Task.Run(async () =>
        {
            using IDisposable hold = FileReach.HoldTo(_ => false);
            await Task.Yield();
            RasterErrorKind?[] kinds = new RasterErrorKind?[8];
            Parallel.For(0, kinds.Length, i => kinds[i] = KindOf(() => RasterFile.Open(Raster).Dispose()));
            return Assert.Single(kinds.Distinct());
        });

        Assert.Null(KindOf(() => RasterFile.Open(Raster).Dispose()));
        Assert.Equal(RasterErrorKind.Denied, await held);
    }

    [Fact]
    public void Admits_by_path_and_ends_when_it_is_disposed()
    {
        using (FileReach.HoldTo(path => path == Raster))
        {
            RasterFile.Open(Raster).Dispose();
            using (FileReach.HoldTo(null))
            {
                RasterException refused = Assert.Throws<RasterException>(() => ImageFile.Decode(Fixtures.Path("preprocess", "in", "rgb_224x227.png")));
                Assert.Equal(RasterErrorKind.Denied, refused.Kind);
                Assert.Contains("rgb_224x227.png lies outside", refused.Message, StringComparison.Ordinal);
            }
        }

        Assert.NotEmpty(ImageFile.Decode(Fixtures.Path("preprocess", "in", "rgb_224x227.png")).Pixels);
    }

    [GdalFact]
    public void Lets_no_virtual_raster_lead_on_to_other_files()
    {
        using TemporaryFolder folder = new();
        string mosaic = folder.File("mosaic.vrt");
        GdalPrograms.Run("gdal_translate", "-of", "VRT", Raster, mosaic);
        RasterFile.Open(mosaic).Dispose();

        using IDisposable hold = FileReach.HoldTo(_ => true);
        RasterException refused = Assert.Throws<RasterException>(() => RasterFile.Open(mosaic));
        Assert.Equal(RasterErrorKind.Unsupported, refused.Kind);
        Assert.Contains("clients on other machines", refused.Message, StringComparison.Ordinal);
    }

    private static RasterErrorKind? KindOf(Action open)
    {
        try
        {
            open();
            return null;
        }
        catch (RasterException refused)
        {
            return refused.Kind;
        }
    }
}
