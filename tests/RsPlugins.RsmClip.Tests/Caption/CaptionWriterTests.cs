using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Tests.Llm;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests.Caption;

/// <summary>What becomes of each fault of an endpoint, met at a real server.</summary>
public sealed class CaptionWriterTests
{
    private const string Key = "sk-secret-123";
    private static readonly CaptionPrompt Prompt = new("en", ["A wide river.", "A river with a bridge."], [new PromptExample(["A lake."], "A small lake.")]);

    public static TheoryData<string, object, string> Faults => new()
    {
        { "500", LlmFaultKind.ServerFailed, ErrorIds.LlmUnreachable },
        { "503", LlmFaultKind.ServerFailed, ErrorIds.LlmUnreachable },
        { "429 and a long wait", LlmFaultKind.RateLimited, ErrorIds.LlmUnreachable },
        { "401", LlmFaultKind.Denied, ErrorIds.LlmDenied },
        { "403", LlmFaultKind.Denied, ErrorIds.LlmDenied },
        { "404", LlmFaultKind.Rejected, ErrorIds.LlmDenied },
        { "400", LlmFaultKind.Rejected, ErrorIds.LlmDenied },
        { "302", LlmFaultKind.Unreadable, ErrorIds.LlmUnusable },
        { "closed", LlmFaultKind.Unreachable, ErrorIds.LlmUnreachable },
        { "cut off", LlmFaultKind.Unreachable, ErrorIds.LlmUnreachable },
        { "silent", LlmFaultKind.TimedOut, ErrorIds.LlmUnreachable },
        { "html", LlmFaultKind.Unreadable, ErrorIds.LlmUnusable },
        { "half json", LlmFaultKind.Unreadable, ErrorIds.LlmUnusable },
        { "other json", LlmFaultKind.Unreadable, ErrorIds.LlmUnusable },
        { "no choices", LlmFaultKind.Unreadable, ErrorIds.LlmUnusable },
        { "huge", LlmFaultKind.Unreadable, ErrorIds.LlmUnusable },
        { "empty", LlmFaultKind.Empty, ErrorIds.LlmUnusable },
        { "refusal", LlmFaultKind.Refused, ErrorIds.LlmUnusable },
        { "refusal field", LlmFaultKind.Refused, ErrorIds.LlmUnusable },
        { "content filter", LlmFaultKind.Refused, ErrorIds.LlmUnusable },
        { "other language", LlmFaultKind.WrongLanguage, ErrorIds.LlmUnusable },
        { "too long", LlmFaultKind.TooLong, ErrorIds.LlmUnusable },
        { "the key", LlmFaultKind.Unreadable, ErrorIds.LlmUnusable },
    };

