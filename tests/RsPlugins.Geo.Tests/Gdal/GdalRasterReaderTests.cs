using System.Net;
using System.Net.Sockets;
using RsPlugins.Geo.Gdal;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tests.Rasters;
using RsPlugins.Tests;

namespace RsPlugins.Geo.Tests.Gdal;

/// <summary>Formats that GDAL alone reads, and the built-in readers against it on everything they read.</summary>
public sealed class GdalRasterReaderTests
{
    private static readonly string Folder = Fixtures.Path("rasters", "gdal");

    public static TheoryData<string> Files() => [.. ExpectedRaster.All(Folder).Keys];

    public static TheoryData<string> BuiltInFiles() => [.. ExpectedRaster.All(Fixtures.Path("rasters")).Keys];

    [GdalTheory]
    [MemberData(nameof(Files))]
    public void Reads_what_GDALs_own_programs_read(string file)
    {
        using IRasterReader reader = RasterFile.Open(Path.Combine(Folder, file));
        RasterComparison.Pixels(ExpectedRaster.All(Folder)[file], reader);
        RasterComparison.Place(ExpectedRaster.All(Folder)[file], reader);
    }

    [GdalTheory]
    [MemberData(nameof(BuiltInFiles))]
    public void Both_readers_agree_bit_for_bit(string file)
    {
        string path = Fixtures.Path("rasters", file);
        using IRasterReader builtIn = RasterFile.Open(path), gdal = GdalRasterReader.Open(GdalLibrary.Api!, path);
        Assert.IsNotType<GdalRasterReader>(builtIn);
        Agree(builtIn, gdal);
        if (builtIn is not ImageRasterReader && file != "codecs/one_strip_none.tif")
        {
            // Images are decoded as a whole here, and a single uncompressed strip is cut by each in its own way.
            Assert.Equal(builtIn.BlockSize, gdal.BlockSize);
        }

        Assert.Equal(builtIn.Overviews, gdal.Overviews);
        for (int i = 0; i < gdal.Overviews.Count; i++)
        {
            Agree(builtIn.Overview(i), gdal.Overview(i));
            Assert.Equal(builtIn.Overview(i).BlockSize, gdal.Overview(i).BlockSize);
        }
    }

