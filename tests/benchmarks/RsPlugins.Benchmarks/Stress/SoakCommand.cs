using System.Diagnostics;
using System.Globalization;

namespace RsPlugins.Benchmarks.Stress;

/// <summary><c>soak MINUTES</c>: the same load again and again; what the host holds is written down every minute, at rest, and must be flat.</summary>
internal static class SoakCommand
{
    private const int Clients = 8;
    private const int CallsPerRound = 250;
    private const int KillSeconds = 12;
    private const double Mebibyte = 1 << 20;

    // The pools of threads and memory fill in the first rounds; a leak of one handle or a few KiB a call is far beyond these.
    private const int SpareHandles = 20;
    private const int SpareThreads = 15;
    private const double SpareMebibytes = 60;

    private static readonly string[] Plugins = ["one", "two", "three", "four", "five"];

    public static int Run(double minutes)
    {
        using StressHost host = new(Plugins);
        using Process keeper = host.Connect();
        List<Held> samples = [];
        Stopwatch clock = Stopwatch.StartNew();
        Stopwatch sinceKill = Stopwatch.StartNew();
        int faults = 0;
        int total = 0;
        int kills = 0;
        int round = 0;
        Console.WriteLine("minute  calls  plugin processes killed  faults  handles  threads  resident MiB");
        while (clock.Elapsed.TotalMinutes < minutes)
        {
            while (clock.Elapsed.TotalMinutes < samples.Count + 1)
            {
                // A kill now and then, each plugin in turn: none is killed often enough to be given up.
                string[] order = [.. Plugins.Skip(kills % Plugins.Length), .. Plugins.Take(kills % Plugins.Length)];
                int due = sinceKill.Elapsed.TotalSeconds >= KillSeconds ? 1 : 0;
                StressReport report = new StressLoad(host.Connect, order, due, seed: round++).RunAsync(Clients, CallsPerRound, TimeSpan.FromSeconds(0.3)).GetAwaiter().GetResult();
                faults += report.Faults.Count + ((Clients * CallsPerRound) - report.Total);
                if (report.Kills > 0)
                {
                    kills += report.Kills;
                    sinceKill.Restart();
                }

                total += report.Total;
                foreach (string fault in report.Faults.Take(5))
                {
                    Console.WriteLine($"  {fault}");
                }
            }

            Thread.Sleep(TimeSpan.FromSeconds(2));
            samples.Add(Held.By(host.ProcessId));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{samples.Count,6} {total,6} {kills,24} {faults,7} {samples[^1]}"));
        }

        // The first minute warms up.
        Held first = samples[Math.Min(1, samples.Count - 1)];
        Held last = samples[^1];
        bool flat = last.Handles <= first.Handles + SpareHandles && last.Threads <= first.Threads + SpareThreads && last.Mebibytes <= first.Mebibytes + SpareMebibytes;
        Console.WriteLine(flat ? "flat" : "NOT flat");
        keeper.StandardInput.Close();
        return flat && faults == 0 ? 0 : 1;
    }

    private sealed record Held(int Handles, int Threads, double Mebibytes)
    {
        public static Held By(int id)
        {
            using Process process = Process.GetProcessById(id);
            return new Held(
                OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries($"/proc/{id}/fd").Length : process.HandleCount,
                process.Threads.Count,
                process.WorkingSet64 / Mebibyte);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Handles,8} {Threads,8} {Mebibytes,13:f0}");
    }
}
