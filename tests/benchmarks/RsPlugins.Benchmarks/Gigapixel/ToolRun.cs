using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.RsmClip;
using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Benchmarks.Gigapixel;

/// <summary>One tool on one raster in this process: its time, its peak of memory, the longest wait for a progress report, and the time from a cancel to the end.</summary>
internal sealed class ToolRun(string models, string state, CancellationTokenSource cancelled) : IPluginContext, IToolContext
{
    public const string Command = "gigapixel-run";
    private readonly Stopwatch sinceReport = new();
    private readonly Stopwatch sinceCancel = new();
    private double longest;
    private string longestBefore = string.Empty;
    private double cancelAt = double.PositiveInfinity;
    private int reports;

    public string ContentFolder => models;

    public string StateFolder => state;

    public ILoggerFactory Loggers => NullLoggerFactory.Instance;

    public ToolJob Job { get; } = new("benchmark", Folder: null, Attempt: 1);

    public ILogger Log => NullLogger.Instance;

    /// <summary>Runs a tool and prints the figures as JSON.</summary>
    /// <param name="models">Folder of the models.</param>
    /// <param name="state">Keeps the graphs.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancelAt">The share of the work after which it is cancelled; above 1 for never.</param>
    public static void Run(string models, string state, string tool, string arguments, double cancelAt)
    {
        using CancellationTokenSource cancelled = new();
        ToolRun run = new(models, state, cancelled) { cancelAt = cancelAt };
        using RsmClipPlugin plugin = new();
        ITool called = plugin.Start(run).Single(one => one.Name == tool);
        Stopwatch watch = Stopwatch.StartNew();
        bool ended = false;
        try
        {
            called.CallAsync(JsonSerializer.SerializeToElement(JsonNode.Parse(arguments)), run, cancelled.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            ended = true;
        }

        Console.WriteLine(new JsonObject { ["seconds"] = watch.Elapsed.TotalSeconds, ["processor_seconds"] = Environment.CpuUsage.TotalTime.TotalSeconds, ["allocated_mib"] = GC.GetTotalAllocatedBytes() >> 20, ["peak_mib"] = PeakMebibytes(), ["reports"] = run.reports, ["longest_wait"] = run.longest, ["before"] = run.longestBefore, ["cancel_seconds"] = ended ? run.sinceCancel.Elapsed.TotalSeconds : null }.ToJsonString());
    }

    public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Report(ToolProgress progress)
    {
        double waited = reports++ == 0 ? 0 : sinceReport.Elapsed.TotalSeconds;
        if (waited > longest)
        {
            (longest, longestBefore) = (waited, FormattableString.Invariant($"{progress.Stage} {progress.Done}"));
        }

        sinceReport.Restart();
        if (progress.Fraction >= cancelAt && !cancelled.IsCancellationRequested)
        {
            sinceCancel.Start();
            cancelled.Cancel();
        }
    }

    private static double PeakMebibytes() =>
        double.Parse(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