    [GdalTheory]
    [InlineData("rgb.jp2")]
    [InlineData("tiles.gpkg")]
    [InlineData("mosaic.vrt")]
    [InlineData("warped.vrt")]
    [InlineData("lerc.tif")]
    [InlineData("dem.img")]
    public async Task Threads_read_what_one_thread_reads(string file)
    {
        string path = Path.Combine(Folder, file);
        using IRasterReader alone = RasterFile.Open(path), shared = RasterFile.Open(path);
        int[] bands = [.. Enumerable.Range(1, alone.BandCount)];
        Random random = new(3);
        RasterWindow[] windows = [.. Enumerable.Range(0, 60).Select(_ => new RasterWindow(random.Next(-20, alone.Width), random.Next(-20, alone.Height), random.Next(1, 90), random.Next(1, 90)))];
        byte[][] expected = [.. windows.Select(window => alone.Read(window, bands, CancellationToken.None).Data.ToArray())];
        byte[][] masks = [.. windows.Select(window => alone.ReadMask(window, CancellationToken.None))];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < 3 * windows.Length; i++)
                {
                    int at = ((i * 7) + (thread * 11)) % windows.Length;
                    Assert.Equal(expected[at], shared.Read(windows[at], bands, CancellationToken.None).Data.ToArray());
                    Assert.Equal(masks[at], shared.ReadMask(windows[at], CancellationToken.None));
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    [GdalFact]
    public void Parts_of_files_and_archives_are_opened_by_name()
    {
        using IRasterReader whole = RasterFile.Open(Path.Combine(Folder, "tiles.gpkg"));
        using IRasterReader table = RasterFile.Open($"GPKG:{Path.Combine(Folder, "tiles.gpkg")}:tiles");
        RasterWindow window = new(-5, 10, 60, 70);
        Assert.Equal(whole.Read(window, [1, 2, 3], CancellationToken.None).Data.ToArray(), table.Read(window, [1, 2, 3], CancellationToken.None).Data.ToArray());
        Assert.Throws<RasterException>(() => RasterFile.Open($"GPKG:{Path.Combine(Folder, "tiles.gpkg")}:nothing"));
    }

    [GdalFact]
    public void A_folder_can_be_a_raster_and_a_container_names_its_parts()
    {
        using TemporaryFolder folder = new();
        string zarr = folder.File("deep.zarr");
        GdalPrograms.Run("gdal_translate", "-q", "-of", "Zarr", "-b", "1", Path.Combine(Folder, "lzma.tif"), zarr);
        using IRasterReader deep = RasterFile.Open(zarr), source = RasterFile.Open(Path.Combine(Folder, "lzma.tif"));
        RasterWindow all = new(0, 0, source.Width, source.Height);
        Assert.Equal(source.Read(all, [1], CancellationToken.None).Data.ToArray(), deep.Read(all, [1], CancellationToken.None).Data.ToArray());

        string several = folder.File("several.gpkg");
        foreach (string table in (string[])["first", "second"])
        {
            GdalPrograms.Run("gdal_translate", "-q", "-of", "GPKG", "-co", "APPEND_SUBDATASET=YES", "-co", $"RASTER_TABLE={table}", Fixtures.Path("rasters", "codecs", "bigtiff_be.tif"), several);
        }

        RasterException error = Assert.Throws<RasterException>(() => RasterFile.Open(several));
        Assert.Contains($"GPKG:{several}:second", error.Hint, StringComparison.Ordinal);
        using IRasterReader second = RasterFile.Open($"GPKG:{several}:second");
        Assert.Equal(150, second.Width);
    }

    [GdalFact]
    public void Wrong_requests_are_refused()
    {
        using IRasterReader reader = RasterFile.Open(Path.Combine(Folder, "rgb.jp2"));
        Assert.Throws<ArgumentException>(() => reader.Read(new RasterWindow(0, 0, 0, 5), [1], CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(new RasterWindow(0, 0, 5, 5), [4], CancellationToken.None));
        Assert.Throws<ArgumentException>(() => reader.Read(new RasterWindow(0, 0, 100000, 100000), [1], CancellationToken.None));
        Assert.Throws<OperationCanceledException>(() => reader.Read(new RasterWindow(0, 0, 5, 5), [1], new CancellationToken(canceled: true)));
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reader.Read(new RasterWindow(0, 0, 5, 5), [1], CancellationToken.None));
    }

    [GdalFact]
    public void What_GDAL_complains_of_is_an_error_in_words()
    {
        using TemporaryFolder folder = new();
        string cut = folder.File("cut.tif");
        File.WriteAllBytes(cut, File.ReadAllBytes(Path.Combine(Folder, "lzma.tif"))[..30000]);
        using IRasterReader reader = RasterFile.Open(cut);
        RasterException error = Assert.Throws<RasterException>(() => reader.Read(new RasterWindow(0, 0, reader.Width, reader.Height), [1], CancellationToken.None));
        Assert.Equal(RasterErrorKind.Damaged, error.Kind);
        Assert.Contains("cut.tif", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("no reason given", error.Message, StringComparison.Ordinal);

        File.WriteAllText(folder.File("lost.vrt"), File.ReadAllText(Path.Combine(Folder, "mosaic.vrt")).Replace("webp.tif", "nowhere.tif", StringComparison.Ordinal).Replace("../codecs/bigtiff_be.tif", "nowhere.tif", StringComparison.Ordinal));
        Assert.Contains("nowhere.tif", Failing(folder.File("lost.vrt")).Message, StringComparison.Ordinal);

        static RasterException Failing(string path) => Assert.Throws<RasterException>(() =>
        {
            using IRasterReader opened = RasterFile.Open(path);
            opened.Read(new RasterWindow(0, 0, opened.Width, opened.Height), [1, 2, 3], CancellationToken.None);
        });
    }

    [GdalFact]
    public async Task Nothing_is_fetched_from_the_network()
    {
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        int calls = 0;
        using CancellationTokenSource end = new();
        Task serving = Task.Run(async () =>
        {
            while (true)
            {
                using TcpClient client = await server.AcceptTcpClientAsync(end.Token);
                calls++;
            }
        });
        string address = $"127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}";
        using TemporaryFolder folder = new();
        string mosaic = File.ReadAllText(Path.Combine(Folder, "mosaic.vrt")).Replace("relativeToVRT=\"1\"", "relativeToVRT=\"0\"", StringComparison.Ordinal);
        string[] named =
        [
            $"/vsicurl/http://{address}/a.tif", $"http://{address}/a.tif", $"/vsizip//vsicurl/http://{address}/a.zip/a.tif", $"WMS:http://{address}/wms?layers=a",
            Written("direct.vrt", mosaic.Replace("webp.tif", $"/vsicurl/http://{address}/a.tif", StringComparison.Ordinal)),
        ];
        foreach (string path in named)
        {
            Assert.Equal(RasterErrorKind.Unsupported, Assert.Throws<RasterException>(() => RasterFile.Open(path)).Kind);
        }

        Assert.Contains("network", Assert.Throws<RasterException>(() => RasterFile.Open(named[^1])).Message, StringComparison.Ordinal);

        // What the words of a file do not tell: a virtual raster in a virtual raster, a source without its properties, a service described in a file.
        string inner = Written("inner.txt", mosaic.Replace("webp.tif", $"/vsicurl/http://{address}/a.tif", StringComparison.Ordinal));
        string service = Written("service.xml", $"<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://{address}/${{z}}/${{x}}/${{y}}.png</ServerUrl></Service><DataWindow><UpperLeftX>-1</UpperLeftX><UpperLeftY>1</UpperLeftY><LowerRightX>1</LowerRightX>"
            + "<LowerRightY>-1</LowerRightY><TileLevel>1</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY></DataWindow><BandsCount>3</BandsCount></GDAL_WMS>");
        foreach (string path in (string[])[Written("outer.vrt", mosaic.Replace("webp.tif", inner, StringComparison.Ordinal)), service])
        {
            Assert.Throws<RasterException>(() =>
            {
                using IRasterReader reader = RasterFile.Open(path);
                reader.Read(new RasterWindow(0, 0, reader.Width, reader.Height), [1], CancellationToken.None);
            });
        }

        end.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
        Assert.Equal(0, calls);

        string Written(string name, string text)
        {
            File.WriteAllText(folder.File(name), text);
            return folder.File(name);
        }
    }

    private static void Agree(IRasterReader builtIn, IRasterReader gdal)
    {
        Assert.Equal((builtIn.Width, builtIn.Height, builtIn.BandCount, builtIn.Type, builtIn.BitsPerSample), (gdal.Width, gdal.Height, gdal.BandCount, gdal.Type, gdal.BitsPerSample));
        Assert.Equal((builtIn.NoData, builtIn.AlphaBand, builtIn.HasMask, builtIn.IsGeoreferenced, builtIn.Transform), (gdal.NoData, gdal.AlphaBand, gdal.HasMask, gdal.IsGeoreferenced, gdal.Transform));
        Assert.Equal((builtIn.Crs?.Epsg, builtIn.Crs is null), (gdal.Crs?.Epsg, gdal.Crs is null));
        Assert.Equal(builtIn.BandColors, gdal.BandColors);
        Assert.Equal(builtIn.Palette?.Entries, gdal.Palette?.Entries);
        Random random = new(7);
        for (int i = 0; i < 12; i++)
        {
            RasterWindow window = i == 0 ? new(0, 0, builtIn.Width, builtIn.Height) : new(random.Next(-30, builtIn.Width), random.Next(-30, builtIn.Height), random.Next(1, 150), random.Next(1, 150));
            int[] bands = [.. Enumerable.Range(1, builtIn.BandCount).OrderBy(_ => random.Next())];
            byte[]? expected = Read(builtIn, window, bands), found = Read(gdal, window, bands);
            Assert.Equal(expected is null, found is null);
            if (expected is not null)
            {
                Assert.True(expected.AsSpan().SequenceEqual(found), $"{window} differs");
                Assert.True(builtIn.ReadMask(window, CancellationToken.None).AsSpan().SequenceEqual(gdal.ReadMask(window, CancellationToken.None)), $"the mask of {window} differs");
            }
        }
    }

    private static byte[]? Read(IRasterReader reader, RasterWindow window, int[] bands)
    {
        try
        {
            return reader.Read(window, bands, CancellationToken.None).Data.ToArray();
        }
        catch (RasterException e) when (e.Kind == RasterErrorKind.Damaged)
        {
            return null;
        }
    }
}
