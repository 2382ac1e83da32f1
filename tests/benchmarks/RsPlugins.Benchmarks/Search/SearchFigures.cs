using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.Benchmarks.Search;

/// <summary>
/// Searches 1,000,000 rows of 512 values for their best ten on one thread, by turns with a bare reading of the same codes, with numpy and with faiss, and compares the best ten of the real
/// embeddings with those of their float32 originals.
/// </summary>
internal static class SearchFigures
{
    private const int Rows = 1_000_000;
    private const int Dimension = 512;
    private const int Best = 10;
    private const int Queries = 20;

    // The tolerance of ann-benchmarks.
    private const float Tolerance = 1e-3f;

    public static void Run(string data, string models, string work, string python, int rounds)
    {
        Directory.CreateDirectory(work);
        RealEmbeddings real = RealEmbeddings.Make(data, models, work);
        Recall(real);
        EnlargedEmbeddings enlarged = new(real.Dimension, Dimension);
        float[][] queries = [.. Enumerable.Range(0, Queries).Select(i => enlarged.Map(real.Captions.AsSpan(i * (real.Captions.Length / real.Dimension / Queries) * real.Dimension, real.Dimension)))];
        string rowFile = Path.Combine(work, "rows.f32"), queryFile = Path.Combine(work, "queries.f32");
        EmbeddingMatrix matrix = enlarged.Make(real, Rows, rowFile);
        File.WriteAllBytes(queryFile, MemoryMarshal.AsBytes<float>(queries.SelectMany(query => query).ToArray()).ToArray());
        using Peers peers = new(python, rowFile, queryFile, Dimension, Best);
        Console.WriteLine($"{Rows:n0} rows of {Dimension}, {DotKernel.Best.Name}, {peers.Versions}");
        Compare(matrix, queries, peers, rounds);
        File.Delete(rowFile);
        File.Delete(queryFile);
    }

    private static void Recall(RealEmbeddings real)
    {
        Half[] halves = new Half[real.Images.Length];
        for (int start = 0; start < halves.Length; start += real.Dimension)
        {
            UnitRounding.Round(real.Images.AsSpan(start, real.Dimension), halves.AsSpan(start, real.Dimension));
        }

        Stopwatch watch = Stopwatch.StartNew();
        EmbeddingMatrix matrix = EmbeddingMatrix.FromHalf(halves, real.Dimension);
        double seconds = watch.Elapsed.TotalSeconds;
        int same = 0, near = 0, queries = real.Captions.Length / real.Dimension;
        for (int q = 0; q < queries; q++)
        {
            float[] query = real.Captions[(q * real.Dimension)..((q + 1) * real.Dimension)];
            float[] scores = [.. Enumerable.Range(0, matrix.Rows).Select(row => TensorPrimitives.Dot<float>(query, real.Images.AsSpan(row * real.Dimension, real.Dimension)))];
            int[] exact = [.. Enumerable.Range(0, matrix.Rows).OrderByDescending(row => scores[row]).Take(Best)];
            ScoredRow[] found = matrix.Search(query, Best, null, CancellationToken.None);
            same += found.Count(row => exact.Contains(row.Row));
            near += found.Count(row => scores[row.Row] >= scores[exact[^1]] - Tolerance);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recall@{Best} of {queries} captions over {matrix.Rows:n0} images, dimension {real.Dimension}, against the float32 originals: {(double)same / queries / Best:f5}; with scores within {Tolerance} counted as equal {(double)near / queries / Best:f5}; quantised in {seconds:f2} s"));
    }

    private static void Compare(EmbeddingMatrix matrix, float[][] queries, Peers peers, int rounds)
    {
        string[] names = ["int8 read", "search", "search, 2 threads", "numpy", "faiss IndexFlatIP"];
        EmbeddingMatrix two = matrix.With(DotKernel.Best, threads: 2);
        (double Wall, double Processor)[,] best = new (double, double)[names.Length, queries.Length];
        long differing = 0;
        for (int round = 0; round <= rounds; round++)
        {
            for (int q = 0; q < queries.Length; q++)
            {
                ScoredRow[] found = [];
                Note(0, Time(() => ReadCodes(matrix)));
                Note(1, Time(() => found = matrix.Search(queries[q], Best, null, CancellationToken.None)));
                Note(2, Time(() => two.Search(queries[q], Best, null, CancellationToken.None)));
                (double Wall, double Processor, int[] Rows) numpy = peers.Search("numpy", q), faiss = peers.Search("faiss", q);
                Note(3, (numpy.Wall, numpy.Processor));
                Note(4, (faiss.Wall, faiss.Processor));
                differing += numpy.Rows.Except(found.Select(row => row.Row)).Count();

                // The first round warms up.
                void Note(int way, (double Wall, double Processor) time) =>
                    best[way, q] = round <= 1 ? time : (Math.Min(best[way, q].Wall, time.Wall), Math.Min(best[way, q].Processor, time.Processor));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queries.Length} queries, fastest of {rounds} rounds each, mean over the queries; of numpy's best ten {differing} of {(rounds + 1) * queries.Length * Best} are not in ours; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
        Console.WriteLine("| | ms | ratio to search | processor ms | ratio to search |\n|---|---|---|---|---|");
        for (int way = 0; way < names.Length; way++)
        {
            double wall = Mean(way, time => time.Wall), processor = Mean(way, time => time.Processor);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {names[way]} | {wall:f2} | {wall / Mean(1, time => time.Wall):f2} | {processor:f2} | {processor / Mean(1, time => time.Processor):f2} |"));
        }

        double Mean(int way, Func<(double Wall, double Processor), double> of) => Enumerable.Range(0, queries.Length).Average(q => of(best[way, q]));
    }

    /// <summary>Reads all codes and does as good as nothing with them.</summary>
    private static byte ReadCodes(EmbeddingMatrix matrix)
    {
        Vector256<byte> a = default, b = default, c = default, d = default;
        foreach (EmbeddingSegment segment in matrix.Segments)
        {
            ReadOnlySpan<Vector256<byte>> codes = MemoryMarshal.Cast<byte, Vector256<byte>>(segment.Codes(0, segment.Count));
            for (int i = 0; i <= codes.Length - 4; i += 4)
            {
                a ^= codes[i];
                b ^= codes[i + 1];
                c ^= codes[i + 2];
                d ^= codes[i + 3];
            }
        }

        return Vector256.Sum(a ^ b ^ c ^ d);
    }

    private static (double Wall, double Processor) Time(Action run)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Stopwatch watch = Stopwatch.StartNew();
        run();
        return (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }
}
