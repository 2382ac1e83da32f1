using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RsPlugins.Benchmarks.Stress;
using RsPlugins.Sdk.Client;

namespace RsPlugins.Benchmarks.Protocol;

/// <summary><c>protocol</c>: what a call costs, from each SDK, beside what the same machine takes for bare bytes in the same run.</summary>
internal static class ProtocolFigures
{
    private const int PipeWarmUp = 1000;
    private const int Starts = 9;
    private const int InFlight = 64;
    private const int LargeCalls = 60;

    // As base64 this is a byte[] of 1 MB.
    private const int LargeBytes = 1_333_336;

    // A host compiles what is called often a second time, in the background.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static int Run(int rounds)
    {
        using StressHost host = new([]);
        Console.WriteLine(Machine());
        MeasureAsync(host, rounds).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task MeasureAsync(StressHost host, int rounds)
    {
        HostClient stdio = await StartAsync(host, "serve", "--stdio");
        HostClient connect = await StartAsync(host, "connect", "--idle", "5");
        await using (stdio)
        await using (connect)
        {
            using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(host.State, "socket", "host")));
            using NetworkStream stream = new(socket);
            await using HostClient direct = await HostClient.OpenAsync(stream, stream);
            EchoTimes own = new(EchoTimes.Best(PipeEcho.Ask(PipeWarmUp, rounds)), await EchoAsync(stdio, rounds), await EchoAsync(connect, rounds));
            double bySocket = await EchoAsync(direct, rounds);
            Line(".NET: bare pipe / stdio / socket / socket by connect, us", own.Floor, own.Stdio, bySocket, own.Connect);
            Line(".NET: the last three over the bare pipe", own.Stdio / own.Floor, bySocket / own.Floor, own.Connect / own.Floor);
            Line("connect adds to a call, us", own.Connect - bySocket);
            Line("processor time of the host a call, us: stdio / socket", await ProcessorAsync(stdio, await HostOfAsync(stdio), rounds), await ProcessorAsync(direct, host.ProcessId, rounds));
            Line($".NET: small calls a second, {InFlight} in flight: stdio / socket", await RateAsync(stdio, rounds * 4), await RateAsync(direct, rounds * 4));
            Line(".NET: byte[] of 1 MB, ms: stdio / socket", await LargeAsync(stdio), await LargeAsync(direct));
            double[] linked = await StartsAsync(host, "connect");
            Line("connect to a host that runs: start to first answer, ms: best / median", linked.Min(), EchoTimes.Median(linked));
            Show("Python", EchoTimes.By("python3", "echo.py", host, rounds));
            Show("TypeScript", EchoTimes.By("node", "echo.js", host, rounds));
        }

        double[] starts = await StartsAsync(host, "serve", "--stdio");
        Line("host start to first answer, ms: best / median", starts.Min(), EchoTimes.Median(starts));
    }

    private static void Show(string language, EchoTimes? times)
    {
        if (times is null)
        {
            Console.WriteLine($"{language}: not measured, it is not installed or its SDK is not built");
            return;
        }

        Line($"{language}: bare pipe / stdio / socket by connect, us", times.Floor, times.Stdio, times.Connect);
        Line($"{language}: the last two over the bare pipe", times.Stdio / times.Floor, times.Connect / times.Floor);
    }

    private static void Line(string what, params double[] values) =>
        Console.WriteLine($"{what}: {string.Join(" / ", values.Select(value => value.ToString(value < 10 ? "f2" : "f0", CultureInfo.InvariantCulture)))}");

    private static Task<HostClient> StartAsync(StressHost host, params string[] arguments) => HostClient.StartAsync(new HostClientOptions
    {
        Program = StressHost.Program,
        Arguments = [.. host.Options, .. arguments],
        Environment = new Dictionary<string, string?> { ["RSPLUGINS_STATE"] = host.State },
    });

    private static async Task<double> EchoAsync(HostClient client, int rounds)
    {
        for (Stopwatch clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
        {
            await client.CallToolAsync("test.echo", new JsonObject { ["text"] = "a" });
        }

        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await client.CallToolAsync("test.echo", new JsonObject { ["text"] = "a" });
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return EchoTimes.Best(times);
    }

    private static async Task<int> HostOfAsync(HostClient client) => (await client.CallToolAsync("test.echo", new JsonObject { ["text"] = "a" }))["process"]!.GetValue<int>();

    // Hardly depends on what else the machine does.
    private static async Task<double> ProcessorAsync(HostClient client, int id, int calls)
    {
        using Process process = Process.GetProcessById(id);
        TimeSpan before = process.TotalProcessorTime;
        for (int i = 0; i < calls; i++)
        {
            await client.CallToolAsync("test.echo", new JsonObject { ["text"] = "a" });
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / calls;
    }

    private static async Task<double> RateAsync(HostClient client, int calls)
    {
        double best = 0;
        for (int round = 0; round < 3; round++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            int left = calls;
            await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await client.CallToolAsync("test.echo", new JsonObject { ["text"] = "a" });
                }
            }));
            best = Math.Max(best, calls / clock.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static async Task<double> LargeAsync(HostClient client)
    {
        double[] times = new double[LargeCalls];
        for (int i = -10; i < LargeCalls; i++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            await client.CallToolAsync("test.large", new JsonObject { ["bytes"] = LargeBytes });
            if (i >= 0)
            {
                times[i] = clock.Elapsed.TotalMilliseconds;
            }
        }

        return EchoTimes.Median(times);
    }

    private static async Task<double[]> StartsAsync(StressHost host, params string[] arguments)
    {
        double[] times = new double[Starts];
        for (int i = 0; i < Starts; i++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            await using HostClient client = await StartAsync(host, arguments);
            await client.ListToolsAsync();
            times[i] = clock.Elapsed.TotalMilliseconds;
        }

        return times;
    }

    private static string Machine()
    {
        string processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
            : RuntimeInformation.ProcessArchitecture.ToString();
        string load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        return $"{processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load {load}";
    }
}
