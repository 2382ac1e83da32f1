using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Connections.Local;
using RsPlugins.Host.Jobs;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Jobs;

public sealed class JobRunnerTests : IDisposable
{
    private static readonly PluginCatalogue Catalogue = PluginCatalogue.Read([Fixtures.Path("plugins", "Echo", "echo.plugin.json")]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Calls_work_where_nothing_can_be_written_and_the_host_says_so()
    {
        string state = folder.File("state", "a file where a folder should be");
        await using ToolRegistry registry = With(state, (_, _) => Task.FromResult(new JsonObject { ["a"] = 1 }));

        JsonObject result = await registry.Jobs!.CallAsync(new ToolCallParams("test.slow"), null, null, CancellationToken.None);
        JsonObject resumable = await registry.Jobs.CallAsync(new ToolCallParams("test.units", JsonSerializer.SerializeToElement(new { output = "o" })), null, null, CancellationToken.None);

        Assert.Equal((1, 1), (result["a"]!.GetValue<int>(), resumable["a"]!.GetValue<int>()));
        await Assert.ThrowsAsync<ToolException>(() => registry.Jobs.DetachAsync(new ToolCallParams("test.slow", Detach: true), null));
        Assert.NotNull(registry.Jobs.Journal.Problem);
    }

    [Fact]
    public async Task A_job_of_a_live_process_is_left_alone_and_one_of_a_dead_process_goes_on()
    {
        ProcessIdentity own = ProcessIdentity.Own;
        JobRecord live = JobJournalTests.Record("running", detached: true, resumable: true, "test.units") with { Host = JobOwner.Write(ProcessIdentity.Of(ParentId())!) };

        // The id of a process that runs, but of another start: what a pid alone would take for alive.
        JobRecord dead = JobJournalTests.Record("running", detached: true, resumable: true, "test.units") with { Host = JobOwner.Write(own with { Started = "1" }) };
        JobRecord attached = JobJournalTests.Record("running", resumable: true, tool: "test.units") with { Host = dead.Host };
        JobRecord stuck = JobJournalTests.Record("running", detached: true) with { Host = JobOwner.Write(own with { Boot = "another" }) };
        JobRecord gone = JobJournalTests.Record("running", detached: true, resumable: true, "test.gone") with { Host = dead.Host };
        (live, dead, attached) = (WithOutput(live), WithOutput(dead), WithOutput(attached));
        await using (JobJournal before = new(folder.Path, JobRetention.FromEnvironment(), NullLogger.Instance))
        {
            foreach (JobRecord record in (JobRecord[])[live, dead, attached, stuck, gone])
            {
                await before.WriteAsync(record);
            }
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "jobs.owner"), dead.Host);
        await using ToolRegistry registry = With(folder.Path, (_, _) => Task.FromResult(new JsonObject { ["a"] = 1 }));
        registry.Jobs!.LookAfterOthers();
        JobBook book = registry.Jobs.Book;
        await book.Ready;

        await book.WaitAsync(dead.Status.Id, null, CancellationToken.None);
        JobStatus[] after = await Task.WhenAll(((JobRecord[])[live, dead, attached, stuck, gone]).Select(record => book.GetAsync(record.Status.Id)));
        Assert.Equal(["running", "succeeded", "interrupted", "failed", "interrupted"], after.Select(job => job.State));
        Assert.Equal([1, 2, 1, 1, 1], after.Select(job => job.Attempt));
        Assert.Equal(ErrorIds.JobInterrupted, after[3].Error!.Id);
        Assert.Equal(ErrorIds.ToolUnknown, after[4].Error!.Id);

        static JobRecord WithOutput(JobRecord record) => record with { Status = record.Status with { Arguments = JsonSerializer.SerializeToElement(new { output = "o" }) } };
    }

