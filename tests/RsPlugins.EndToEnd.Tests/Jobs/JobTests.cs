using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Jobs;

/// <summary>Jobs as clients see them, by the built program.</summary>
public sealed class JobTests
{
    [Fact]
    public async Task A_detached_call_is_a_job_that_can_be_listed_watched_and_removed()
    {
        await using JobHost host = new();
        RpcClient client = await host.OpenAsync();

        string id = await JobHost.DetachAsync(client, "test.slow", """{ "steps": 60 }""");
        List<JsonObject> before = [];
        int wait = await client.RequestAsync("jobs/wait", $$"""{ "id": "{{id}}", "progressToken": "w" }""");
        JsonObject answer = await client.AnswerAsync(wait, before);

        Assert.Equal(60, answer["result"]!["steps"]!.GetValue<int>());
        Assert.InRange(before.Count, 2, 12);
        Assert.All(before, message => Assert.Equal("w", message["params"]!["token"]!.GetValue<string>()));
        JsonNode job = await JobHost.GetAsync(client, id);
        Assert.Equal(("succeeded", "test.slow", "test", 1), (Text(job, "state"), Text(job, "tool"), Text(job, "client"), job["attempt"]!.GetValue<int>()));
        Assert.Equal(60, job["result"]!["steps"]!.GetValue<int>());
        JsonArray list = (await client.CallAsync("jobs/list", """{ "state": "succeeded" }"""))["result"]!["jobs"]!.AsArray();
        Assert.Equal(id, Text(Assert.Single(list)!, "id"));
        Assert.Null((await client.CallAsync("jobs/remove", $$"""{ "id": "{{id}}" }"""))["error"]);
        AssertError(await client.CallAsync("jobs/get", $$"""{ "id": "{{id}}" }"""), "rs.job.unknown");
    }

