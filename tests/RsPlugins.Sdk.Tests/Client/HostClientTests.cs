using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Tests.Client;

public sealed class HostClientTests : IDisposable
{
    private const string Hello = """{"host":{"name":"rsplugins","version":"9.9.9"},"protocol":1,"capabilities":{"progress":true,"cancel":true,"maximumMessageBytes":1}}""";
    private const string Job = """{"id":"j","tool":"a.b","state":"running","priority":"bulk","detached":true,"resumable":false,"attempt":1,"created":"2026-01-01T00:00:00Z","arguments":{}}""";
    private const string Plugin = """{"id":"p","version":"1.0.0","title":"P","runtime":"process","isolation":"process","state":"idle","tools":[]}""";

    private readonly Wire wire = Wire.Open();

    /// <summary>Each method, what it asks and a good answer to it.</summary>
    public static TheoryData<string, string, string, string> Methods => new()
    {
        { "tools", "tools/list", "null", """{"tools":[]}""" },
        { "call", "tools/call", """{"name":"a.b","arguments":{"x":1}}""", "{}" },
        { "call without arguments", "tools/call", """{"name":"a.b"}""", "{}" },
        { "detach", "tools/call", """{"name":"a.b","arguments":{"x":1},"detach":true,"priority":"bulk"}""", """{"job":"j"}""" },
        { "validate", "tools/validate", """{"name":"a.b","arguments":{"x":1}}""", "null" },
        { "jobs", "jobs/list", """{"state":"failed","limit":7,"brief":true}""", """{"jobs":[]}""" },
        { "job", "jobs/get", """{"id":"j"}""", Job },
        { "wait", "jobs/wait", """{"id":"j"}""", "{}" },
        { "cancel", "jobs/cancel", """{"id":"j"}""", Job },
        { "resume", "jobs/resume", """{"id":"j"}""", Job },
        { "remove", "jobs/remove", """{"id":"j"}""", "null" },
        { "models", "models/list", "null", """{"models":[{"id":"m","title":"M","plugin":"p","state":"installed","default":true,"removable":false,"sizeBytes":1,"memoryBytes":0,"languages":["en"],"source":"shipped"}],"problems":[]}""" },
        { "install model", "models/install", """{"source":"m","id":"n"}""", """{"id":"n"}""" },
        { "remove model", "models/remove", """{"id":"n","plugin":"p"}""", """{"id":"n"}""" },
        { "plugins", "plugins/list", "null", $$"""{"plugins":[{{Plugin}}],"problems":[]}""" },
        { "reload", "plugins/reload", "{}", """{"plugins":[],"problems":[]}""" },
        { "enable", "plugins/enable", """{"id":"p","enabled":false}""", Plugin },
        { "status", "host/status", "null", """{"version":"1.0.0","platform":"p","runtime":"r","uptimeSeconds":1,"memoryBytes":1,"runningCalls":0,"plugins":[],"problems":[]}""" },
    };

    public static TheoryData<string> Names => [.. Methods.Select(row => (string)row[0])];

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task Changed_plugins_are_told_to_each_who_listens_until_he_stops_or_throws()
    {
        await using HostClient client = await OpenAsync();
        ConcurrentQueue<bool> heard = new();
        int thrown = 0;
        client.OnPluginsChanged(_ =>
        {
            Interlocked.Increment(ref thrown);
            throw new InvalidOperationException();
        });
        IDisposable listening = client.OnPluginsChanged(change => heard.Enqueue(change.Tools));
        TaskCompletionSource last = new();
        int changes = 0;
        client.OnPluginsChanged(_ =>
        {
            if (++changes == 4)
            {
                last.SetResult();
            }
        });

        await wire.SendAsync("""{"jsonrpc":"2.0","method":"plugins/changed","params":{"tools":true,"more":1}}""");
        await wire.SendAsync("""{"jsonrpc":"2.0","method":"plugins/changed","params":[]}""");
        await wire.SendAsync("""{"jsonrpc":"2.0","method":"plugins/other","params":{}}""");
        await wire.SendAsync("""{"jsonrpc":"2.0","method":"plugins/changed","params":{"tools":false}}""");
        while (heard.Count < 2)
        {
            await Task.Delay(1);
        }

        listening.Dispose();
        listening.Dispose();
        await wire.SendAsync("""{"jsonrpc":"2.0","method":"plugins/changed","params":{"tools":true}}""");
        await wire.SendAsync("""{"jsonrpc":"2.0","method":"plugins/changed","params":{"tools":true}}""");
        await last.Task.WaitAsync(Wire.Patience);

        Assert.Equal([true, false], heard);
        Assert.Equal(1, thrown);
    }