    private static string Reply(string fault) => fault switch
    {
        "429 and a long wait" => FakeLlmServer.Reply(429, "{}", headers: "Retry-After: 3600\r\n"),
        "302" => FakeLlmServer.Reply(302, "", headers: "Location: https://elsewhere.example/\r\n"),
        "closed" => "",
        "cut off" => FakeLlmServer.Reply(200, "{\"id\":\"c\",\"choices\":[", extraLength: 500),
        "silent" => FakeLlmServer.Silence,
        "html" => FakeLlmServer.Reply(200, "<!DOCTYPE html><html><body>Sign in</body></html>", "text/html"),
        "half json" => FakeLlmServer.Json("{\"id\":\"c\",\"choices\":["),
        "other json" => FakeLlmServer.Json("[1,2]"),
        "no choices" => FakeLlmServer.Json("{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[]}"),
        "huge" => FakeLlmServer.Answer(new string('a', 2_000_000)),
        "empty" => FakeLlmServer.Answer("\n"),
        "refusal" => FakeLlmServer.Answer("I'm sorry, but I can't help with that."),
        "refusal field" => FakeLlmServer.Answer("", refusal: "I can't help with that."),
        "content filter" => FakeLlmServer.Answer("", finish: "content_filter"),
        "other language" => FakeLlmServer.Answer("Um rio largo atravessa a cidade."),
        "too long" => FakeLlmServer.Answer(string.Join(' ', Enumerable.Repeat("and then a river", 40))),
        "the key" => FakeLlmServer.Answer($"A river named {Key}."),
        _ => FakeLlmServer.Reply(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), $"{{\"error\":{{\"message\":\"Incorrect API key provided: {Key}\"}}}}"),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_fault_is_told_apart_and_never_repeats_the_key(string fault, object kind, string id)
    {
        using FakeLlmServer server = new(_ => Reply(fault));

        WrittenCaptions written = await Ask(server.Address, fault == "silent" ? 1 : 30);

        Assert.Empty(written.Texts);
        Assert.Equal((LlmFaultKind)kind, written.Fault!.Kind);
        ToolException failure = written.Fault.ToException();
        Assert.Equal(id, failure.Id);
        Assert.NotEmpty(failure.Hint);
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_is_unreachable()
    {
        string address;
        using (FakeLlmServer server = new(_ => ""))
        {
            address = server.Address;
        }

        Assert.Equal(LlmFaultKind.Unreachable, (await Ask(address, 30)).Fault!.Kind);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_refused_at_the_first_try()
    {
        using FakeLlmServer server = new(_ => FakeLlmServer.Answer("A river."), tls: true);

        Assert.Equal(LlmFaultKind.Untrusted, (await Ask(server.Address, 30)).Fault!.Kind);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(429, "Retry-After: 1\r\n")]
    [InlineData(503, "")]
    public async Task A_fault_that_passes_is_waited_for(int status, string headers)
    {
        using FakeLlmServer server = new(number => number == 0 ? FakeLlmServer.Reply(status, "{}", headers: headers) : FakeLlmServer.Answer("A river."));

        // The clock that timers count by: a stopwatch is finer, and sees a wait of a second end a few milliseconds early.
        long began = Environment.TickCount64;

        WrittenCaptions written = await Ask(server.Address, 60);

        Assert.Equal(["A river."], written.Texts);
        Assert.Null(written.Fault);
        Assert.Equal(2, server.Requests.Count);
        Assert.InRange(Environment.TickCount64 - began, headers.Length > 0 ? 1000 : 500, long.MaxValue);
    }

    [Fact]
    public async Task The_request_holds_the_prompt_and_the_key_in_its_header_alone()
    {
        using FakeLlmServer server = new(_ => FakeLlmServer.Answer("\"A river.\""));

        await Ask(server.Address, 60);

        (string head, string body) = Assert.Single(server.Requests);
        JsonArray messages = JsonNode.Parse(body)!["messages"]!.AsArray();
        Assert.StartsWith("POST /v1/chat/completions HTTP/1.1", head, StringComparison.Ordinal);
        Assert.Contains($"Authorization: Bearer {Key}", head, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, body, StringComparison.Ordinal);
        Assert.Equal(["system", "user", "assistant", "user"], messages.Select(message => (string)message!["role"]!));
        Assert.Contains("- A wide river.\n- A river with a bridge.", (string)messages[3]!["content"]!, StringComparison.Ordinal);
        Assert.Equal("test-model", (string)JsonNode.Parse(body)!["model"]!);
    }

    [Fact]
    public async Task Without_a_key_no_header_is_sent()
    {
        using FakeLlmServer server = new(_ => FakeLlmServer.Answer("A river."));
        using CaptionWriter writer = new(LlmEndpoint.Find(server.Address, "m", _ => null)!, Options(60));

        await writer.WriteAsync(Prompt, "en", CancellationToken.None);

        Assert.DoesNotContain("Authorization", Assert.Single(server.Requests).Head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Several_answers_are_asked_for_and_the_usable_ones_kept()
    {
        using FakeLlmServer server = new(number => number switch { 0 => FakeLlmServer.Answer("A river."), 1 => FakeLlmServer.Answer("I cannot."), 2 => FakeLlmServer.Answer("A wide river."), _ => FakeLlmServer.Answer("A river.") });
        using CaptionWriter writer = new(LlmEndpoint.Find(server.Address, "m", _ => null)!, Options(60) with { Answers = 4, Concurrency = 1 });

        WrittenCaptions written = await writer.WriteAsync(Prompt, "en", CancellationToken.None);

        Assert.Equal(["A river.", "A wide river."], written.Texts);
        Assert.Equal(LlmFaultKind.Refused, written.Fault!.Kind);
        Assert.Equal([0, 1, 2, 3], server.Requests.Select(request => (int)JsonNode.Parse(request.Body)!["seed"]!));
    }

    [Fact]
    public async Task After_some_failures_an_endpoint_is_left_alone()
    {
        using FakeLlmServer server = new(_ => FakeLlmServer.Reply(401, "{}"));
        using CaptionWriter writer = new(LlmEndpoint.Find(server.Address, "m", _ => null)!, Options(60) with { Concurrency = 1 });

        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(LlmFaultKind.Denied, (await writer.WriteAsync(Prompt, "en", CancellationToken.None)).Fault!.Kind);
        }

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_cancel_ends_a_request_at_once()
    {
        using FakeLlmServer server = new(_ => FakeLlmServer.Silence);
        using CaptionWriter writer = new(LlmEndpoint.Find(server.Address, "m", _ => null)!, Options(600));
        using CancellationTokenSource cancel = new();
        Task<WrittenCaptions> asked = writer.WriteAsync(Prompt, "en", cancel.Token);
        await server.FirstRequest.Task;

        Stopwatch watch = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"took {watch.Elapsed}");
    }

    private static WriterOptions Options(double seconds) => new(Answers: 1, Temperature: 0.7, TimeSpan.FromSeconds(seconds), Concurrency: 4);

    private static async Task<WrittenCaptions> Ask(string address, double seconds)
    {
        LlmEndpoint endpoint = LlmEndpoint.Find(null, "test-model", name => name switch { LlmEndpoint.EndpointVariable => address, LlmEndpoint.KeyVariable => Key, _ => null })!;
        using CaptionWriter writer = new(endpoint, Options(seconds));
        return await writer.WriteAsync(Prompt, "en", CancellationToken.None);
    }
}