    [Fact]
    public async Task An_attached_call_is_in_the_history_too()
    {
        await using JobHost host = new();
        RpcClient client = await host.OpenAsync();
        await client.CallToolAsync("test.echo", """{ "text": "a" }""");
        await client.CallToolAsync("test.fails");
        int slow = await client.RequestToolAsync("test.slow", """{ "steps": 1000 }""");

        JsonArray jobs = (await client.CallAsync("jobs/list", "{}"))["result"]!["jobs"]!.AsArray();

        Assert.Equal(["running", "failed", "succeeded"], jobs.Select(job => Text(job!, "state")));
        Assert.Equal("rs.raster.unreadable", jobs[1]!["error"]!["id"]!.GetValue<string>());
        Assert.Equal("a", jobs[2]!["arguments"]!["text"]!.GetValue<string>());
        Assert.Null(jobs[2]!["result"]);
        JsonArray brief = (await client.CallAsync("jobs/list", """{ "brief": true }"""))["result"]!["jobs"]!.AsArray();
        Assert.Equal(jobs.Select(job => Text(job!, "id")), brief.Select(job => Text(job!, "id")));
        Assert.All(brief, job => Assert.Empty(job!["arguments"]!.AsObject()));
        await client.RequestAsync("jobs/cancel", $$"""{ "id": "{{Text(jobs[0]!, "id")}}" }""");
        JsonObject cancelled = await client.AnswerAsync(slow);
        Assert.Equal((-32800, "rs.job.cancelled"), (cancelled["error"]!["code"]!.GetValue<int>(), cancelled["error"]!["data"]!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_detached_job_outlives_its_caller_and_is_answered_from_another_connection()
    {
        await using JobHost host = new();
        RpcClient first = await host.OpenAsync();
        string id = await JobHost.DetachAsync(first, "test.slow", """{ "steps": 150 }""");
        RpcClient second = await host.OpenAsync();
        first.Process.StandardInput.Close();

        // The first host stays for its job; the second reads of it in the store, and takes it for what it is: somebody else's.
        List<JsonObject> before = [];
        int wait = await second.RequestAsync("jobs/wait", $$"""{ "id": "{{id}}", "progressToken": 1 }""");
        await Task.Delay(300);
        AssertError(await second.CallAsync("jobs/resume", $$"""{ "id": "{{id}}" }"""), "rs.job.state");
        AssertError(await second.CallAsync("jobs/remove", $$"""{ "id": "{{id}}" }"""), "rs.job.state");
        Assert.Equal(150, (await second.AnswerAsync(wait, before))["result"]!["steps"]!.GetValue<int>());
        Assert.Equal(0, await first.EndAsync());
        Assert.Equal(1, (await JobHost.GetAsync(second, id))["attempt"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("test.slow")]
    [InlineData("isolated.slow")]
    [InlineData("test.stubborn")]
    public async Task Cancel_is_answered_at_once_and_waiters_hear_of_it(string tool)
    {
        await using JobHost host = new();
        RpcClient client = await host.OpenAsync();
        await client.CallToolAsync(tool.Split('.')[0] + ".fails");

        // As for cancelled calls: a machine that stalls for a moment spoils one try, a host that waits for its tool spoils all of them.
        long best = long.MaxValue;
        for (int attempt = 0; attempt < 4; attempt++)
        {
            string id = await JobHost.DetachAsync(client, tool, "{}");
            int wait = await client.RequestAsync("jobs/wait", $$"""{ "id": "{{id}}" }""");
            await Task.Delay(150);
            Stopwatch clock = Stopwatch.StartNew();
            List<JsonObject> before = [];
            Assert.Contains(Text((await client.AnswerAsync(await client.RequestAsync("jobs/cancel", $$"""{ "id": "{{id}}" }"""), before))["result"]!, "state"), (string[])["cancelled", "running"]);
            best = Math.Min(best, clock.ElapsedMilliseconds);
            JsonObject waited = before.SingleOrDefault(message => message["id"]?.GetValue<int>() == wait) ?? await client.AnswerAsync(wait);
            AssertError(waited, "rs.job.cancelled");
            await JobHost.ReachAsync(client, id, "cancelled");
        }

        Assert.InRange(best, 0, 100);
    }

    [Fact]
    public async Task Cancel_races_have_one_answer_each()
    {
        await using JobHost host = new();
        RpcClient client = await host.OpenAsync();
        string done = await JobHost.DetachAsync(client, "test.slow", """{ "steps": 1 }""");
        await JobHost.WaitAsync(client, done);
        Assert.Equal("succeeded", Text((await client.CallAsync("jobs/cancel", $$"""{ "id": "{{done}}" }"""))["result"]!, "state"));
        AssertError(await client.CallAsync("jobs/cancel", """{ "id": "nothing" }"""), "rs.job.unknown");
        AssertError(await client.CallAsync("jobs/cancel", """{ }"""), "rs.argument.invalid");
        AssertError(await client.CallAsync("jobs/list", """{ "state": "odd" }"""), "rs.argument.invalid");

        string id = await JobHost.DetachAsync(client, "test.slow", """{ "steps": 1000 }""");
        int[] cancels = [await client.RequestAsync("jobs/cancel", $$"""{ "id": "{{id}}" }"""), await client.RequestAsync("jobs/cancel", $$"""{ "id": "{{id}}" }""")];
        Dictionary<int, JsonObject> answers = [];
        while (answers.Count < 2)
        {
            JsonObject next = await client.NextAsync();
            answers.Add(next["id"]!.GetValue<int>(), next);
        }

        Assert.All(cancels, cancel => Assert.NotNull(answers[cancel]["result"]));
        AssertError(await JobHost.WaitAsync(client, id), "rs.job.cancelled");

        // A cancel on its way out with the client.
        string last = await JobHost.DetachAsync(client, "test.slow", """{ "steps": 100000 }""");
        await client.RequestAsync("jobs/cancel", $$"""{ "id": "{{last}}" }""");
        client.Process.StandardInput.Close();
        Assert.Equal(0, await client.EndAsync());
        Assert.Equal("cancelled", await JobHost.StateOfAsync(await host.OpenAsync(), last));
    }

    [Fact]
    public async Task Cancelling_a_wait_leaves_the_job_alone()
    {
        await using JobHost host = new();
        RpcClient client = await host.OpenAsync();
        string id = await JobHost.DetachAsync(client, "test.slow", """{ "steps": 100 }""");
        int wait = await client.RequestAsync("jobs/wait", $$"""{ "id": "{{id}}" }""");
        await client.SendAsync($$"""{ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": {{wait}} } }""");

        Assert.Equal(-32800, (await client.AnswerAsync(wait))["error"]!["code"]!.GetValue<int>());
        Assert.Equal(100, (await JobHost.WaitAsync(client, id))["result"]!["steps"]!.GetValue<int>());
    }

    [Fact]
    public async Task Secrets_are_written_nowhere()
    {
        const string Secret = "the-key-of-the-kingdom";
        await using JobHost host = new();
        RpcClient client = await host.OpenAsync();
        string id = await JobHost.DetachAsync(client, "test.secret", $$"""{ "key": "{{Secret}}", "steps": 100000 }""");
        await client.CallToolAsync("test.secret", $$"""{ "key": "{{Secret}}" }""");
        Assert.Equal(100000, (await JobHost.GetAsync(client, id))["arguments"]!["steps"]!.GetValue<int>());
        await JobHost.KillAsync(client);

        foreach (string file in Directory.EnumerateFiles(host.State, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(Secret, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        }

        RpcClient next = await host.OpenAsync();
        AssertError(await JobHost.WaitAsync(next, id), "rs.job.interrupted");
        AssertError(await next.CallAsync("jobs/resume", $$"""{ "id": "{{id}}" }"""), "rs.job.interrupted");
    }

    [Fact]
    public async Task Jobs_that_need_a_device_do_not_meet_there_not_even_in_two_hosts()
    {
        await using JobHost host = new();
        RpcClient first = await host.OpenAsync();
        RpcClient second = await host.OpenAsync();
        string log = host.File("log");

        await Task.WhenAll(StartAsync(first, "a"), StartAsync(second, "b"));

        string[] lines = await File.ReadAllLinesAsync(log);
        Assert.Equal(8, lines.Length);
        for (int i = 0; i < lines.Length; i += 2)
        {
            Assert.Equal("+" + lines[i][1..], lines[i]);
            Assert.Equal("-" + lines[i][1..], lines[i + 1]);
        }

        async Task StartAsync(RpcClient client, string name)
        {
            string arguments = $$"""{ "log": "{{log}}", "name": "{{name}}", "delay": 60 }""";
            string interactive = await JobHost.DetachAsync(client, "test.alone", arguments);
            string bulk = await JobHost.DetachAsync(client, "isolated.alone", arguments, "bulk");
            await JobHost.WaitAsync(client, interactive);
            await JobHost.WaitAsync(client, bulk);
        }
    }

    [Fact]
    public async Task A_client_that_does_not_read_slows_no_job()
    {
        await using JobHost host = new();
        RpcClient reader = await host.OpenAsync();
        using Process deaf = HostProgram.Start(host.State, [.. HostProgram.WithEcho, "serve", "--stdio"]);
        try
        {
            // Far more than a pipe holds is owed to this client before its job starts.
            await FrameChannel.WriteAsync(deaf.StandardInput.BaseStream, """{ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "client": { "name": "deaf" }, "protocol": [1] } }""");
            for (int id = 2; id < 8; id++)
            {
                await FrameChannel.WriteAsync(deaf.StandardInput.BaseStream, $$"""{ "jsonrpc": "2.0", "id": {{id}}, "method": "tools/call", "params": { "name": "test.large", "arguments": { "bytes": 1000000 } } }""");
            }

            await Task.Delay(500);
            string output = host.File("out");
            await FrameChannel.WriteAsync(deaf.StandardInput.BaseStream, $$"""{ "jsonrpc": "2.0", "id": 9, "method": "tools/call", "params": { "name": "test.slow", "arguments": { "steps": 200, "output": "{{output}}" }, "progressToken": 9 } }""");

            // 200 steps of 10 ms take two seconds; the answer never gets through, the output does.
            Stopwatch clock = Stopwatch.StartNew();
            while (!File.Exists(output))
            {
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), "The job waits for its client.");
                await Task.Delay(50);
            }

            while (!(await reader.CallAsync("jobs/list", """{ "state": "succeeded" }"""))["result"]!["jobs"]!.AsArray().Any(job => Text(job!, "tool") == "test.slow"))
            {
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), "The job did not end.");
                await Task.Delay(50);
            }
        }
        finally
        {
            deaf.Kill(entireProcessTree: true);
        }
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static void AssertError(JsonObject answer, string id)
    {
        Assert.True(answer["error"] is not null, answer.ToJsonString());
        Assert.Equal(id, answer["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.NotEmpty(answer["error"]!["data"]!["hint"]!.GetValue<string>());
    }
}
