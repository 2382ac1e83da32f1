using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RsPlugins.EndToEnd.Tests.Jobs;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>Training through the built program: killed at any moment it ends with the same curve and the same bytes, and what it made is a model like any other.</summary>
public sealed class TrainTests
{
    /// <summary>Names another number of kills than the one that every run of the tests does.</summary>
    private const string KillsVariable = "RSPLUGINS_TEST_KILLS";

    private const int Steps = 40;
    private static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(5);
    private static readonly string[] OfClockAndMachine = ["imagesPerSecond", "dataWait", "secondsLeft", "memoryBytes", "seconds", "time"];

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), CultureInfo.InvariantCulture, out int given) ? given : 4;

    [Fact]
    public async Task A_run_killed_at_random_moments_ends_with_the_same_curve_and_the_same_model()
    {
        await using JobHost host = new();
        WriteConfig(host);
        RpcClient client = await host.OpenAsync();
        string undisturbed = await StartAsync(host, client, "undisturbed");
        await ReachAsync(client, undisturbed);
        string id = await StartAsync(host, client, "disturbed");
        int seed = Environment.TickCount;
        Random random = new(seed);
        for (int kill = 0; kill < Kills; kill++)
        {
            int target = Steps * (kill + 1) / (Kills + 2);
            await ProgressAsync(client, id, target);
            bool isInWrite = kill % 2 == 1;
            if (isInWrite)
            {
                await Eventually.TrueAsync(() => Ended(client) || Directory.EnumerateFiles(host.File("disturbed"), ".state-*", new EnumerationOptions { AttributesToSkip = 0 }).Any(), LongPatience, delay: 0);
            }
            else
            {
                await Task.Delay(random.Next(200));
            }

            // Every second time the worker is left to its own end, which comes when it finds its host gone.
            client.Process.Kill(entireProcessTree: isInWrite || kill % 4 == 0);
            await client.Process.WaitForExitAsync();
            client = await host.OpenAsync();
        }

        // A worker may die alone too: its job fails with a reason and is resumed.
        await ProgressAsync(client, id, Steps * (Kills + 1) / (Kills + 2));
        JsonArray plugins = (await client.CallAsync("plugins/list", "{}"))["result"]!["plugins"]!.AsArray();
        if (plugins.Single(plugin => (string?)plugin!["id"] == "rsmclip-training")!["processId"] is JsonNode worker)
        {
            Process.GetProcessById((int)worker).Kill();
        }

        await ReachAsync(client, id, resume: true);

        Assert.Equal(Lines(host, "undisturbed"), Lines(host, "disturbed"));
        Assert.Equal([.. Enumerable.Range(1, Steps / 3).Select(i => 3 * i)], StepsOf(host, "disturbed"));
        foreach (string file in (string[])["open_clip_model.safetensors", "open_clip_config.json"])
        {
            Assert.True(File.ReadAllBytes(Path.Combine(host.File("undisturbed"), "model", file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(host.File("disturbed"), "model", file))), $"{file}, seed {seed}");
        }

        Assert.True((int)(await JobHost.GetAsync(client, id))["attempt"]! > Kills / 2, "The kills hit nothing.");
        Assert.Equal(2, Directory.GetFiles(host.File("disturbed"), "*state*", new EnumerationOptions { AttributesToSkip = 0 }).Length);
    }

    [Fact]
    public async Task All_clients_see_the_figures_and_the_model_is_installed_and_classifies_at_once()
    {
        await using JobHost host = new();
        WriteConfig(host);
        RpcClient client = await host.OpenAsync();
        string id = await StartAsync(host, client, "run", """, "name": "my-model" """);
        RpcClient other = await host.OpenAsync();
        int wait = await other.RequestAsync("jobs/wait", $$"""{ "id": "{{id}}", "progressToken": "p" }""");
        List<JsonObject> told = [];
        JsonObject answer = await other.AnswerAsync(wait, told);

        Assert.Equal("my-model", answer["result"]?["installed"]?.GetValue<string>());
        JsonObject metrics = told.Select(message => message["params"]?["value"]?["metrics"]).OfType<JsonObject>().Last();
        foreach (string name in (string[])["loss", "contrastive", "contrastiveView1", "distillation", "logitScale", "learningRate", "imagesPerSecond", "dataWait", "secondsLeft", "memoryBytes"])
        {
            Assert.True(metrics[name]?.GetValue<double>() is >= 0, name);
        }

        Assert.True(metrics["memoryBytes"]!.GetValue<double>() > 50e6);
        JsonNode model = (await client.CallAsync("models/list", "{}"))["result"]!["models"]!.AsArray().Single(model => (string?)model!["id"] == "my-model")!;
        Assert.Equal("my-model", (string?)model["title"]);
        Assert.Equal(["en"], model["languages"]!.AsArray().Select(language => (string?)language));
        Assert.Contains("mean recall", model["details"]!["figures"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.True(File.Exists((string)answer["result"]!["report"]!));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(host.File("run"), "tensorboard")));

        string raster = Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif");
        JsonObject classified = await client.CallToolAsync("rs.classify", $$"""{ "raster": "{{raster}}", "model": "my-model", "tile_size": 128, "tiles": "{{host.File("tiles.gpkg")}}" }""");
        Assert.True(classified["result"]?["cells"]?.GetValue<int>() > 0, classified.ToJsonString());

        JsonObject taken = await client.CallToolAsync("rs.train", Arguments(host, "again", """, "name": "my-model" """));
        Assert.Contains("There is a model \"my-model\" already", (string)taken["error"]!["data"]!["message"]!, StringComparison.Ordinal);
        Assert.False(Directory.Exists(host.File("again")));
    }

    private static void WriteConfig(JobHost host)
    {
        string list = File.ReadAllText(Fixtures.Path("captions", "dataset_eurosat.json")).Replace("\"test\"", "\"val\"", StringComparison.Ordinal);
        File.WriteAllText(host.File("captions.json"), list);
        File.WriteAllText(host.File("train.yaml"), $$"""
            seed: 7
            threads: 1
            device: cpu
            precision: float32
            batch_size: 4
            accumulation: 2
            steps: {{Steps}}
            start_from: {{Fixtures.Path("openclip-tiny", "hub")}}
            data:
              languages: [en]
              sets:
                - {name: eurosat, images: {{Fixtures.Path("classify", "eurosat")}}, list: {{host.File("captions.json")}}}
            views: {global_crops: 2, local_crops: 2, local_size: 32}
            distillation: {weight: 1, prototypes: 32, hidden_width: 16, bottleneck_width: 8}
            optimiser: {learning_rate: 1.0e-3, warmup_steps: 4, text_dropout: 0.1, vision_drop_path: 0.1}
            output: {log_steps: 3, checkpoint_steps: 4, evaluate_at: [0.5], evaluate_languages: [en]}
            """);
    }

    private static bool Ended(RpcClient client) => client.Process.HasExited;

    private static string Arguments(JobHost host, string output, string more = "") => $$"""{ "config": "{{host.File("train.yaml")}}", "output": "{{host.File(output)}}"{{more}} }""";

    private static Task<string> StartAsync(JobHost host, RpcClient client, string output, string more = "") => JobHost.DetachAsync(client, "rs.train", Arguments(host, output, more));

    // Waits until a job has done so many steps, or has ended.
    private static async Task ProgressAsync(RpcClient client, string id, int steps) => await Eventually.TrueAsync(
        async () => await JobHost.GetAsync(client, id) is var job && ((string)job["state"]! is not ("queued" or "running") || job["progress"]?["done"]?.GetValue<int>() >= steps),
        LongPatience);

    private static async Task ReachAsync(RpcClient client, string id, bool resume = false)
    {
        await Eventually.TrueAsync(
            async () =>
            {
                JsonNode job = await JobHost.GetAsync(client, id);
                string state = (string)job["state"]!;
                if (resume && state == "failed" && (string?)job["error"]!["id"] == "rs.plugin.crashed")
                {
                    await client.CallAsync("jobs/resume", $$"""{ "id": "{{id}}" }""");
                    return false;
                }

                Assert.False(state is "failed" or "cancelled", job.ToJsonString());
                return state == "succeeded";
            },
            LongPatience);
    }

    // What the log says of steps and evaluations, but for what depends on the clock and the machine.
    private static IEnumerable<string> Lines(JobHost host, string run) => Log(host, run).Where(line => (string?)line["event"] is "step" or "evaluation" or "end").Select(line =>
    {
        foreach (string name in OfClockAndMachine)
        {
            line.Remove(name);
        }

        return line.ToJsonString();
    });

    private static IEnumerable<int> StepsOf(JobHost host, string run) => Log(host, run).Where(line => (string?)line["event"] == "step").Select(line => (int)line["step"]!);

    private static IEnumerable<JsonObject> Log(JobHost host, string run) => File.ReadLines(Path.Combine(host.File(run), "log.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject());
}
