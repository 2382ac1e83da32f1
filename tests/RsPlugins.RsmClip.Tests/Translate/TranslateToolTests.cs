using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Tests.Llm;
using RsPlugins.RsmClip.Translate;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Translate;

public sealed class TranslateToolTests : IDisposable
{
    private const string Key = "sk-secret-123";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Captions_of_the_field_get_all_languages_and_say_who_translated_them()
    {
        using FakeLlmServer server = new((_, body) => Translator.Answer(body));
        string input = Fixtures.Path("captions", "dataset_eurosat.json");
        JsonObject arguments = new() { ["captions"] = input, ["output"] = folder.File("out.jsonl"), ["licence"] = "CC-BY-NC-4.0", ["languages"] = new JsonArray("pt", "zh") };

        JsonObject result = await CallAsync(arguments, server);

        CaptionFile before = CaptionFile.Read(input, "en"), after = CaptionFile.Read(folder.File("out.jsonl"), "en");
        int distinct = before.Records.Select(record => record.Text).Distinct().Count();
        Assert.Equal((60, 2 * distinct, 0), ((int)result["captions"]!, (int)result["translated"]!, (int)result["cached"]!));
        Assert.Empty(result["refused"]!.AsObject());
        Assert.Null(result["notice"]);
        Assert.Equal(before.Records, after.Records.Where(record => record.Language == "en"));
        Assert.Equal(before.Images.Select(image => (image.File, image.Split)).Distinct(), after.Images.Select(image => (image.File, image.Split)).Distinct());
        Assert.All(after.Images.SelectMany(image => image.Captions), caption =>
        {
            Assert.Equal(["en", "pt", "zh"], caption.Texts.Keys);
            Assert.Equal(Translator.Translation(caption.Texts["en"], "pt"), caption.Texts["pt"]);
            Assert.Equal(["en", "pt", "zh"], caption.Origins.Keys);
            Assert.Equal(CaptionOrigin.Original, caption.Origins["en"]);
            Assert.Equal(("tower", "CC-BY-NC-4.0", 64), (caption.Origins["pt"].Model, caption.Origins["pt"].Licence, caption.Origins["pt"].PromptSha256.Length));
            Assert.NotEqual(caption.Origins["pt"].PromptSha256, caption.Origins["zh"].PromptSha256);
        });
        Assert.Equal(2 * ((distinct + 9) / 10), server.Requests.Count);
        Assert.Equal(distinct, after.Images.SelectMany(image => image.Captions).Select(caption => caption.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_is_translated_is_not_asked_for_again_and_the_file_is_the_same()
    {
        using FakeLlmServer server = new((_, body) => Translator.Answer(body));
        JsonObject arguments = new() { ["captions"] = Fixtures.Path("captions", "dataset_eurosat.json"), ["output"] = folder.File("one.jsonl"), ["languages"] = new JsonArray("de") };
        JsonObject first = await CallAsync(arguments, server);
        int asked = server.Requests.Count;

        arguments["output"] = folder.File("two.jsonl");
        JsonObject second = await CallAsync(arguments, server);

        Assert.Equal(((int)first["translated"]!, 0), ((int)second["cached"]!, (int)second["translated"]!));
        Assert.Equal(asked, server.Requests.Count);
        Assert.Equal(File.ReadAllBytes(folder.File("one.jsonl")), File.ReadAllBytes(folder.File("two.jsonl")));

        arguments["llm_model"] = "another";
        Assert.Equal(0, (int)(await CallAsync(arguments, server))["cached"]!);
        Assert.Equal(2 * asked, server.Requests.Count);
    }

    [Fact]
    public async Task Bad_answers_are_asked_for_again_and_then_left_out_and_named()
    {
        string[] captions = ["A dense forest.", "A winding river.", "A river next to farmland.", "A field of annual crops.", "A wide river crosses the area.", "A woodland with many trees.", "A continuous forest canopy."];
        File.WriteAllLines(folder.File("in.jsonl"), captions.Select((caption, i) => JsonSerializer.Serialize(new { image = $"{i}.jpg", text = caption })));
        using FakeLlmServer server = new((_, body) =>
        {
            (string language, (int Number, string Caption)[] asked) = Translator.Read(body);
            return FakeLlmServer.Answer(string.Join('\n', asked.Select(one => $"{one.Number}. " + Array.IndexOf(captions, one.Caption) switch
            {
                0 => one.Caption,
                1 => "Lo siento, no puedo traducir esto.",
                2 => "Un fleuve à côté des terres agricoles.",
                3 => string.Concat(Enumerable.Repeat(Translator.Translation(one.Caption, language) + " ", 4)),
                4 => Translator.Translation(one.Caption, language) + "\nEs muy ancho.",
                5 => asked.Length > 1 ? "" : Translator.Translation(one.Caption, language),
                _ => Translator.Translation(one.Caption, language),
            })));
        });
        JsonObject arguments = new() { ["captions"] = folder.File("in.jsonl"), ["output"] = folder.File("out.jsonl"), ["languages"] = new JsonArray("es"), ["attempts"] = 2 };

        JsonObject result = await CallAsync(arguments, server);

        Assert.Equal((5, 2), ((int)result["refused"]!["es"]!, (int)result["translated"]!));
        Assert.Equal(
            ["A dense forest. copied", "A winding river. refused", "A river next to farmland. wrong-language", "A field of annual crops. unlikely-length", "A wide river crosses the area. several-lines"],
            result["refused_examples"]!.AsArray().Select(one => $"{one!["caption"]} {one["reason"]}"));
        Assert.Equal([false, false, false, false, false, true, true], CaptionFile.Read(folder.File("out.jsonl"), "en").Images.Select(image => image.Captions[0].Texts.ContainsKey("es")));
        Assert.Equal(1 + 6, server.Requests.Count);
        Assert.Contains("No licence", (string)result["notice"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_goes_on_asks_for_no_text_again_that_was_refused_and_a_new_call_does()
    {
        string[] captions = [.. Translator.Captions.Select(caption => caption.Texts["en"]).Where(text => text.Split(' ').Length > 3).Distinct().Take(6)];
        File.WriteAllLines(folder.File("in.jsonl"), captions.Select((caption, i) => JsonSerializer.Serialize(new { image = $"{i}.jpg", text = caption })));
        List<string> asked = [];
        using FakeLlmServer server = new((_, body) =>
        {
            (string language, (int Number, string Caption)[] some) = Translator.Read(body);
            lock (asked)
            {
                asked.AddRange(some.Select(one => one.Caption));
            }

            // The third text is never translated.
            return FakeLlmServer.Answer(string.Join('\n', some.Select(one => $"{one.Number}. {(one.Caption == captions[2] ? one.Caption : Translator.Translation(one.Caption, language))}")));
        });
        JsonObject arguments = new() { ["captions"] = folder.File("in.jsonl"), ["output"] = folder.File("out.jsonl"), ["languages"] = new JsonArray("es"), ["attempts"] = 2, ["batch"] = 1, ["concurrency"] = 1 };
        string job = Directory.CreateDirectory(folder.File("job")).FullName;
        using CancellationTokenSource source = new();
        RecordingContext context = new(progress =>
        {
            if (progress.Done == 4)
            {
                source.Cancel();
            }
        }) { Job = new ToolJob("one", job) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(arguments, server, context, source.Token));
        Assert.Equal([.. captions[..3], .. captions[2..4]], asked);

        // As a crash in the middle of a line leaves it.
        File.AppendAllText(Path.Combine(job, "refusals.jsonl"), "{\"prompt\":\"");
        asked.Clear();
        JsonObject resumed = await CallAsync(arguments, server, new RecordingContext { Job = new ToolJob("one", job, 2) });
        Assert.Equal(captions[4..], asked);
        Assert.Equal((1, 2, 3), ((int)resumed["refused"]!["es"]!, (int)resumed["translated"]!, (int)resumed["cached"]!));
        Assert.Equal("copied", (string)resumed["refused_examples"]![0]!["reason"]!);

        asked.Clear();
        await CallAsync(arguments, server);
        Assert.Equal([captions[2], captions[2]], asked);
    }

    [Fact]
    public async Task Languages_that_are_there_stay_and_captions_in_others_are_translated_from_their_own()
    {
        File.WriteAllText(folder.File("in.csv"), "image,de,pt\na.jpg,Ein dichter Wald.,Uma floresta densa.\n");
        using FakeLlmServer server = new((_, body) => FakeLlmServer.Answer(body.Contains("from German (Deutsch) to English", StringComparison.Ordinal) ? "A dense forest." : "?"));
        JsonObject arguments = new() { ["captions"] = folder.File("in.csv"), ["languages"] = new JsonArray("en", "pt", "de") };

        JsonObject result = await CallAsync(arguments, server);

        Assert.Equal(folder.File("in.multilingual.jsonl"), (string)result["output"]!);
        Assert.Equal("{\"de\":\"Ein dichter Wald.\",\"pt\":\"Uma floresta densa.\",\"en\":\"A dense forest.\"}", JsonNode.Parse(File.ReadAllText(folder.File("in.multilingual.jsonl")))!["text"]!.ToJsonString());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_busy_endpoint_is_waited_for()
    {
        using FakeLlmServer server = new((number, body) => number == 0 ? FakeLlmServer.Reply(429, "{}", headers: "Retry-After: 3600\r\n") : Translator.Answer(body));

        JsonObject result = await CallAsync(new JsonObject { ["captions"] = Fixtures.Path("captions", "dataset_nwpu.json"), ["output"] = folder.File("out.jsonl"), ["languages"] = new JsonArray("it"), ["timeout"] = 10 }, server);

        Assert.Equal(10, (int)result["translated"]!);
    }

    [Fact]
    public async Task An_endpoint_that_goes_away_ends_the_call_and_the_next_one_goes_on()
    {
        using FakeLlmServer dying = new((number, body) => number < 2 ? Translator.Answer(body) : FakeLlmServer.Reply(401, "{}"));
        using FakeLlmServer server = new((_, body) => Translator.Answer(body));
        JsonObject arguments = new() { ["captions"] = Fixtures.Path("captions", "dataset_eurosat.json"), ["output"] = folder.File("out.jsonl"), ["languages"] = new JsonArray("fr"), ["concurrency"] = 1, ["batch"] = 7 };

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => CallAsync(arguments, dying));
        Assert.False(File.Exists(folder.File("out.jsonl")));
        JsonObject result = await CallAsync(arguments, server);

        Assert.Equal(ErrorIds.LlmDenied, failure.Id);
        Assert.Contains("call again", failure.Hint, StringComparison.Ordinal);
        Assert.Equal(14, (int)result["cached"]!);
        string[] first = [.. dying.Requests.Take(2).SelectMany(request => Translator.Read(request.Body).Captions.Select(one => one.Caption))];
        Assert.DoesNotContain(server.Requests.SelectMany(request => Translator.Read(request.Body).Captions), one => first.Contains(one.Caption));
    }

    [Fact]
    public async Task A_cancel_ends_requests_that_are_under_way()
    {
        using FakeLlmServer server = new(_ => FakeLlmServer.Silence);
        using CancellationTokenSource cancel = new();
        Task<JsonObject> call = CallAsync(new JsonObject { ["captions"] = Fixtures.Path("captions", "dataset_nwpu.json"), ["output"] = folder.File("out.jsonl") }, server, cancellationToken: cancel.Token);

        await server.FirstRequest.Task;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.False(File.Exists(folder.File("out.jsonl")));
    }

    [Fact]
    public async Task The_key_goes_to_the_endpoint_and_nowhere_else()
    {
        using FakeLlmServer server = new((_, body) => Translator.Answer(body));

        JsonObject result = await CallAsync(new JsonObject { ["captions"] = Fixtures.Path("captions", "dataset_nwpu.json"), ["output"] = folder.File("out.jsonl"), ["languages"] = new JsonArray("ko") }, server);

        Assert.All(server.Requests, request => Assert.Contains(Key, request.Head, StringComparison.Ordinal));
        Assert.DoesNotContain(Key, result.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(folder.File("x"))!, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"captions\":\"@\",\"languages\":[]}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"captions\":\"@\",\"languages\":[\"tlh\"]}", ErrorIds.LanguageUnknown)]
    [InlineData("{\"captions\":\"@\",\"endpoint\":\"none\"}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"captions\":\"@\",\"output\":\"@\"}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"captions\":\"no/such.json\"}", ErrorIds.FileMissing)]
    [InlineData("{\"captions\":\"README\"}", ErrorIds.CaptionsInvalid)]
    public async Task What_is_wrong_is_named(string arguments, string id)
    {
        using FakeLlmServer server = new(_ => "");
        string filled = arguments.Replace("@", Fixtures.Path("captions", "captions.csv"), StringComparison.Ordinal).Replace("README", Fixtures.Path("captions", "README.md"), StringComparison.Ordinal);

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => CallAsync(JsonNode.Parse(filled)!.AsObject(), server));

        Assert.Equal(id, failure.Id);
        Assert.NotEmpty(failure.Hint);
        Assert.Empty(server.Requests);
    }

    private async Task<JsonObject> CallAsync(JsonObject arguments, FakeLlmServer server, RecordingContext? context = null, CancellationToken cancellationToken = default)
    {
        TranslateTool tool = new(folder.File("state"), name => name switch { LlmEndpoint.EndpointVariable => server.Address, LlmEndpoint.KeyVariable => Key, LlmEndpoint.ModelVariable => "tower", _ => null }, TimeSpan.FromMilliseconds(50));
        return await tool.CallAsync(JsonSerializer.SerializeToElement(arguments), context ?? new RecordingContext(), cancellationToken);
    }
}
