using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.Benchmarks.Search;

/// <summary>Makes a tile index with random unit vectors of 512 values, and times what a first search waits for: opening it and reading its embeddings into a matrix.</summary>
internal static class IndexLoad
{
    private const int Dimension = 512;
    private const int Columns = 1000;
    private const int Side = 128;
    private const int Rounds = 5;
    private const int Batch = 1024;

    public static void Run(string work, int tiles)
    {
        Directory.CreateDirectory(work);
        string path = Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"tiles-{tiles}.gpkg"));
        File.Delete(path);
        Stopwatch watch = Stopwatch.StartNew();
        Make(path, tiles);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tiles:n0} tiles of {Dimension} values stored in {watch.Elapsed.TotalSeconds:f1} s, {tiles / watch.Elapsed.TotalSeconds:n0} a second, {new FileInfo(path).Length / 1e6:f0} MB"));
        double wall = double.MaxValue, processor = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            watch.Restart();
            using TileIndex index = TileIndex.Open(path);
            EmbeddingMatrixBuilder builder = new(Dimension);
            List<long> keys = [];
            index.ReadEmbeddings(
                index.Models()[0],
                (key, embedding) =>
                {
                    keys.Add(key);
                    builder.Append(MemoryMarshal.Cast<byte, Half>(embedding));
                },
                CancellationToken.None);
            EmbeddingMatrix matrix = builder.Build(CancellationToken.None);
            wall = Math.Min(wall, watch.Elapsed.TotalSeconds);
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            if (matrix.Rows != tiles)
            {
                throw new InvalidOperationException($"{matrix.Rows} rows of {tiles}.");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"opened and loaded in {wall:f2} s, {processor:f2} s of processor time, fastest of {Rounds}; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
        File.Delete(path);
    }

    private static void Make(string path, int tiles)
    {
        using TileIndexWriter writer = TileIndexWriter.Open(path);
        IndexModel model = null!;
        IndexSource source = null!;
        writer.Transact(() =>
        {
            writer.SetCrs(new Crs(3301));
            model = writer.Use(new IndexModel(0, "benchmark", "", "0", "fp32", Dimension));
            source = writer.Put(new IndexSource(0, "/raster.tif", new SourceStamp(1, DateTime.UnixEpoch, "0"), Columns * Side, tiles / Columns * Side, new SourceGrid(Side, Side, "1,2,3"), "[]", "EPSG:3301", null));
        });
        Random random = new(1);
        GeoTransform transform = new(500_000, 0.2, 0, 6_500_000, 0, -0.2);
        foreach (int[] batch in Enumerable.Range(0, tiles).Chunk(Batch))
        {
            writer.Transact(() =>
            {
                foreach (int i in batch)
                {
                    Tile tile = new(i / Columns, i % Columns, new RasterWindow(i % Columns * Side, i / Columns * Side, Side, Side));
                    float[] embedding = [.. Enumerable.Range(0, Dimension).Select(_ => (random.NextSingle() - 0.5f) * 0.15f)];
                    writer.Add(writer.Add(source, tile, Footprint.Of(tile.Window, transform)), model, embedding);
                }
            });
        }

        writer.Transact(() => writer.Note(source.Id, model, tiles, complete: true));
    }
}
