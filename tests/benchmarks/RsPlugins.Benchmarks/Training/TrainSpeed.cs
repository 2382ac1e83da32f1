using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace RsPlugins.Benchmarks.Training;

/// <summary>A training step of ours against one of plain TorchSharp in 32-bit floats with its own AdamW. The sides take turns, each time in a process of their own; the fastest step of each counts, by the clock and by processor time.</summary>
internal static class TrainSpeed
{
    private static readonly string[] SmallSides = ["plain", "ours", "ours-shipped", "ours-method"];
    private static readonly string[] FullSides = ["plain", "plain-frozen", "ours", "ours-all", "ours-shipped", "ours-method"];

    /// <param name="pair">"small", or the folder of a checkpoint.</param>
    /// <param name="rounds">Turns of each side.</param>
    /// <param name="threads">Threads of libtorch.</param>
    public static void Run(string pair, int rounds, int threads)
    {
        string[] sides = pair == "small" ? SmallSides : FullSides;
        Dictionary<string, (List<double> Seconds, List<double> Processor)> times = sides.ToDictionary(side => side, _ => (new List<double>(), new List<double>()));
        Dictionary<string, double> peaks = [];
        for (int round = 0; round < rounds; round++)
        {
            foreach (string side in sides)
            {
                JsonNode result = Child(pair, side, threads);
                times[side].Seconds.AddRange(result["seconds"]!.AsArray().Select(value => (double)value!));
                times[side].Processor.AddRange(result["processor"]!.AsArray().Select(value => (double)value!));
                peaks[side] = Math.Max(peaks.GetValueOrDefault(side), (double)result["peakMib"]!);
            }
        }

        Console.WriteLine("| side | fastest step, s | median, s | plain is slower by | processor, s | plain takes more by | peak, GiB |\n|---|---|---|---|---|---|---|");
        (List<double> plain, List<double> plainProcessor) = times["plain"];
        foreach (string side in sides)
        {
            (List<double> seconds, List<double> processor) = times[side];
            double median = seconds.Order().ElementAt(seconds.Count / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {side} | {seconds.Min():f3} | {median:f3} | {plain.Min() / seconds.Min():f2} | {processor.Min():f3} | {plainProcessor.Min() / processor.Min():f2} | {peaks[side] / 1024:f2} |"));
        }
    }

    private static JsonNode Child(string pair, string side, int threads)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], TrainSide.Command, pair, side, threads.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        string line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0 ? JsonNode.Parse(line)! : throw new InvalidOperationException($"{side} ended with {child.ExitCode}.");
    }
}
