using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Jobs;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Jobs;

/// <summary>Calls that tools make.</summary>
public sealed class ChildJobTests : IDisposable
{
    private static readonly PluginCatalogue Catalogue = PluginCatalogue.Read([Fixtures.Path("plugins", "Echo", "echo.plugin.json")]);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly JsonObject Alone = new() { ["log"] = "l", ["name"] = "n" };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_call_of_a_tool_is_a_job_with_its_callers_client_and_priority()
    {
        TaskCompletionSource called = new();
        TaskCompletionSource goOn = new();
        await using ToolRegistry registry = With(async (tool, context, cancellationToken) =>
        {
            if (tool == "test.slow")
            {
                return await context.CallToolAsync("test.units", new JsonObject { ["output"] = "o" }, cancellationToken);
            }

            called.SetResult();
            await goOn.Task;
            return new JsonObject { ["folder"] = context.Job.Folder };
        });
        Task<JsonObject> call = registry.Jobs!.CallAsync(new ToolCallParams("test.slow", Priority: "bulk"), "me", null, CancellationToken.None);
        await called.Task.WaitAsync(Patience);

        JobStatus[] jobs = [.. (await registry.Jobs.Book.ListAsync(new JobListParams("running"))).Jobs];
        Assert.Equal(["test.units", "test.slow"], jobs.Select(job => job.Tool));
        Assert.Equal((jobs[1].Id, "me", "bulk"), (jobs[0].Parent, jobs[0].Client, jobs[0].Priority));
        goOn.SetResult();

        // A resumable tool has its folder, whoever calls it.
        Assert.Contains(jobs[0].Id, (await call)["folder"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("succeeded", jobs[1].Id), ((await registry.Jobs.Book.GetAsync(jobs[0].Id)).State, (await registry.Jobs.Book.GetAsync(jobs[0].Id)).Parent));
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("caller")]
    [InlineData("end")]
    public async Task A_call_of_a_tool_is_cancelled_with_the_tools_own(string how)
    {
        TaskCompletionSource called = new();
        TaskCompletionSource stopped = new();
        await using ToolRegistry registry = With(async (tool, context, cancellationToken) =>
        {
            if (tool == "test.slow")
            {
                // A tool that passes no token on.
                Task<JsonObject> nested = context.CallToolAsync("test.echo", new JsonObject { ["text"] = "t" }, CancellationToken.None);
                await (how == "end" ? called.Task : nested);
                return [];
            }

            called.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                stopped.SetResult();
            }

            return [];
        });
        using CancellationTokenSource caller = new();
        Task<JsonObject> call = registry.Jobs!.CallAsync(new ToolCallParams("test.slow"), null, null, caller.Token);
        await called.Task.WaitAsync(Patience);
        string parent = (await registry.Jobs.Book.ListAsync(new JobListParams())).Jobs.Single(job => job.Tool == "test.slow").Id;

        if (how == "caller")
        {
            await caller.CancelAsync();
        }
        else if (how == "cancel")
        {
            await registry.Jobs.Book.CancelAsync(parent);
        }

        await stopped.Task.WaitAsync(Patience);
        await Task.WhenAny(call).WaitAsync(Patience);
        Assert.Equal(how == "end", call.IsCompletedSuccessfully);
        string state;
        for (int i = 0; (state = (await registry.Jobs.Book.ListAsync(new JobListParams())).Jobs.Single(job => job.Tool == "test.echo").State) == "running" && i < 400; i++)
        {
            await Task.Delay(20);
        }

        Assert.Equal("cancelled", state);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_progress_of_a_call_of_a_tool_is_the_tools_own_without_its_fraction_unless_the_tool_takes_it(bool taken)
    {
        List<ProgressValue> mapped = [];
        await using ToolRegistry registry = With(async (tool, context, cancellationToken) =>
        {
            if (tool == "test.slow")
            {
                context.Report(new ToolProgress(0.5, "first half"));
                Sink? sink = taken ? new Sink(mapped.Add) : null;
                return await context.CallToolAsync("test.echo", new JsonObject { ["text"] = "t" }, sink, cancellationToken);
            }

            context.Report(ToolProgress.Of("reading", 3, 12, "tiles"));
            await Task.Delay(300, cancellationToken);
            return [];
        });
        List<ProgressValue> seen = [];

        await registry.Jobs!.CallAsync(new ToolCallParams("test.slow"), null, seen.Add, CancellationToken.None).WaitAsync(Patience);

        Assert.Equal((0.5, "first half"), (seen[0].Fraction, seen[0].Stage));
        Assert.All(seen, value => Assert.Equal(0.5, value.Fraction));
        if (taken)
        {
            Assert.Equal((0.25, "reading", 3L), (mapped[^1].Fraction, mapped[^1].Stage, mapped[^1].Done));
            Assert.DoesNotContain(seen, value => value.Stage == "reading");
        }
        else
        {
            Assert.Equal(("reading", 3L, 12L, "tiles"), (seen[^1].Stage, seen[^1].Done, seen[^1].Total, seen[^1].Unit));
        }
    }

    [Fact]
    public async Task A_tool_that_fails_to_take_progress_harms_no_call()
    {
        await using ToolRegistry registry = With(async (tool, context, cancellationToken) =>
        {
            if (tool == "test.slow")
            {
                return await context.CallToolAsync("test.echo", new JsonObject { ["text"] = "t" }, new Sink(_ => throw new InvalidOperationException()), cancellationToken);
            }

            context.Report(new ToolProgress(0.5, "s"));
            return new JsonObject { ["fine"] = true };
        });

        Assert.True((await registry.Jobs!.CallAsync(new ToolCallParams("test.slow"), null, null, CancellationToken.None).WaitAsync(Patience))["fine"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_tool_that_holds_a_device_or_all_places_may_call_one_that_needs_them_too()
    {
        JobBook? book = null;
        await using ToolRegistry registry = With(async (_, context, cancellationToken) =>
        {
            // Each calls another of its kind, which does not.
            bool first = (await book!.GetAsync(context.Job.Id)).Parent is null;
            return first ? await context.CallToolAsync("test.alone", Alone.DeepClone().AsObject(), cancellationToken) : new JsonObject { ["deep"] = true };
        });
        book = registry.Jobs!.Book;
        ToolCallParams call = new("test.alone", JsonSerializer.SerializeToElement(Alone), Priority: "bulk");

        JsonObject[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => registry.Jobs.CallAsync(call, null, null, CancellationToken.None))).WaitAsync(Patience);

        Assert.All(answers, answer => Assert.True(answer["deep"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Tools_that_call_each_other_for_ever_are_stopped()
    {
        int calls = 0;
        await using ToolRegistry registry = With((_, context, cancellationToken) =>
        {
            Interlocked.Increment(ref calls);
            return context.CallToolAsync("test.slow", [], cancellationToken);
        });

        Assert.Equal(ErrorIds.JobState, (await Assert.ThrowsAsync<ToolException>(() => registry.Jobs!.CallAsync(new ToolCallParams("test.slow"), null, null, CancellationToken.None))).Id);
        Assert.InRange(calls, 2, 40);
    }

    [Fact]
    public async Task The_call_of_a_tool_whose_host_died_failed_and_is_left_to_its_caller()
    {
        JobRecord child = JobJournalTests.Record("running", resumable: true, tool: "test.units") with { Host = "1 1 another" };
        child = child with { Status = child.Status with { Parent = "p" } };
        await using ToolRegistry registry = With((_, _, _) => Task.FromResult(new JsonObject()));
        await registry.Jobs!.Journal.WriteAsync(child);
        registry.Jobs.LookAfterOthers();
        await registry.Jobs.Book.Ready;

        JobStatus after = await registry.Jobs.Book.GetAsync(child.Status.Id);
        Assert.Equal(("failed", ErrorIds.JobInterrupted, "p"), (after.State, after.Error!.Id, after.Parent));
    }

    private ToolRegistry With(Func<string, IToolContext, CancellationToken, Task<JsonObject>> call)
    {
        ToolRegistry registry = new(Catalogue, _ => new Runtime(call), NullLoggerFactory.Instance);
        registry.Jobs = new JobRunner(registry, folder.Path, JobRetention.FromEnvironment(), NullLogger.Instance);
        return registry;
    }

    private sealed class Runtime(Func<string, IToolContext, CancellationToken, Task<JsonObject>> call) : IPluginRuntime
    {
        public Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken) => call(tool, context, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Sink(Action<ProgressValue> take) : IProgress<ProgressValue>
    {
        public void Report(ProgressValue value) => take(value);
    }
}
