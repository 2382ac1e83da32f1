namespace RsPlugins.Benchmarks.Stress;

/// <summary><c>stress</c>: eight clients with a thousand calls each, while processes of plugins are killed.</summary>
internal static class StressCommand
{
    private static readonly string[] Plugins = ["one", "two", "three", "four", "five"];

    public static int Run(int clients, int calls)
    {
        using StressHost host = new(Plugins);
        int seed = Environment.TickCount;
        StressReport report = new StressLoad(host.Connect, Plugins, 4 * Plugins.Length, seed).RunAsync(clients, calls, TimeSpan.FromSeconds(0.5)).GetAwaiter().GetResult();
        Console.WriteLine($"seed {seed}: {report}");
        foreach (string fault in report.Faults)
        {
            Console.WriteLine($"  {fault}");
        }

        return report.Faults.Count == 0 && report.Total == clients * calls ? 0 : 1;
    }
}