    [Theory]
    [InlineData("running", 4, 0.5, 0.5, "failed")]
    [InlineData("running", 3, 0.5, 0.5, "succeeded")]
    [InlineData("running", 4, 0.5, 0.6, "succeeded")]
    [InlineData("interrupted", 4, 0.5, 0.5, "succeeded")]
    public async Task A_job_is_not_resumed_for_ever_where_hosts_die_in_it_and_it_gets_no_further(string state, int crashes, double reached, double fraction, string after)
    {
        JobRecord record = JobJournalTests.Record(state, detached: true, resumable: true, "test.units") with { Host = "1 1 another", Crashes = crashes, Reached = reached };
        record = record with { Status = record.Status with { Arguments = JsonSerializer.SerializeToElement(new { output = "o" }), Progress = new ProgressValue(fraction, "s") } };
        await using (JobJournal before = new(folder.Path, JobRetention.FromEnvironment(), NullLogger.Instance))
        {
            await before.WriteAsync(record);
        }

        await using ToolRegistry registry = With(folder.Path, (_, _) => Task.FromResult(new JsonObject { ["a"] = 1 }));
        registry.Jobs!.LookAfterOthers();
        JobBook book = registry.Jobs.Book;
        await book.Ready;

        if (after == "failed")
        {
            ToolException given = await Assert.ThrowsAsync<ToolException>(() => book.WaitAsync(record.Status.Id, null, CancellationToken.None));
            Assert.Equal(ErrorIds.JobInterrupted, given.Id);
            Assert.Contains("5 times in a row", given.Message, StringComparison.Ordinal);
            await book.ResumeAsync(record.Status.Id);
        }

        await book.WaitAsync(record.Status.Id, null, CancellationToken.None);
        Assert.Equal(("succeeded", 2), ((await book.GetAsync(record.Status.Id)).State, (await book.GetAsync(record.Status.Id)).Attempt));
    }

    [Fact]
    public async Task A_call_that_waits_for_a_device_says_so()
    {
        await using ToolRegistry registry = With(folder.Path, (_, _) => Task.FromResult(new JsonObject { ["a"] = 1 }));
        TaskCompletionSource<ProgressValue> heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        FolderLock other = await FolderLock.TakeAsync(folder.Path, "device-gpu.lock", TimeSpan.FromSeconds(1), CancellationToken.None);
        ToolCallParams call = new("test.alone", JsonSerializer.SerializeToElement(new { log = Path.Combine(folder.Path, "log"), name = "n", delay = 1 }));

        Task<JsonObject> result = registry.Jobs!.CallAsync(call, null, value => heard.TrySetResult(value), CancellationToken.None);
        ProgressValue waiting = await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("waiting", waiting.Stage);
        Assert.Contains("'gpu'", waiting.Message, StringComparison.Ordinal);
        Assert.False(result.IsCompleted);
        other.Dispose();
        Assert.Equal(1, (await result)["a"]!.GetValue<int>());
    }

    [Fact]
    public async Task One_host_looks_after_the_jobs_of_the_dead()
    {
        await using ToolRegistry first = With(folder.Path, (_, _) => Task.FromResult(new JsonObject()));
        first.Jobs!.LookAfterOthers();
        await first.Jobs.Book.Ready;
        await using ToolRegistry second = With(folder.Path, (_, _) => Task.FromResult(new JsonObject()));
        second.Jobs!.LookAfterOthers();
        await second.Jobs.Book.Ready;
        JobRecord dead = JobJournalTests.Record("running", detached: true) with { Host = "1 1 another" };
        await second.Jobs.Journal.WriteAsync(dead);

        // The second never takes its place while the first lives; the first sees the job at its next look.
        Stopwatch clock = Stopwatch.StartNew();
        while ((await second.Jobs.Book.GetAsync(dead.Status.Id)).State != "failed")
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
            await Task.Delay(100);
        }

        await first.DrainAsync(TimeSpan.FromSeconds(1));
        JobRecord later = JobJournalTests.Record("running", detached: true) with { Host = "1 1 another" };
        await second.Jobs.Journal.WriteAsync(later);
        while ((await second.Jobs.Book.GetAsync(later.Status.Id)).State != "failed")
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_resumed_job_waits_until_its_tool_has_really_stopped()
    {
        TaskCompletionSource<JsonObject> stubborn = new();
        TaskCompletionSource called = new();
        await using ToolRegistry registry = With(folder.Path, (_, _) =>
        {
            called.TrySetResult();
            return stubborn.Task;
        });
        string id = await registry.Jobs!.DetachAsync(new ToolCallParams("test.units", JsonSerializer.SerializeToElement(new { output = "o" })), "me");
        await called.Task;
        while ((await registry.Jobs.Book.CancelAsync(id)).State != "cancelled")
        {
            await Task.Delay(5);
        }

        Assert.Equal(ErrorIds.JobState, (await Assert.ThrowsAsync<ToolException>(() => registry.Jobs.Book.ResumeAsync(id))).Id);
        Assert.Equal(ErrorIds.JobState, (await Assert.ThrowsAsync<ToolException>(() => registry.Jobs.Book.RemoveAsync(id))).Id);
        stubborn.SetResult([]);
        while (registry.Jobs.Find(id) is not null)
        {
            await Task.Delay(5);
        }

        await registry.Jobs.Book.ResumeAsync(id);
        await registry.Jobs.Book.WaitAsync(id, null, CancellationToken.None);
        Assert.Equal(2, (await registry.Jobs.Book.GetAsync(id)).Attempt);
    }

