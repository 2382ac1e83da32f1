using System.Diagnostics;
using System.Globalization;

namespace RsPlugins.Benchmarks.Search;

/// <summary>A child process that searches with numpy and faiss.</summary>
internal sealed class Peers : IDisposable
{
    private readonly Process process;

    public Peers(string python, string rows, string queries, int dimension, int k)
    {
        ProcessStartInfo start = new(python, [Path.Combine(AppContext.BaseDirectory, "Search", "peers.py"), rows, queries, Text(dimension), Text(k)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        start.Environment["OMP_NUM_THREADS"] = "1";

        // Settings for other libraries of this machine would make numpy slower than it is.
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        process = Process.Start(start)!;
        Versions = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{python} has no numpy and faiss.");
    }

    /// <summary>What is compared with.</summary>
    public string Versions { get; }

    /// <summary>Searches once.</summary>
    /// <param name="way">"numpy" or "faiss".</param>
    /// <param name="query">Which query.</param>
    /// <returns>Milliseconds of the clock and of processor time, and the rows, best first.</returns>
    public (double Wall, double Processor, int[] Rows) Search(string way, int query)
    {
        process.StandardInput.WriteLine($"{way} {Text(query)}");
        process.StandardInput.Flush();
        string[] words = process.StandardOutput.ReadLine()!.Split(' ');
        return (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture), [.. words[2..].Select(word => int.Parse(word, CultureInfo.InvariantCulture))]);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
