using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Models.Hub;
using RsPlugins.RsmClip.Tests.Models.Hub;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Models.Sources;

public sealed class HubSourceTests : IDisposable
{
    private const string Source = "hf:" + LoopbackHub.Repository;
    private static readonly string Weights = LoopbackHub.PathOf(ModelsFixture.Weights);

    private readonly LoopbackHub hub = new(PluginFixture.TinyModel, ModelsFixture.TinyFiles);
    private readonly ModelsFixture models = new();

    public HubSourceTests() => models.Hub = Options(hub);

    private int Size => hub.Files[ModelsFixture.Weights].Length;

    public void Dispose()
    {
        models.Dispose();
        hub.Dispose();
    }

    [Fact]
    public async Task A_repository_is_installed_with_what_it_needs_and_no_more()
    {
        hub.Files["README.md"] = "---\nlicense: mit\nlanguage:\n- en\n- pt\n---\n# A tiny model\n"u8.ToArray();
        hub.Files["pictures.zip"] = new byte[10];
        RecordingContext context = new();

        JsonObject result = await models.InstallAsync(Source, prepare: true, context: context);

        Assert.Equal("a-model", (string?)result["id"]);
        Assert.False((bool)result["was_there"]!);
        Assert.Equal("MIT", (string?)result["model"]!["license"]);
        Assert.Equal("A tiny model", (string?)result["model"]!["title"]);
        Assert.Equal(LoopbackHub.Commit, (string?)result["model"]!["revision"]);
        string folder = Path.Combine(models.Installed, "a-model");
        Assert.Equal(["README.md", "installed.json", "open_clip_config.json", ModelsFixture.Weights, "sentencepiece.bpe.model", "text_config.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(hub.Files[ModelsFixture.Weights], File.ReadAllBytes(Path.Combine(folder, ModelsFixture.Weights)));
        Assert.Equal(1 + 5, hub.Requests.Count);
        Assert.Equal($"/api/models/{LoopbackHub.Repository}/revision/main?blobs=true", hub.Requests.First().Path);

        ToolProgress[] downloads = [.. context.Reports.Where(report => report.Stage == "downloading")];
        Assert.Equal(downloads[^1].Total, downloads[^1].Done);
        Assert.Equal("bytes", downloads[^1].Unit);
        Assert.Equal(512, models.Models.Get(new ModelChoice("a-model"), new RecordingContext(), CancellationToken.None).Texts.Encode(["a river"], CancellationToken.None)[0].Length * 16);

        Assert.True((bool)(await models.InstallAsync(Source))["was_there"]!);
        Assert.Equal(1 + 5, hub.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_breaks_again_and_again_gets_there_without_a_byte_twice()
    {
        long sent = 0;
        hub.Script = request =>
        {
            LoopbackAnswer answer = hub.Honest(request);
            if (request.Path == Weights)
            {
                int part = Math.Min(200_000, answer.Body!.Length);
                Interlocked.Add(ref sent, part);
                return answer with { CutAfter = part };
            }

            return null;
        };

        await models.InstallAsync(Source);

        Assert.Equal(Size, Interlocked.Read(ref sent));
        long[] starts = [.. hub.Requests.Where(request => request.Path == Weights).Select(request => request.From)];
        Assert.Equal([.. Enumerable.Range(0, starts.Length).Select(i => 200_000L * i)], starts);
        Assert.All(hub.Requests.Where(request => request.From > 0), request => Assert.NotNull(request.Header("if-range")));
        AssertWhole();
    }

    [Fact]
    public async Task What_came_before_a_cancellation_is_not_asked_for_again()
    {
        hub.Script = request => request.Path == Weights ? hub.Honest(request) with { StallAfter = 300_000 } : null;
        using CancellationTokenSource stop = new();
        models.Hub = Options(hub) with { StallTimeout = TimeSpan.FromMinutes(5) };
        Stopwatch watch = new();
        RecordingContext context = new(report =>
        {
            if (report.Done >= 300_000)
            {
                watch.Start();
                stop.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => models.InstallAsync(Source, context: context, cancellationToken: stop.Token));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Empty(models.Visible);
        Assert.Equal(300_000, Directory.GetFiles(Path.Combine(models.Installed, ".incoming", "a-model"), ".*.part").Sum(part => new FileInfo(part).Length));
        hub.Script = _ => null;
        hub.Requests.Clear();
        await models.InstallAsync(Source);
        Assert.Equal(300_000, hub.Requests.Single(request => request.Path == Weights).From);
        AssertWhole();
    }

    [Fact]
    public async Task What_was_not_finished_can_be_removed()
    {
        hub.Script = request => request.Path == Weights ? hub.Honest(request) with { Announced = 7 } : null;
        await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source));
        Assert.True(Directory.Exists(Path.Combine(models.Installed, ".incoming", "a-model")));

        Assert.True((long)(await models.RemoveAsync("a-model"))["freed_bytes"]! > 0);

        Assert.False(Directory.Exists(Path.Combine(models.Installed, ".incoming", "a-model")));
        Assert.Equal(ErrorIds.ModelMissing, (await Assert.ThrowsAsync<ToolException>(() => models.RemoveAsync("a-model"))).Id);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(416)]
    public async Task A_server_that_knows_no_ranges_gives_the_file_from_its_start(int answer)
    {
        int asked = 0;
        hub.Script = request => request.Path != Weights ? null
            : Interlocked.Increment(ref asked) == 1 ? hub.Honest(request) with { CutAfter = 100_000 }
            : request.From > 0 && answer == 416 ? new LoopbackAnswer(416)
            : new LoopbackAnswer(200, hub.Files[ModelsFixture.Weights]);

        await models.InstallAsync(Source);

        AssertWhole();
    }

    [Fact]
    public async Task A_file_that_became_another_one_is_not_mixed_with_its_beginning()
    {
        int asked = 0;
        byte[] old = new byte[Size];
        hub.Script = request => request.Path == Weights && Interlocked.Increment(ref asked) == 1 ? new LoopbackAnswer(200, old, ("ETag", "\"old\"")) { CutAfter = 100_000 } : null;

        await models.InstallAsync(Source);

        Assert.Equal("\"old\"", hub.Requests.Last(request => request.Path == Weights).Header("if-range"));
        AssertWhole();
    }

    [Fact]
    public async Task Wrong_bytes_are_fetched_once_more_and_then_refused()
    {
        byte[] wrong = [.. hub.Files[ModelsFixture.Weights]];
        wrong[^1] ^= 1;
        int bad = 1;
        hub.Script = request => request.Path == Weights && Interlocked.Decrement(ref bad) >= 0 ? new LoopbackAnswer(200, wrong) : null;
        await models.InstallAsync(Source, "once");
        AssertWhole("once");

        bad = int.MaxValue;
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source, "ever"));

        Assert.Equal(ErrorIds.FileDamaged, failure.Id);
        Assert.Contains(ModelsFixture.Weights, failure.Message, StringComparison.Ordinal);
        Assert.Equal(["once"], models.Visible);
        bad = 0;
        await models.InstallAsync(Source, "ever");
        AssertWhole("ever");
    }

    [Fact]
    public async Task Wrong_bytes_of_a_small_file_are_found_by_its_git_id()
    {
        hub.Script = request => request.Path == LoopbackHub.PathOf("open_clip_config.json") ? new LoopbackAnswer(200, [.. hub.Files["open_clip_config.json"].Reverse()]) : null;

        Assert.Equal(ErrorIds.FileDamaged, (await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source))).Id);
        Assert.Empty(models.Visible);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(1_000_000_000)]
    public async Task A_length_that_is_not_the_listed_one_is_refused(long more)
    {
        hub.Script = request => request.Path == Weights ? hub.Honest(request) with { Announced = Size + more } : null;

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source));

        Assert.Equal(ErrorIds.SourceUnreachable, failure.Id);
        Assert.Contains($"{Size} bytes", failure.Message, StringComparison.Ordinal);
        Assert.Empty(models.Visible);
    }

    [Fact]
    public async Task The_token_does_not_follow_to_another_host()
    {
        using LoopbackHub other = new(PluginFixture.TinyModel, ModelsFixture.TinyFiles);
        models.Hub = Options(hub) with { Token = "hf_secret" };
        hub.Script = request => request.Path == Weights
            ? new LoopbackAnswer(302, [], ("Location", new Uri(other.Address, "/elsewhere/" + ModelsFixture.Weights).AbsoluteUri))
            : request.Path == LoopbackHub.PathOf("open_clip_config.json") ? new LoopbackAnswer(307, [], ("Location", "/renamed/open_clip_config.json")) : null;

        await models.InstallAsync(Source);

        Assert.All(hub.Requests, request => Assert.Equal("Bearer hf_secret", request.Header("authorization")));
        Assert.Contains(hub.Requests, request => request.Path == "/renamed/open_clip_config.json");
        Assert.Null(Assert.Single(other.Requests).Header("authorization"));
        AssertWhole();
        Assert.DoesNotContain("hf_secret", File.ReadAllText(Path.Combine(models.Installed, "a-model", "installed.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_without_end_end()
    {
        hub.Script = request => new LoopbackAnswer(302, [], ("Location", request.Path));

        Assert.Equal(ErrorIds.SourceUnreachable, (await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source))).Id);
        Assert.Equal(11, hub.Requests.Count);
    }

    [Theory]
    [InlineData(401, null, ErrorIds.SourceDenied, "HF_TOKEN")]
    [InlineData(401, "wrong", ErrorIds.SourceDenied, "token")]
    [InlineData(403, "mine", ErrorIds.SourceDenied, "conditions")]
    [InlineData(404, null, ErrorIds.ModelMissing, "name")]
    [InlineData(407, null, ErrorIds.SourceUnreachable, "HTTPS_PROXY")]
    [InlineData(418, null, ErrorIds.SourceUnreachable, "network")]
    public async Task A_refusal_is_told_at_once_and_in_words(int status, string? token, string id, string inHint)
    {
        models.Hub = Options(hub) with { Token = token };
        hub.Script = _ => new LoopbackAnswer(status);

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source));

        Assert.Equal(id, failure.Id);
        Assert.Contains(inHint, failure.Hint, StringComparison.Ordinal);
        Assert.Single(hub.Requests);
        Assert.DoesNotContain(token ?? "\0", failure.Message + failure.Hint + failure.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_hub_that_asks_to_wait_gets_its_time(int status)
    {
        int asked = 0;
        Stopwatch watch = Stopwatch.StartNew();
        hub.Script = _ => Interlocked.Increment(ref asked) <= 2 ? new LoopbackAnswer(status, [], ("Retry-After", "1")) : null;

        await models.InstallAsync(Source);

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1));
        AssertWhole();
    }

    [Fact]
    public async Task A_hub_that_asks_to_wait_too_long_is_told_of()
    {
        hub.Script = _ => new LoopbackAnswer(429, [], ("Retry-After", "3600"));

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source));

        Assert.Equal(ErrorIds.SourceUnreachable, failure.Id);
        Assert.Contains("3600 seconds", failure.Message, StringComparison.Ordinal);
        Assert.Single(hub.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_hangs_is_left(bool beforeAnswer)
    {
        models.Hub = Options(hub) with { AnswerTimeout = TimeSpan.FromSeconds(0.2), StallTimeout = TimeSpan.FromSeconds(0.2), Retries = 2 };
        using SemaphoreSlim never = new(0);
        hub.Script = request =>
        {
            if (beforeAnswer)
            {
                never.Wait(TimeSpan.FromSeconds(3));
            }

            return request.Path == Weights ? hub.Honest(request) with { StallAfter = 0 } : null;
        };

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source));

        Assert.Equal(ErrorIds.SourceUnreachable, failure.Id);
        Assert.Contains("0.2 seconds", failure.Message, StringComparison.Ordinal);
        Assert.Empty(models.Visible);
    }

    [Fact]
    public async Task Nobody_there_is_told_in_words()
    {
        using LoopbackHub gone = new();
        models.Hub = Options(gone) with { Retries = 1 };
        gone.Dispose();

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source));

        Assert.Equal(ErrorIds.SourceUnreachable, failure.Id);
        Assert.Contains("HTTPS_PROXY", failure.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"sha\":\"../..\",\"siblings\":[]}")]
    public async Task An_answer_that_is_no_list_is_refused(string body)
    {
        models.Hub = Options(hub) with { Retries = 1 };
        hub.Script = _ => new LoopbackAnswer(200, System.Text.Encoding.UTF8.GetBytes(body));

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source));

        Assert.Contains(failure.Id, (string[])[ErrorIds.SourceUnreachable, ErrorIds.ModelDamaged]);
        Assert.Empty(models.Visible);
    }

    [Fact]
    public async Task A_repository_that_is_no_model_is_told_what_it_lacks()
    {
        hub.Files.Remove("open_clip_config.json");
        hub.Files.Remove("sentencepiece.bpe.model");

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source));

        Assert.Equal(ErrorIds.ModelDamaged, failure.Id);
        Assert.Contains("open_clip_config.json", failure.Message, StringComparison.Ordinal);
        Assert.Contains("sentencepiece.bpe.model or tokenizer.json", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tokenizer_json_alone_will_do()
    {
        hub.Files.Remove("sentencepiece.bpe.model");
        hub.Files["tokenizer.json"] = File.ReadAllBytes(Fixtures.Path("tokenizer", "unigram-2k.tokenizer.json"));
        await models.InstallAsync(Source);

        float[] Vector(string model) => models.Models.Get(new ModelChoice(model), new RecordingContext(), CancellationToken.None).Texts.Encode(["um rio, 一条河流"], CancellationToken.None)[0];
        Assert.Equal(Vector(PluginFixture.TinyModel), Vector("a-model"));
    }

    [Fact]
    public async Task A_known_model_whose_repository_gives_no_sizes_gets_them()
    {
        hub.Files.Remove("open_clip_config.json");

        // The tiny weights do not fit the sizes of the known model: that they were looked at shows that it got its configuration.
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync("rs-m-clip"));

        Assert.Equal(ErrorIds.ModelDamaged, failure.Id);
        Assert.Contains("does not fit", failure.Message, StringComparison.Ordinal);
        Assert.Contains("visual.transformer.resblocks.3.ln_1.weight", failure.Message, StringComparison.Ordinal);
        Assert.Equal("/api/models/joaodaniel/RS-M-CLIP/revision/main?blobs=true", hub.Requests.First().Path);
        Assert.Empty(models.Visible);
        Assert.False(Directory.Exists(Path.Combine(models.Installed, ".incoming", "rs-m-clip")));
    }

    [Fact]
    public async Task What_was_fetched_is_kept_where_the_machine_is_to_blame()
    {
        string blocked = Path.Combine(models.Models.Store.StateFolder, "onnx");
        Directory.CreateDirectory(models.Models.Store.StateFolder);
        await File.WriteAllTextAsync(blocked, "no folder can be made here");

        Assert.NotEqual(ErrorIds.ModelDamaged, (await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Source, prepare: true))).Id);
        Assert.Empty(models.Visible);

        File.Delete(blocked);
        hub.Requests.Clear();
        await models.InstallAsync(Source, prepare: true);
        Assert.Single(hub.Requests);
        AssertWhole();
    }

    [Fact]
    public async Task A_revision_is_asked_for_by_its_name()
    {
        await models.InstallAsync(Source + "@refs/pr/1");

        Assert.Equal($"/api/models/{LoopbackHub.Repository}/revision/refs%2Fpr%2F1?blobs=true", hub.Requests.First().Path);
    }

    [Theory]
    [InlineData("hf:only-a-name")]
    [InlineData("hf:a/b/c")]
    [InlineData("hf:../b")]
    [InlineData("hf:a/b@")]
    [InlineData("hf:a/b?x=1")]
    public async Task What_names_no_repository_is_refused_before_the_network(string source)
    {
        Assert.Equal(ErrorIds.ArgumentInvalid, (await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(source))).Id);
        Assert.Empty(hub.Requests);
    }

    private static HubOptions Options(LoopbackHub hub) => new(hub.Address) { RetryDelay = TimeSpan.FromMilliseconds(1), Retries = 3 };

    private void AssertWhole(string id = "a-model") => Assert.Equal(hub.Files[ModelsFixture.Weights], File.ReadAllBytes(Path.Combine(models.Installed, id, ModelsFixture.Weights)));
}
