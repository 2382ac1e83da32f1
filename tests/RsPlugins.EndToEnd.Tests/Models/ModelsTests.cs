using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.EndToEnd.Tests.Jobs;
using RsPlugins.RsmClip.Tests.Models.Hub;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Models;

/// <summary>Models from the outside: the built program, its plugin, and a hub on this machine.</summary>
public sealed class ModelsTests
{
    private const string Weights = "open_clip_model.safetensors";
    private static readonly string[] Files = ["open_clip_config.json", Weights, "open_clip_pytorch_model.bin", "sentencepiece.bpe.model", "text_config.json"];

    private static string Tiny => Fixtures.Path("openclip-tiny", "hub");

    [Fact]
    public async Task An_installation_that_was_killed_goes_on_where_it_was()
    {
        using LoopbackHub hub = new(Tiny, Files);
        await using JobHost state = new();
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Script = request =>
        {
            if (request.Path != LoopbackHub.PathOf(Weights))
            {
                return null;
            }

            LoopbackAnswer answer = hub.Honest(request);
            bool later = request.From >= 600_000;
            reached.TrySetResult();
            return later ? null : answer with { StallAfter = 200_000 };
        };

        for (int kill = 1; kill <= 3; kill++)
        {
            using Process process = Serve(state, hub);
            RpcClient client = await RpcClient.OpenAsync(new RpcClient(process));
            await client.RequestAsync("models/install", $$"""{ "source": "hf:{{LoopbackHub.Repository}}" }""");
            await reached.Task.WaitAsync(HostProgram.Patience);
            long expected = 200_000L * kill;
            await ReachAsync(() => Parts(state).Sum(part => part.Length) >= expected);
            process.Kill();
            await process.WaitForExitAsync();
            Assert.Empty(Visible(state));
        }

        await using RpcClient last = await RpcClient.OpenAsync(new RpcClient(Serve(state, hub)));
        JsonObject answer = await last.CallAsync("models/install", $$"""{ "source": "hf:{{LoopbackHub.Repository}}", "progressToken": 1 }""");

        Assert.Equal("a-model", answer["result"]?["id"]?.GetValue<string>());
        Assert.Equal([0, 200_000, 400_000, 600_000], hub.Requests.Where(request => request.Path == LoopbackHub.PathOf(Weights)).Select(request => request.From));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Tiny, Weights)), await File.ReadAllBytesAsync(Path.Combine(Installed(state), "a-model", Weights)));
        Assert.Equal(["a-model"], Visible(state));
    }

    [Fact]
    public async Task The_proxy_of_the_environment_is_asked_and_gets_no_token_in_clear_text()
    {
        using LoopbackHub proxy = new(Tiny, Files);
        await using JobHost state = new();
        Dictionary<string, string> environment = new() { ["HF_ENDPOINT"] = "http://hub.invalid/", ["HF_TOKEN"] = "hf_secret", ["http_proxy"] = proxy.Address.AbsoluteUri, ["NO_PROXY"] = "" };
        await using RpcClient client = await RpcClient.OpenAsync(new RpcClient(HostProgram.Start(state.State, environment, ["serve", "--stdio"])));

        Assert.Equal("a-model", (await client.CallAsync("models/install", $$"""{ "source": "hf:{{LoopbackHub.Repository}}" }"""))["result"]?["id"]?.GetValue<string>());

        Assert.All(proxy.Requests, request => Assert.True(request.IsProxied));
        Assert.All(proxy.Requests, request => Assert.Equal("hub.invalid", request.Header("host")));
        Assert.All(proxy.Requests, request => Assert.Null(request.Header("authorization")));
    }

    [Fact]
    public async Task A_host_lists_installs_uses_reports_and_removes_models()
    {
        await using JobHost state = new();
        await using RpcClient client = await RpcClient.OpenAsync(new RpcClient(HostProgram.Start(state.State, new Dictionary<string, string> { ["RSPLUGINS_MODEL_IDLE"] = "2" }, ["serve", "--stdio"])));
        Assert.Null(ReportOf(await client.CallAsync("host/status", "{}")));
        JsonNode shipped = (await client.CallAsync("models/list", "{}"))["result"]!["models"]![0]!;
        Assert.Equal(("rsmclip", "installed", true, false), (shipped["plugin"]!.GetValue<string>(), shipped["state"]!.GetValue<string>(), shipped["default"]!.GetValue<bool>(), shipped["removable"]!.GetValue<bool>()));
        Assert.Equal(128, shipped["details"]!["dimension"]!.GetValue<int>());

        JsonObject installed = await client.CallAsync("models/install", $$"""{ "source": "{{Tiny}}", "id": "tiny" }""");
        Assert.Equal("tiny", installed["result"]?["id"]?.GetValue<string>());
        JsonObject embedded = await client.CallToolAsync("rs.embed", """{ "model": "tiny", "texts": ["a river"] }""");
        Assert.Null(embedded["error"]);
        JsonNode tower = Assert.Single(ReportOf(await client.CallAsync("host/status", "{}"))!["towers"]!.AsArray(), tower => tower!["tower"]!.GetValue<string>() == "text")!;
        Assert.Equal("tiny", tower["model"]!.GetValue<string>());
        Assert.NotNull(tower["leaves_at"]);
        Assert.Contains((await client.CallAsync("models/list", "{}"))["result"]!["models"]!.AsArray(), model => model!["id"]!.GetValue<string>() == "tiny" && model["memoryBytes"]!.GetValue<long>() > 0);
        Assert.DoesNotContain("\"report\"", (await client.CallAsync("plugins/list", "{}")).ToJsonString(), StringComparison.Ordinal);

        Stopwatch clock = Stopwatch.StartNew();
        while (ReportOf(await client.CallAsync("host/status", "{}"))!["towers"]!.AsArray().Count > 0)
        {
            Assert.True(clock.Elapsed < HostProgram.Patience, "The towers stay.");
            await Task.Delay(100);
        }

        Assert.Equal("tiny", (await client.CallAsync("models/remove", """{ "id": "tiny" }"""))["result"]?["id"]?.GetValue<string>());
        Assert.Equal("rs.model.missing", (await client.CallToolAsync("rs.embed", """{ "model": "tiny", "texts": ["a river"] }"""))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.Equal("rs.model.missing", (await client.CallAsync("models/install", """{ "source": "x", "plugin": "nobody" }"""))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.DoesNotContain("rs.models.list", (await client.CallAsync("jobs/list", "{}")).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("rs.models.install", (await client.CallAsync("jobs/list", "{}")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_lists_installs_and_removes()
    {
        await using JobHost state = new();
        (int code, string output, _) = await RunAsync(state, "models");
        Assert.Equal(0, code);
        Assert.Contains("rs-m-clip-mini", output, StringComparison.Ordinal);
        Assert.Contains("installed, default", output, StringComparison.Ordinal);
        Assert.Contains("available", output, StringComparison.Ordinal);

        Assert.Equal((0, "tiny is installed.\n"), await RunAsync(state, "models", "install", Path.GetRelativePath(Environment.CurrentDirectory, Tiny), "--id", "tiny") is var (installed, said, _) ? (installed, said) : default);
        Assert.Equal(0, (await RunAsync(state, "models", "remove", "tiny")).Code);
        (int missing, _, string error) = await RunAsync(state, "models", "remove", "tiny");
        Assert.Equal(6, missing);
        Assert.Contains("tiny", error, StringComparison.Ordinal);
        Assert.Equal(3, (await RunAsync(state, "models", "install", "no/such/folder")).Code);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(JobHost state, params string[] arguments)
    {
        using Process process = HostProgram.Start(state.State, arguments);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }

    private static Process Serve(JobHost state, LoopbackHub hub) =>
        HostProgram.Start(state.State, new Dictionary<string, string> { ["HF_ENDPOINT"] = hub.Address.AbsoluteUri, ["HF_TOKEN"] = "", ["http_proxy"] = "http://127.0.0.1:9", ["NO_PROXY"] = "127.0.0.1" }, ["serve", "--stdio"]);

    private static string Installed(JobHost state) => Path.Combine(state.State, "state", "rsmclip", "models");

    private static IEnumerable<string> Visible(JobHost state) => Directory.GetFileSystemEntries(Installed(state)).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.'));

    private static IEnumerable<FileInfo> Parts(JobHost state) => Directory.Exists(Installed(state)) ? new DirectoryInfo(Installed(state)).EnumerateFiles($".{Weights}.*.part", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }) : [];

    private static JsonNode? ReportOf(JsonObject status) => status["result"]!["plugins"]!.AsArray().Single(plugin => plugin!["id"]!.GetValue<string>() == "rsmclip")!["report"];

    private static async Task ReachAsync(Func<bool> done)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(clock.Elapsed < HostProgram.Patience, "It is not reached.");
            await Task.Delay(10);
        }
    }
}
