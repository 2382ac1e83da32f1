using System.Diagnostics;
using System.Globalization;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.Benchmarks;

/// <summary>Tiles a second from a raster to embeddings, against images a second of the encoder alone. The two take turns; medians, in wall-clock and in processor time.</summary>
internal static class TileSpeed
{
    private const int Rounds = 7;
    private const int Tiles = 768;

    public static void Run(string model, string path, string state, int threads)
    {
        using ModelPool pool = new(new ModelStore(model, state));
        LoadedModel loaded = pool.Get(new ModelChoice(model, Device: Device.Cpu, Threads: threads), new QuietContext(), CancellationToken.None);
        using IRasterReader raster = RasterFile.Open(path);
        IReadOnlyList<int> bands = BandChoice.Of(raster, null);
        ByteStretch stretch = ByteStretch.FromRaster(raster, bands, CancellationToken.None);
        int size = loaded.Config.Vision.ImageSize;
        TileGrid grid = new(raster.Width, raster.Height, size, Math.Max(1, size / 4), TileEdge.Shift);
        Tile[] tiles = [.. grid.Tiles().Take(Tiles)];
        byte[][] images = [.. tiles.Select(tile => loaded.Images.Preprocessor.ResizeAndCrop(new(ByteStretch.ReadRgb(raster, tile.Window, bands, stretch, CancellationToken.None), size, size, 3)))];
        List<(double Wall, double Processor)> alone = [], whole = [];
        for (int round = 0; round <= Rounds; round++)
        {
            // The first round warms up. A reader of its own has no decoded blocks yet.
            Time(alone, round, () => loaded.Images.Encode(images, CancellationToken.None));
            using IRasterReader fresh = RasterFile.Open(path);
            Time(whole, round, () => _ = new TileEncoder(fresh, bands, stretch, loaded).Run(tiles, CancellationToken.None).Last());
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}, {tiles.Length} tiles, {threads} threads, {loaded.Export.Precision}: encoder {Rate(alone, t => t.Wall):f1}/s, raster to embeddings {Rate(whole, t => t.Wall):f1}/s, ratio {Rate(whole, t => t.Wall) / Rate(alone, t => t.Wall):f3}; by processor time {Rate(alone, t => t.Processor):f1}/s, {Rate(whole, t => t.Processor):f1}/s, ratio {Rate(whole, t => t.Processor) / Rate(alone, t => t.Processor):f3}"));

        double Rate(List<(double Wall, double Processor)> times, Func<(double Wall, double Processor), double> of) => tiles.Length / times.Select(of).Order().ElementAt(times.Count / 2);
    }

    private static void Time(List<(double Wall, double Processor)> times, int round, Action run)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Stopwatch watch = Stopwatch.StartNew();
        run();
        if (round > 0)
        {
            times.Add((watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds));
        }
    }
}
