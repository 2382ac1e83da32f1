using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Connections;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Jobs;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Connections;

/// <summary>
/// Broken sessions of clients of this user and of others, one after the other, for RSPLUGINS_FUZZ_SECONDS (10 by default, the seed by RSPLUGINS_FUZZ_SEED): each ends in time, whatever is answered is well formed
/// and tells no secrets, memory stays, and the host still answers.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class FuzzTests
{
    private const long MostGrowth = 24 << 20;

    private static readonly TimeSpan SessionLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Broken_sessions_end_well()
    {
        using TemporaryFolder folder = new();
        PluginCatalogue catalogue = PluginCatalogue.Read([Fixtures.Path("plugins", "Echo", "echo.plugin.json")]);
        PluginSwitches switches = new(Path.Combine(folder.Path, "disabled"));
        using RemoteAccess access = RemoteAccess.Open(ListenOptions.Of(ListenOptions.DefaultUrl, Path.Combine(folder.Path, "token"), null, false, [], []), folder.Path);
        await using ToolRegistry registry = new(catalogue, _ => new Runtime(), NullLoggerFactory.Instance, switches) { Remote = access };
        registry.Control = new PluginControl(registry, () => catalogue, switches);
        registry.Jobs = new JobRunner(registry, folder.Path, new JobRetention(100, TimeSpan.FromDays(1), 1 << 20), NullLogger.Instance);
        TimeSpan time = TimeSpan.FromSeconds(Number("RSPLUGINS_FUZZ_SECONDS", 10));
        int seed = Number("RSPLUGINS_FUZZ_SEED", 1);
        int first = seed;
        int answers = 0;
        long before = 0;
        Stopwatch clock = Stopwatch.StartNew();
        for (; clock.Elapsed < time; seed++)
        {
            // What is kept for good, pooled buffers for instance, is there by then.
            if (before == 0 && clock.Elapsed > time / 3)
            {
                before = await MemoryAtRestAsync();
            }

            answers += await RunAsync(registry, new SessionMutator(seed).Make(), seed % 3 == 0 ? access : null, seed);
        }

        Assert.True(answers > seed - first, $"{answers} answers to {seed - first} sessions: the sessions do not get past the door.");
        long grown = await MemoryAtRestAsync() - before;
        Assert.True(grown < MostGrowth, $"{grown >> 20} MiB more after {seed - first} sessions.");
        Assert.Equal(0, registry.RunningCalls);
        Assert.NotNull((await AskAsync(registry))["result"]);
    }

    // The threads of the last sessions hold on to them for a moment longer.
    private static async Task<long> MemoryAtRestAsync()
    {
        long least = long.MaxValue;
        for (int i = 0; i < 8; i++)
        {
            await Task.Delay(200);
            least = Math.Min(least, GC.GetTotalMemory(forceFullCollection: true));
        }

        return least;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private static async Task<int> RunAsync(ToolRegistry registry, byte[] session, RemoteAccess? remote, int seed)
    {
        using MemoryStream output = new();
        try
        {
            await SessionServer.ServeAsync(registry, new FramedMessageHandler(new MemoryStream(session), output), remote, NullLogger.Instance, CancellationToken.None).WaitAsync(SessionLimit);
            await StoppedAsync(registry);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
        }

        int answers = 0;
        string text = Encoding.UTF8.GetString(output.ToArray());
        Assert.False(text.Contains("   at ", StringComparison.Ordinal), $"Seed {seed} shows a stack.");
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf("\r\n\r\n", at, StringComparison.Ordinal) + 4;
            int bytes = int.Parse(text.AsSpan(at + 16, end - 4 - at - 16), CultureInfo.InvariantCulture);
            string body = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text[end..]).AsSpan(0, bytes));
            JsonObject message = JsonNode.Parse(body)!.AsObject();
            Assert.True(message["error"] is null || message["error"]!["code"] is not null, $"Seed {seed}: {body}");
            answers += message.ContainsKey("method") ? 0 : 1;
            at = end + body.Length;
        }

        return answers;
    }

    private static async Task StoppedAsync(ToolRegistry registry)
    {
        for (Stopwatch clock = Stopwatch.StartNew(); registry.RunningCalls > 0; await Task.Delay(1))
        {
            Assert.True(clock.Elapsed < SessionLimit, "A call goes on.");
        }
    }

    private static async Task<JsonNode> AskAsync(ToolRegistry registry)
    {
        const string Request = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"client":{"name":"a"},"protocol":[1]}}""";
        Pipe toHost = new();
        Pipe fromHost = new();
        Task serving = SessionServer.ServeAsync(
            registry, new FramedMessageHandler(toHost.Reader.AsStream(), fromHost.Writer.AsStream()), remote: null, NullLogger.Instance, CancellationToken.None);
        await toHost.Writer.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {Request.Length}\r\n\r\n{Request}"));
        using StreamReader reader = new(fromHost.Reader.AsStream(), Encoding.UTF8);
        string length = (await reader.ReadLineAsync().WaitAsync(SessionLimit))!;
        await reader.ReadLineAsync();
        char[] answer = new char[int.Parse(length.AsSpan(length.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(answer).AsTask().WaitAsync(SessionLimit);
        await toHost.Writer.CompleteAsync();
        await serving.WaitAsync(SessionLimit);
        return JsonNode.Parse(new string(answer))!;
    }

    private sealed class Runtime : IPluginRuntime
    {
        public async Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken);
            return new JsonObject { ["arguments"] = JsonNode.Parse(arguments.GetRawText()) };
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