    [Fact]
    public async Task A_session_says_who_asks_and_keeps_what_the_host_says()
    {
        Task<HostClient> opening = HostClient.OpenAsync(wire.Subject, wire.Subject, new HostClientOptions { Name = "qgis", Version = "3.40.1", Token = "secret" });
        JsonNode hello = await wire.ReadAsync();
        await wire.AnswerAsync(hello, Hello);
        await using HostClient client = await opening.WaitAsync(Wire.Patience);

        Assert.Equal("initialize", hello["method"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"client":{"name":"qgis","version":"3.40.1"},"protocol":[1],"token":"secret"}"""), hello["params"]), hello.ToJsonString());
        Assert.Equal(("rsplugins", "9.9.9", 1), (client.Session.Host.Name, client.Session.Host.Version, client.Session.Protocol));
        wire.End();
    }

    [Fact]
    public async Task A_refusal_of_the_session_comes_as_it_was_sent()
    {
        Task<HostClient> opening = HostClient.OpenAsync(wire.Subject, wire.Subject);
        await wire.ReadAsync();
        await wire.SendAsync("""{"jsonrpc":"2.0","id":1,"error":{"code":-32071,"message":"m","data":{"id":"rs.protocol.mismatch","message":"m","hint":"h"}}}""");

        Assert.Equal(("rs.protocol.mismatch", "h"), await FailureAsync(opening));
    }

    [Fact]
    public async Task A_host_that_says_something_else_is_no_host()
    {
        Task<HostClient> opening = HostClient.OpenAsync(wire.Subject, wire.Subject);
        await wire.AnswerAsync(await wire.ReadAsync(), "\"welcome\"");

        Assert.Equal(ErrorIds.ProtocolMismatch, (await FailureAsync(opening)).Id);
    }

    [Fact]
    public async Task A_host_that_says_nothing_is_given_up()
    {
        Task<HostClient> opening = HostClient.OpenAsync(wire.Subject, wire.Subject, new HostClientOptions { StartTimeout = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(ErrorIds.HostGone, (await FailureAsync(opening)).Id);
    }

    [Fact]
    public async Task A_cancelled_start_is_cancelled()
    {
        using CancellationTokenSource cancel = new();
        Task<HostClient> opening = HostClient.OpenAsync(wire.Subject, wire.Subject, options: null, cancel.Token);
        await wire.ReadAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.WaitAsync(Wire.Patience));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Each_method_asks_what_the_protocol_says(string name, string method, string parameters, string answer)
    {
        HostClient client = await OpenAsync();
        Task call = Call(client, name);
        JsonNode request = await wire.ReadAsync();

        Assert.Equal(method, request["method"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(parameters), request["params"]), request.ToJsonString());
        await wire.AnswerAsync(request, answer);
        await call.WaitAsync(Wire.Patience);
        wire.End();
        await client.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_method_fails_at_once_when_the_host_dies(string name)
    {
        HostClient client = await OpenAsync();
        Task call = Call(client, name);
        await wire.ReadAsync();

        wire.End();

        Assert.Equal(ErrorIds.HostGone, (await FailureAsync(call)).Id);
        await client.Ended.WaitAsync(Wire.Patience);
        Assert.Equal(ErrorIds.HostGone, (await FailureAsync(Call(client, name))).Id);
        await client.DisposeAsync();
    }

    [Theory]
    [InlineData("call", "[]")]
    [InlineData("call", "null")]
    [InlineData("tools", "{}")]
    [InlineData("jobs", "7")]
    [InlineData("job", """{"id":"j"}""")]
    [InlineData("detach", "{}")]
    public async Task An_answer_of_another_kind_is_an_error(string name, string answer)
    {
        HostClient client = await OpenAsync();
        Task call = Call(client, name);
        await wire.AnswerAsync(await wire.ReadAsync(), answer);

        Assert.Equal(ErrorIds.ProtocolMismatch, (await FailureAsync(call)).Id);
        wire.End();
        await client.DisposeAsync();
    }

    [Fact]
    public async Task Progress_goes_in_order_to_the_call_that_it_belongs_to()
    {
        HostClient client = await OpenAsync();
        Recorder first = new();
        Recorder second = new();
        Task<JsonObject> one = client.CallToolAsync("a.b", null, first);
        string tokenOne = (await wire.ReadAsync())["params"]!["progressToken"]!.GetValue<string>();
        Task<JsonObject> two = client.WaitJobAsync("j", second);
        JsonNode last = await wire.ReadAsync();
        string tokenTwo = last["params"]!["progressToken"]!.GetValue<string>();
        Assert.NotEqual(tokenOne, tokenTwo);

        for (int i = 1; i <= 100; i++)
        {
            await ReportAsync($"\"{tokenOne}\"", i);
            await ReportAsync($"\"{tokenTwo}\"", -i);
        }

        await wire.NotifyAsync("$/progress", $$"""{"token":"{{tokenOne}}","value":{"fraction":"half"} }""");
        await wire.NotifyAsync("$/progress", $$"""{"token":"{{tokenOne}}","value":{"fraction":0.5,"stage":"later","eta":3,"colour":"red"} }""");
        await wire.NotifyAsync("$/progress", """{"token":"nobody","value":{"stage":"x"}}""");
        await wire.NotifyAsync("$/progress", """{"token":[],"value":7}""");
        await wire.NotifyAsync("$/log", "{}");
        await wire.SendAsync("""{"jsonrpc":"2.0","id":2,"result":{}}""");
        await wire.AnswerAsync(last, "{}");
        await Task.WhenAll(one, two).WaitAsync(Wire.Patience);

        Assert.Equal([.. Enumerable.Range(1, 100).Select(i => new ProgressValue(null, "s", Done: i)), new ProgressValue(0.5, "later", Eta: 3)], first.Values);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long?)-i), second.Values.Select(value => value.Done));
        wire.End();
        await client.DisposeAsync();
    }

    [Fact]
    public async Task A_job_whose_progress_has_no_fraction_yet_can_be_asked_for()
    {
        HostClient client = await OpenAsync();
        Task<JobStatus> call = client.GetJobAsync("j");
        await wire.AnswerAsync(await wire.ReadAsync(), Job[..^1] + ",\"progress\":{\"stage\":\"waiting\"}}");

        Assert.Equal(new ProgressValue(null, "waiting"), (await call.WaitAsync(Wire.Patience)).Progress);
        wire.End();
        await client.DisposeAsync();
    }

    [Fact]
    public async Task A_progress_display_that_throws_is_dropped_and_harms_no_call()
    {
        HostClient client = await OpenAsync();
        Recorder broken = new() { Throws = true };
        Task<JsonObject> call = client.CallToolAsync("a.b", null, broken);
        JsonNode request = await wire.ReadAsync();
        string token = request["params"]!["progressToken"]!.ToJsonString();

        await ReportAsync(token, 1);
        await ReportAsync(token, 2);
        await wire.AnswerAsync(request, """{"x":1}""");

        Assert.Equal(1, (await call.WaitAsync(Wire.Patience))["x"]!.GetValue<int>());
        Assert.Single(broken.Values);
        wire.End();
        await client.DisposeAsync();
    }

    [Fact]
    public async Task The_host_may_ask_nothing_of_a_client()
    {
        HostClient client = await OpenAsync();
        await wire.RequestAsync("\"h\"", "tools/call", "{}");

        Assert.Equal(-32601, (await wire.ReadAsync())["error"]!["code"]!.GetValue<int>());
        wire.End();
        await client.DisposeAsync();
    }

    [Fact]
    public async Task Its_end_is_told_once()
    {
        HostClient client = await OpenAsync();
        Task first = client.DisposeAsync().AsTask();
        Task second = client.DisposeAsync().AsTask();
        JsonNode request = await wire.ReadAsync();
        Assert.Equal("shutdown", request["method"]!.GetValue<string>());
        await wire.AnswerAsync(request, "null");

        await Task.WhenAll(first, second).WaitAsync(Wire.Patience);
        wire.Subject.Dispose();
        Assert.Null(await wire.ReadOrEndAsync());
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        ToolException missing = await Assert.ThrowsAsync<ToolException>(() => HostClient.StartAsync(new HostClientOptions { Program = "/no/such/rsplugins" }));

        Assert.Equal(ErrorIds.FileMissing, missing.Id);
        Assert.Contains("/no/such/rsplugins", missing.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_program_that_ends_tells_its_exit_code_and_its_last_words()
    {
        ConcurrentQueue<string> log = [];
        HostClientOptions options = new() { Program = "/bin/sh", Arguments = ["-c", "echo \"$WORDS\" >&2; exit 3"], Log = log.Enqueue, Environment = new Dictionary<string, string?> { ["WORDS"] = "no licence" } };

        ToolException gone = await Assert.ThrowsAsync<ToolException>(() => HostClient.StartAsync(options).WaitAsync(Wire.Patience));

        Assert.Equal(ErrorIds.HostGone, gone.Id);
        Assert.Contains("exit code 3", gone.Message, StringComparison.Ordinal);
        Assert.Equal(["no licence"], log);
    }

    private static Task Call(HostClient client, string name)
    {
        JsonObject arguments = new() { ["x"] = 1 };
        return name switch
        {
            "tools" => client.ListToolsAsync(),
            "call" => client.CallToolAsync("a.b", arguments),
            "call without arguments" => client.CallToolAsync("a.b"),
            "detach" => client.DetachToolAsync("a.b", arguments),
            "validate" => client.ValidateToolAsync("a.b", arguments),
            "jobs" => client.ListJobsAsync("failed", 7, brief: true),
            "job" => client.GetJobAsync("j"),
            "wait" => client.WaitJobAsync("j"),
            "cancel" => client.CancelJobAsync("j"),
            "resume" => client.ResumeJobAsync("j"),
            "remove" => client.RemoveJobAsync("j"),
            "models" => client.ListModelsAsync(),
            "install model" => client.InstallModelAsync("m", "n"),
            "remove model" => client.RemoveModelAsync("n", "p"),
            "plugins" => client.ListPluginsAsync(),
            "reload" => client.ReloadPluginsAsync(),
            "enable" => client.EnablePluginAsync("p", enabled: false),
            "status" => client.StatusAsync(),
            _ => throw new ArgumentException(name),
        };
    }

    private static async Task<(string Id, string Hint)> FailureAsync(Task call)
    {
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => call.WaitAsync(Wire.Patience));
        return (failure.Id, failure.Hint);
    }

    private async Task<HostClient> OpenAsync()
    {
        Task<HostClient> opening = HostClient.OpenAsync(wire.Subject, wire.Subject);
        await wire.AnswerAsync(await wire.ReadAsync(), Hello);
        return await opening.WaitAsync(Wire.Patience);
    }

    private Task ReportAsync(string token, int done) => wire.NotifyAsync("$/progress", $$"""{"token":{{token}},"value":{"stage":"s","done":{{done}}} }""");

    private sealed class Recorder : IProgress<ProgressValue>
    {
        public List<ProgressValue> Values { get; } = [];

        public bool Throws { get; init; }

        public void Report(ProgressValue value)
        {
            Values.Add(value);
            if (Throws)
            {
                throw new InvalidOperationException("The display is broken.");
            }
        }
    }
}
