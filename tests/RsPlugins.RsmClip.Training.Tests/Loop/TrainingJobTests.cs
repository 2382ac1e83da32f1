using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Towers;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

[Collection(AloneCollection.Name)]
public sealed class TrainingJobTests
{
    private const string Distilled = "views: {global_crops: 2, local_crops: 2, local_size: 32}\ndistillation: {weight: 1, prototypes: 32, hidden_width: 16, bottleneck_width: 8}";

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData(Distilled, true)]
    public void A_run_stopped_in_the_middle_and_resumed_ends_with_the_same_weights(string extra, bool regularised)
    {
        using TinyData data = new();
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig(extra));
        if (regularised)
        {
            config.Optimiser.VisionDropPath = 0.5;
            config.Optimiser.TextDropout = 0.1;
            config.Data.MixedBatches = false;
            config.Data.Sets[0].CutMix = 0.5;
            config.Data.Sets[0].ChannelJitter = 0.2;
            config.Data.Sets[0].Grey = 0.3;
            config.Data.Sets[0].MinimumDetail = 0.5;
            config.Data.LanguageSampling = "one-per-batch";
            config.Data.MemoryMegabytes = 0;
            config.Data.Workers = 3;
            (config.Data.Sets[0].Flip, config.Data.Sets[0].Hue, config.Data.Sets[0].JitterProbability) = (0.5, 0.1, 0.8);
            (config.Data.Sets[0].BlurFirst, config.Data.Sets[0].BlurLocal, config.Data.Sets[0].Solarize) = (1, 0.5, 0.5);
        }

        string whole = Path.Combine(data.Folder, "whole");
        string stopped = Path.Combine(data.Folder, "stopped");
        new TrainingJob(config, whole, new Context()).Run(resume: false, CancellationToken.None);

        // Stops after step 5 without writing a state there: what remains is the one of step 3, as after a kill.
        Assert.Throws<InvalidOperationException>(() => new TrainingJob(config, stopped, new Context(stopAt: 5)).Run(resume: false, CancellationToken.None));
        Assert.EndsWith("state-00000003.safetensors", StateFolder.Newest(stopped), StringComparison.Ordinal);
        new TrainingJob(config, stopped, new Context()).Run(resume: true, CancellationToken.None);

        using TensorFile expected = SafetensorsFile.Read(StateFolder.Newest(whole)!);
        using TensorFile actual = SafetensorsFile.Read(StateFolder.Newest(stopped)!);
        Assert.Equal(expected.Tensors.Keys.Order(StringComparer.Ordinal), actual.Tensors.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, CheckpointTensor tensor) in expected.Tensors)
        {
            Assert.True(tensor.Data.Span.SequenceEqual(actual.Tensors[name].Data.Span), name);
        }

        Assert.Equal(Curve(whole).Select(line => line.ToJsonString()), Curve(stopped).Select(line => line.ToJsonString()));
        Assert.Equal([2, 4, 6, 8], Curve(stopped).Select(line => (int)line["step"]!));
        Assert.Contains("\"event\":\"resume\",\"step\":3", File.ReadAllText(Path.Combine(stopped, TrainingLog.FileName)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_set_is_learnt_and_the_result_opens_as_a_model()
    {
        using TinyData data = new();
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig());
        config.Steps = 40;
        config.Optimiser.AverageDecay = 0.8;
        string folder = Path.Combine(data.Folder, "run");

        TrainingResult result = new TrainingJob(config, folder, new Context()).Run(resume: false, CancellationToken.None);

        Assert.Null(result.Interpolation);
        Assert.Equal(2, result.Evaluation.Count);
        Assert.All(result.Evaluation, result => Assert.Equal(1.0, result.TopOne));
        using Checkpoint checkpoint = Checkpoint.Open(RunFolder.ModelOf(folder));
        Assert.Equal(TensorType.Float16, checkpoint.Tensors["visual.proj"].Type);
        Assert.Contains("\"event\":\"end\"", File.ReadLines(Path.Combine(folder, "log.jsonl")).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_share_of_the_trained_weights_is_chosen_on_the_validation_split_and_told()
    {
        using TinyData data = new();
        string config = data.WriteConfig("freezing: {names: [visual.transformer.resblocks.0.*]}\ninterpolation: {shares: [0, 0.5, 1], figure: top1, languages: [en]}");
        string output = Path.Combine(data.Folder, "run");

        JsonObject outputs = await new TrainTool().CallAsync(JsonSerializer.SerializeToElement(new { config, output }), new Context(), CancellationToken.None);

        JsonObject choice = outputs["interpolation"]!.AsObject();
        double share = (double)choice["share"]!;
        Assert.Equal([0, 0.5, 1], choice["trials"]!.AsArray().Select(trial => (double)trial!["share"]!));
        JsonNode best = choice["trials"]!.AsArray().Single(trial => (double)trial!["share"]! == share)!;
        Assert.Equal(choice["trials"]!.AsArray().Max(trial => (double)trial!["figure"]!), (double)best["figure"]!);
        Assert.Equal(best["evaluation"]!.ToJsonString(), outputs["evaluation"]!.ToJsonString());
        Assert.Contains(File.ReadLines((string)outputs["log"]!), line => line.Contains("\"event\":\"interpolation\"", StringComparison.Ordinal));

        // What is shipped lies that far between the two ends, which are the start checkpoint and the last state.
        using Checkpoint start = Checkpoint.Open(Golden.Hub);
        using Checkpoint shipped = Checkpoint.Open((string)outputs["model"]!);
        using TensorFile state = SafetensorsFile.Read(StateFolder.Newest(output)!);
        float[] from = start.Tensors["visual.proj"].ToFloat32();
        float[] to = state.Tensors["average.visual.proj"].ToFloat32();
        float[] actual = shipped.Tensors["visual.proj"].ToFloat32();
        Assert.NotEqual(from, to);
        Assert.All(Enumerable.Range(0, from.Length), i => Assert.Equal(from[i] + (share * (to[i] - from[i])), actual[i], 1e-3));
    }

    [Fact]
    public void A_run_starts_from_PyTorchs_file_and_a_tokenizer_json_as_from_the_other_files()
    {
        using TinyData data = new();
        string start = Directory.CreateDirectory(Path.Combine(data.Folder, "start")).FullName;
        File.Copy(Path.Combine(Golden.Hub, "open_clip_config.json"), Path.Combine(start, "open_clip_config.json"));
        File.Copy(Path.Combine(Golden.Hub, Checkpoint.TorchName), Path.Combine(start, Checkpoint.TorchName));
        File.Copy(Path.Combine(Golden.Hub, "text_config.json"), Path.Combine(start, "text_config.json"));
        File.Copy(Fixtures.Path("tokenizer", "unigram-2k.tokenizer.json"), Path.Combine(start, "tokenizer.json"));
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig());
        config.Steps = 3;
        string usual = Path.Combine(data.Folder, "usual");
        string other = Path.Combine(data.Folder, "other");

        new TrainingJob(config, usual, new Context()).Run(resume: false, CancellationToken.None);
        config.StartFrom = start;
        new TrainingJob(config, other, new Context()).Run(resume: false, CancellationToken.None);

        using Checkpoint expected = Checkpoint.Open(Path.Combine(usual, TrainingJob.ModelName));
        using Checkpoint actual = Checkpoint.Open(Path.Combine(other, TrainingJob.ModelName));
        Assert.All(expected.Tensors, entry => Assert.Equal(entry.Value.Data.ToArray(), actual.Tensors[entry.Key].Data.ToArray()));
        using ClipModel model = ClipModel.Load(Path.Combine(other, TrainingJob.ModelName));
        Assert.Equal([0, 2], XlmRobertaTokenizer.Open(Path.Combine(other, TrainingJob.ModelName), model.Config.Text).Encode(""));
    }

    [Fact]
    public void A_run_starts_from_sizes_alone()
    {
        using TinyData data = new();
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig());
        config.Tokenizer = Path.Combine(config.StartFrom, Checkpoint.TokenizerName);
        config.StartFrom = "";
        config.Steps = 3;
        config.Model = new ModelSettings { EmbedDim = 24, ImageSize = 32, PatchSize = 8, VisionWidth = 32, VisionLayers = 1, VisionHeads = 2, TextWidth = 16, TextLayers = 1, TextHeads = 2, ContextLength = 16 };
        string folder = Path.Combine(data.Folder, "run");

        new TrainingJob(config, folder, new Context()).Run(resume: false, CancellationToken.None);

        using Checkpoint made = Checkpoint.Open(Path.Combine(folder, TrainingJob.ModelName));
        Assert.Equal((24, 32, 2002), (made.Config.EmbedDim, made.Config.Vision.Width, made.Config.Text.VocabularySize));
    }

    [Fact]
    public void A_cancelled_run_leaves_a_state_to_resume_from()
    {
        using TinyData data = new();
        TrainingConfig config = TrainingConfigFile.Read(data.WriteConfig());
        string folder = Path.Combine(data.Folder, "run");
        using CancellationTokenSource source = new();

        Assert.Throws<OperationCanceledException>(() => new TrainingJob(config, folder, new Context(cancelAt: 2, source)).Run(resume: false, source.Token));

        Assert.EndsWith("state-00000002.safetensors", StateFolder.Newest(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_refuses_what_it_cannot_do_with_a_hint()
    {
        using TinyData data = new();
        string config = data.WriteConfig();
        string output = Path.Combine(data.Folder, "out");

        ToolException missing = await Refused(new JsonObject { ["config"] = config + ".none", ["output"] = output });
        File.WriteAllText(config, "batch_sise: 3");
        ToolException misspelt = await Refused(new JsonObject { ["config"] = config, ["output"] = output });
        File.WriteAllText(config, "batch_size: 1");
        ToolException tooSmall = await Refused(new JsonObject { ["config"] = config, ["output"] = output });
        File.WriteAllText(config, "start_from: x\ndata: {sets: [{name: a, minimum_detail: 0}]}");
        ToolException outOfRange = await Refused(new JsonObject { ["config"] = config, ["output"] = output });

        Assert.Contains("data.sets[0].minimum_detail is 0; allowed: 0.1 to 1", outOfRange.Message, StringComparison.Ordinal);
        Assert.All([missing, misspelt, tooSmall, outOfRange], failure => Assert.Equal(ErrorIds.TrainingInvalid, failure.Id));
        Assert.All([missing, misspelt, tooSmall, outOfRange], failure => Assert.NotEmpty(failure.Hint));
        Assert.Contains("batch_sise", misspelt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_goes_on_by_itself_but_never_with_what_another_run_left()
    {
        using TinyData data = new();
        string config = data.WriteConfig();
        string job = Directory.CreateDirectory(Path.Combine(data.Folder, "job")).FullName;
        string whole = Path.Combine(data.Folder, "whole");
        string stopped = Path.Combine(data.Folder, "stopped");
        JsonElement arguments = JsonSerializer.SerializeToElement(new { config, output = stopped });
        await new TrainTool().CallAsync(JsonSerializer.SerializeToElement(new { config, output = whole }), new Context(), CancellationToken.None);

        Context first = new(stopAt: 5) { Job = new ToolJob("a", job, 1) };
        await Assert.ThrowsAsync<InvalidOperationException>(() => new TrainTool().CallAsync(arguments, first, CancellationToken.None));
        await new TrainTool().CallAsync(arguments, new Context { Job = new ToolJob("a", job, 2) }, CancellationToken.None);

        string weights = Path.Combine(TrainingJob.ModelName, "open_clip_model.safetensors");
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole, weights)), File.ReadAllBytes(Path.Combine(stopped, weights)));
        string other = Directory.CreateDirectory(Path.Combine(data.Folder, "other")).FullName;
        for (int attempt = 1; attempt < 3; attempt++)
        {
            Context again = new() { Job = new ToolJob("b", other, attempt) };
            Assert.Equal(ErrorIds.TrainingInvalid, (await Assert.ThrowsAsync<ToolException>(() => new TrainTool().CallAsync(arguments, again, CancellationToken.None))).Id);
        }
    }

    [Fact]
    public async Task A_damaged_image_is_left_out_and_named_and_the_run_stays_reproducible()
    {
        using TinyData data = new();
        string config = data.WriteConfig();
        string damaged = Path.Combine(data.Folder, "red5.png");
        File.WriteAllBytes(damaged, File.ReadAllBytes(damaged)[..200]);
        string[] folders = [Path.Combine(data.Folder, "one"), Path.Combine(data.Folder, "two")];

        List<JsonObject> results = [];
        foreach (string output in folders)
        {
            results.Add(await new TrainTool().CallAsync(JsonSerializer.SerializeToElement(new { config, output }), new Context(), CancellationToken.None));
        }

        Assert.All(results, result => Assert.Equal((1, "red5.png"), ((int)result["left_out_count"]!, (string)result["left_out"]![0]!["file"]!)));
        JsonNode start = JsonNode.Parse(File.ReadLines((string)results[0]["log"]!).First())!;
        Assert.Equal((11, "red5.png"), ((int)start["images"]!, (string)start["data"]!["leftOut"]![0]!["file"]!));
        string weights = Path.Combine(TrainingJob.ModelName, "open_clip_model.safetensors");
        Assert.Equal(File.ReadAllBytes(Path.Combine(folders[0], weights)), File.ReadAllBytes(Path.Combine(folders[1], weights)));
    }

    [Fact]
    public async Task A_start_model_with_another_models_tokenizer_is_refused_before_training()
    {
        using TinyData data = new();
        string start = Path.Combine(data.Folder, "start");
        Directory.CreateDirectory(start);
        foreach (string file in Directory.GetFiles(Golden.Hub))
        {
            File.Copy(file, Path.Combine(start, Path.GetFileName(file)));
        }

        File.Copy(Fixtures.Path("tokenizer", "unigram-8k.model"), Path.Combine(start, Checkpoint.TokenizerName), overwrite: true);
        string config = data.WriteConfig();
        File.WriteAllText(config, File.ReadAllText(config).Replace(Golden.Hub, start, StringComparison.Ordinal));

        ToolException refused = await Refused(new JsonObject { ["config"] = config, ["output"] = Path.Combine(data.Folder, "out") });

        Assert.Equal(ErrorIds.ModelDamaged, refused.Id);
        Assert.Contains("word table 2002 rows", refused.Message, StringComparison.Ordinal);
    }

    // What the log says of the steps, but for what depends on the clock and the machine.
    private static IReadOnlyList<JsonObject> Curve(string folder)
    {
        JsonObject[] lines = [.. File.ReadLines(Path.Combine(folder, TrainingLog.FileName)).Select(line => JsonNode.Parse(line)!.AsObject()).Where(line => (string?)line["event"] == "step")];
        foreach (JsonObject line in lines)
        {
            foreach (string name in (string[])["imagesPerSecond", "dataWait", "secondsLeft", "memoryBytes", "seconds", "time"])
            {
                Assert.True(line.Remove(name), name);
            }
        }

        return lines;
    }

    private static async Task<ToolException> Refused(JsonObject arguments) => await Assert.ThrowsAsync<ToolException>(() =>
        new TrainTool().CallAsync(JsonSerializer.SerializeToElement(arguments), new Context(), CancellationToken.None));

    private sealed class Context(long stopAt = -1, long cancelAt = -1, CancellationTokenSource? source = null) : IToolContext
    {
        public ToolJob Job { get; init; } = new("test");

        public Task<JsonObject> CallToolAsync(string name, JsonObject arguments, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Context(long cancelAt, CancellationTokenSource source)
            : this(-1, cancelAt, source)
        {
        }

        public ILogger Log => NullLogger.Instance;

        public void Report(ToolProgress progress)
        {
            if (progress.Done == cancelAt)
            {
                source?.Cancel();
            }

            if (progress.Done == stopAt)
            {
                throw new InvalidOperationException("Stopped by the test.");
            }
        }
    }
}
