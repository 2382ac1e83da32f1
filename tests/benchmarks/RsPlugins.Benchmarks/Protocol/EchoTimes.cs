using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RsPlugins.Benchmarks.Stress;

namespace RsPlugins.Benchmarks.Protocol;

/// <summary>Median times of small calls of one SDK, in microseconds, each of the best of ten batches: what else the machine does comes in bursts.</summary>
/// <param name="Floor">Bytes over pipes to a program that sends them back.</param>
/// <param name="Stdio">A call over standard input and output of a host.</param>
/// <param name="Connect">A call by <c>connect</c> over the user's socket.</param>
internal sealed record EchoTimes(double Floor, double Stdio, double Connect)
{
    private const int Batches = 10;

    /// <summary>Lets a script in another language measure.</summary>
    /// <param name="interpreter">Its interpreter.</param>
    /// <param name="script">The script's name in tests/benchmarks.</param>
    /// <param name="host">The host's plugins and state.</param>
    /// <param name="rounds">How many calls count.</param>
    /// <returns>The times, or null where the interpreter or the built SDK is missing.</returns>
    public static EchoTimes? By(string interpreter, string script, StressHost host, int rounds)
    {
        ProcessStartInfo start = new(interpreter, [Path.Combine(StressHost.Checkout, "tests", "benchmarks", script), StressHost.Program, PipeEcho.Program, rounds.ToString(CultureInfo.InvariantCulture), .. host.Options])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["RSPLUGINS_STATE"] = host.State;
        start.Environment["PYTHONPATH"] = Path.Combine(StressHost.Checkout, "sdk", "python");
        try
        {
            using Process process = Process.Start(start)!;
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? JsonSerializer.Deserialize<EchoTimes>(text, JsonSerializerOptions.Web) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The lowest median of ten batches.</summary>
    /// <param name="times">The times, in the order they were taken.</param>
    public static double Best(double[] times) => times.Chunk(Math.Max(1, times.Length / Batches)).Min(Median);

    /// <summary>The middle of some times.</summary>
    /// <param name="times">The times.</param>
    public static double Median(double[] times)
    {
        double[] sorted = [.. times.Order()];
        return sorted[sorted.Length / 2];
    }
}