    [Fact]
    public async Task A_million_reports_cost_a_job_next_to_nothing()
    {
        int heard = 0;
        await using ToolRegistry registry = With(folder.Path, (_, context) =>
        {
            for (int i = 1; i <= 1_000_000; i++)
            {
                context.Report(ToolProgress.Of("s", i, 1_000_000, "units"));
            }

            return Task.FromResult(new JsonObject());
        });
        Stopwatch clock = Stopwatch.StartNew();

        await registry.Jobs!.CallAsync(new ToolCallParams("test.slow"), null, _ => Interlocked.Increment(ref heard), CancellationToken.None);

        Assert.InRange(heard, 1, (clock.Elapsed.TotalSeconds * 10) + 2);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task Small_calls_are_fast_though_each_is_a_job()
    {
        await using ToolRegistry registry = With(folder.Path, (_, _) => Task.FromResult(new JsonObject { ["a"] = 1 }));
        JsonElement arguments = JsonSerializer.SerializeToElement(new { steps = 1 });
        double best = 0;
        for (int round = 0; round < 8; round++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            for (int i = 0; i < 4000; i++)
            {
                await registry.Jobs!.CallAsync(new ToolCallParams("test.slow", arguments), "me", null, CancellationToken.None);
            }

            best = Math.Max(best, 4000 / clock.Elapsed.TotalSeconds);
        }

        // The promise is 20,000 a second on a quiet machine; the registry alone is what most of the time goes to.
        Assert.True(best > 10_000, $"{best:0} calls a second.");
        Assert.True((await registry.Jobs!.Book.ListAsync(new JobListParams(Limit: 1000))).Jobs.Count >= 1000);
    }

    [Fact]
    public async Task A_list_reads_no_results_and_a_brief_one_no_arguments()
    {
        const int Count = 200;
        string large = new('r', 100_000), lengthy = new('a', 15_000);
        await using ToolRegistry registry = With(folder.Path, (_, _) => Task.FromResult(new JsonObject { ["a"] = large }));
        JsonElement arguments = JsonSerializer.SerializeToElement(new { text = lengthy });
        for (int i = 0; i < Count; i++)
        {
            await registry.Jobs!.CallAsync(new ToolCallParams("test.echo", arguments), "me", null, CancellationToken.None);
        }

        await registry.Jobs!.Journal.FlushAsync();
        JobListResult full = await registry.Jobs.Book.ListAsync(new JobListParams(Limit: 1000));
        JobListResult brief = await registry.Jobs.Book.ListAsync(new JobListParams(Limit: 1000, Brief: true));

        Assert.Equal(Count, full.Jobs.Count);
        Assert.Equal(full.Jobs.Select(job => job.Id), brief.Jobs.Select(job => job.Id));
        Assert.All(full.Jobs, job => Assert.Equal(lengthy, job.Arguments.GetProperty("text").GetString()));
        Assert.All(full.Jobs, job => Assert.Null(job.Result));
        Assert.All(brief.Jobs, job => Assert.Empty(job.Arguments.EnumerateObject()));
        Assert.InRange(await ReadAsync(brief: false), Count * lengthy.Length, (Count * large.Length) - 1);
        Assert.InRange(await ReadAsync(brief: true), 1, (Count * lengthy.Length) - 1);

        Task<long> ReadAsync(bool brief) => registry.Jobs.Journal.UseAsync(store =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            store.List(null, 1000, brief);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    private static int ParentId()
    {
        string text = File.ReadAllText("/proc/self/stat");
        return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static ToolRegistry With(string root, Func<JsonElement, IToolContext, Task<JsonObject>> call)
    {
        ToolRegistry registry = new(Catalogue, _ => new Runtime(call), NullLoggerFactory.Instance);
        registry.Jobs = new JobRunner(registry, root, JobRetention.FromEnvironment(), NullLogger.Instance);
        return registry;
    }

    private sealed class Runtime(Func<JsonElement, IToolContext, Task<JsonObject>> call) : IPluginRuntime
    {
        public Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken) => call(arguments, context);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
