using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Jobs;

/// <summary>Hosts killed at any moment: what was acknowledged is there, and what goes on ends as if nothing had happened.</summary>
public sealed class JobCrashTests
{
    /// <summary>Names another number of kills than the one that every run of the tests does.</summary>
    private const string KillsVariable = "RSPLUGINS_TEST_KILLS";

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), CultureInfo.InvariantCulture, out int given) ? given : 12;

    [Theory]
    [InlineData("test.units")]
    [InlineData("isolated.units")]
    public async Task A_resumable_job_survives_kills_and_ends_with_the_same_bytes(string tool)
    {
        await using JobHost host = new();
        int units = 40 * Kills;
        string undisturbed = host.File("undisturbed");
        string disturbed = host.File("disturbed");
        RpcClient first = await host.OpenAsync();
        Assert.Null((await first.CallToolAsync(tool, Arguments(undisturbed, units, 0)))["error"]);
        string id = await JobHost.DetachAsync(first, tool, Arguments(disturbed, units, 3));

        // On a loaded machine the random kills below may all come before the first unit.
        while ((await JobHost.GetAsync(first, id))["progress"]?["done"]?.GetValue<int>() is not > 0)
        {
            await Task.Delay(20);
        }

        await JobHost.KillAsync(first);

        int seed = Environment.TickCount;
        Random random = new(seed);
        for (int kill = 1; kill < Kills; kill++)
        {
            using Process process = HostProgram.Start(host.State, [.. HostProgram.WithEcho, "serve", "--stdio"]);
            await Task.Delay(random.Next(900));
            process.Kill();
            await process.WaitForExitAsync();
        }

        RpcClient last = await host.OpenAsync();
        JsonObject answer = await JobHost.WaitAsync(last, id);

        Assert.True(answer["result"] is not null, $"seed {seed}: {answer.ToJsonString()}");
        Assert.Equal(await File.ReadAllBytesAsync(undisturbed), await File.ReadAllBytesAsync(disturbed));
        (int Attempt, int First)[] attempts =
        [
            .. (await File.ReadAllLinesAsync(Path.Combine(host.State, "jobs", id, "attempts"))).Select(line => line.Split(' ')).Select(parts => (
                int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture))),
        ];
        Assert.True(attempts.Length > 1, "No kill hit the job.");
        Assert.Equal(attempts.Select(attempt => attempt.Attempt).Distinct().Order(), attempts.Select(attempt => attempt.Attempt));
        Assert.Equal(attempts.Select(attempt => attempt.First).Order(), attempts.Select(attempt => attempt.First));
        Assert.Equal(answer["result"]!["attempt"]!.GetValue<int>(), attempts[^1].Attempt);
        Assert.True(attempts[^1].First > 0, "The job did not go on, it started again.");

        await last.CallAsync("jobs/remove", $$"""{ "id": "{{id}}" }""");
        Assert.False(Directory.Exists(Path.Combine(host.State, "jobs", id)));
    }

    [Fact]
    public async Task A_job_that_was_acknowledged_is_known_whatever_happens_next()
    {
        await using JobHost host = new();
        List<string> ids = [];
        for (int i = 0; i < 4; i++)
        {
            RpcClient client = await host.OpenAsync();
            ids.Add(await JobHost.DetachAsync(client, "test.slow", """{ "steps": 2 }"""));
            await JobHost.KillAsync(client);
        }

        RpcClient last = await host.OpenAsync();
        foreach (string id in ids)
        {
            // Its tool cannot go on, but one that had not been started yet is started now.
            JsonObject answer = await JobHost.WaitAsync(last, id);
            Assert.True(answer["result"] is not null || answer["error"]!["data"]!["id"]!.GetValue<string>() == "rs.job.interrupted", answer.ToJsonString());
        }

        JsonArray list = (await last.CallAsync("jobs/list", "{}"))["result"]!["jobs"]!.AsArray();
        Assert.Equal(ids.AsEnumerable().Reverse(), list.Select(job => job!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_cannot_go_on_failed_with_a_reason_and_can_be_started_again()
    {
        await using JobHost host = new();
        RpcClient first = await host.OpenAsync();
        string id = await JobHost.DetachAsync(first, "test.slow", """{ "steps": 300 }""");
        await JobHost.ReachAsync(first, id, "running");
        await JobHost.KillAsync(first);

        RpcClient second = await host.OpenAsync();
        Assert.Equal("rs.job.interrupted", (await JobHost.WaitAsync(second, id))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.Equal("failed", await JobHost.StateOfAsync(second, id));
        Assert.Equal("queued", (await second.CallAsync("jobs/resume", $$"""{ "id": "{{id}}" }"""))["result"]!["state"]!.GetValue<string>());
        Assert.Equal("rs.job.state", (await second.CallAsync("jobs/resume", $$"""{ "id": "{{id}}" }"""))["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.Equal(300, (await JobHost.WaitAsync(second, id))["result"]!["steps"]!.GetValue<int>());
        Assert.Equal(2, (await JobHost.GetAsync(second, id))["attempt"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_resumable_call_whose_caller_died_with_the_host_waits_to_be_resumed()
    {
        await using JobHost host = new();
        RpcClient first = await host.OpenAsync();
        await first.RequestToolAsync("test.units", Arguments(host.File("out"), 500, 5), "1");
        await first.NextAsync();
        string id = (await first.CallAsync("jobs/list", "{}"))["result"]!["jobs"]![0]!["id"]!.GetValue<string>();
        await JobHost.KillAsync(first);

        RpcClient second = await host.OpenAsync();
        Assert.Equal("interrupted", await JobHost.StateOfAsync(second, id));
        Assert.Equal("rs.job.interrupted", (await JobHost.WaitAsync(second, id))["error"]!["data"]!["id"]!.GetValue<string>());
        await second.CallAsync("jobs/resume", $$"""{ "id": "{{id}}" }""");
        await JobHost.ReachAsync(second, id, "running");
        await second.CallAsync("jobs/cancel", $$"""{ "id": "{{id}}" }""");
        await JobHost.ReachAsync(second, id, "cancelled");
        await second.CallAsync("jobs/resume", $$"""{ "id": "{{id}}" }""");
        Assert.Equal(3, (await JobHost.WaitAsync(second, id))["result"]!["attempt"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_host_that_is_told_to_leave_hands_its_jobs_on()
    {
        await using JobHost host = new();
        RpcClient first = await host.OpenAsync();
        string resumable = await JobHost.DetachAsync(first, "test.units", Arguments(host.File("out"), 300, 5));
        string other = await JobHost.DetachAsync(first, "test.slow", """{ "steps": 100000 }""");
        await JobHost.ReachAsync(first, resumable, "running");
        await JobHost.ReachAsync(first, other, "running");
        using (Process kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {first.Process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        Assert.Equal(0, await first.EndAsync());
        RpcClient second = await host.OpenAsync();
        Assert.Equal(2, (await JobHost.WaitAsync(second, resumable))["result"]!["attempt"]!.GetValue<int>());
        Assert.Equal("failed", await JobHost.StateOfAsync(second, other));
    }

    private static string Arguments(string output, int units, int delay) => $$"""{ "output": "{{output}}", "units": {{units}}, "delay": {{delay}} }""";
}
