using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.Benchmarks.Stress;

/// <summary>Many clients with calls of all kinds at once, while the processes of plugins are killed.</summary>
/// <param name="connect">Starts a program that leads to the host.</param>
/// <param name="plugins">The ids of plugins made of the faulty fixture; the tool of each is <c>ID.call</c>.</param>
/// <param name="kills">How many processes of plugins are killed, of each plugin in turn: one that ends more than four times in three minutes is not started again.</param>
/// <param name="seed">Of all that is random.</param>
internal sealed class StressLoad(Func<Process> connect, IReadOnlyList<string> plugins, int kills, int seed)
{
    private const int InFlight = 8;
    private const int Payload = 100_000;

    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> processes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> faults = new();
    private int killed;

    /// <summary>Makes the calls.</summary>
    /// <param name="clients">How many clients.</param>
    /// <param name="calls">How many calls each makes.</param>
    /// <param name="killInterval">The time between two kills.</param>
    /// <returns>What came of it.</returns>
    public async Task<StressReport> RunAsync(int clients, int calls, TimeSpan killInterval)
    {
        Stopwatch clock = Stopwatch.StartNew();
        using CancellationTokenSource end = new();
        Task killing = KillAsync(killInterval, end.Token);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => ClientAsync(client, calls))));
        await end.CancelAsync();
        await killing;
        return new StressReport(answers, killed, [.. faults], clock.Elapsed);
    }

    private async Task ClientAsync(int number, int calls)
    {
        await using StressClient client = new(connect(), faults);
        await client.AskAsync("initialize", new JsonObject { ["client"] = new JsonObject { ["name"] = $"stress {number}" }, ["protocol"] = new JsonArray(1) });
        int next = 0;
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
        {
            int call;
            while ((call = Interlocked.Increment(ref next)) <= calls)
            {
                await CallAsync(client, number, call);
            }
        }));
    }

    private async Task CallAsync(StressClient client, int number, int call)
    {
        Random random = new(HashCode.Combine(seed, number, call));
        string plugin = plugins[random.Next(plugins.Count)];
        bool own = random.Next(2) == 0;
        string text = $"{number}.{call}.";
        string kind = (random.Next(10)) switch { 0 => "cancelled", 1 or 2 => "progress", 3 => "large", 4 => "failing", _ => "echo" };
        JsonObject? answer = kind switch
        {
            "cancelled" => await ToolAsync(client, plugin + ".call", new JsonObject { ["how"] = "waits", ["steps"] = 10_000 }, cancelAfter: TimeSpan.FromMilliseconds(random.Next(20))),
            "progress" => await ToolAsync(client, plugin + ".call", new JsonObject { ["how"] = "waits", ["steps"] = 3, ["text"] = text }, withProgress: true),
            "failing" => await ToolAsync(client, own ? "test.fails" : plugin + ".call", own ? [] : new JsonObject { ["how"] = "fails" }),
            _ => await ToolAsync(client, own ? "test.echo" : plugin + ".call", new JsonObject { ["text"] = text += kind == "large" ? new string('x', Payload) : string.Empty }),
        };
        if (answer is null)
        {
            return;
        }

        string error = answer["error"]?["data"]?["id"]?.GetValue<string>() ?? answer["error"]?["code"]?.ToJsonString() ?? string.Empty;
        string wanted = kind switch { "cancelled" => "-32800", "failing" => "rs.raster.unreadable", _ => string.Empty };
        if (error == "rs.plugin.crashed")
        {
            kind = "crashed";
        }
        else if (error != wanted)
        {
            faults.Enqueue($"{kind} {text[..Math.Min(text.Length, 20)]} was answered with {(error.Length > 0 ? error : "outputs")}");
        }
        else if (answer["result"] is JsonObject result)
        {
            string? back = (result["text"] ?? result["arguments"]?["text"])?.GetValue<string>();
            if (back != text)
            {
                faults.Enqueue($"{kind} {text[..Math.Min(text.Length, 20)]} was answered with the outputs of {back?[..Math.Min(back.Length, 20)]}");
            }

            if (result["arguments"] is null)
            {
                processes[plugin] = result["process"]!.GetValue<int>();
            }
        }

        answers.AddOrUpdate(kind, 1, (_, count) => count + 1);
    }

    private static Task<JsonObject?> ToolAsync(StressClient client, string tool, JsonObject arguments, TimeSpan? cancelAfter = null, bool withProgress = false) =>
        client.AskAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments }, cancelAfter, withProgress);

    private async Task KillAsync(TimeSpan interval, CancellationToken end)
    {
        int turn = 0;
        while (turn < kills)
        {
            await Task.Delay(interval, end).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (end.IsCancellationRequested)
            {
                return;
            }

            // On a slow machine the clients are still starting, and no answer has named the process yet.
            if (!processes.TryRemove(plugins[turn % plugins.Count], out int id))
            {
                continue;
            }

            turn++;
            try
            {
                using Process process = Process.GetProcessById(id);
                process.Kill();
                killed++;
            }
            catch (ArgumentException)
            {
                // It has ended since.
            }
        }
    }
}
