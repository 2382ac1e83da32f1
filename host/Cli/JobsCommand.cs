using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Jobs;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary><c>jobs [list|show|wait|cancel|resume|remove]</c>: asks the user's host, or reads what is stored where none runs.</summary>
internal static class JobsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">The tools.</param>
    public static Command Create(CommandHost host)
    {
        Option<bool> json = new("--json") { Description = "Write JSON.", Recursive = true };
        Option<string> state = new("--state") { Description = $"Only jobs in this state: {string.Join(", ", JobState.All)}.", HelpName = "STATE" };
        Option<int> limit = new("--limit") { Description = "At most so many, the newest first; 20 if not given.", HelpName = "N", DefaultValueFactory = _ => 20 };
        Command command = new("jobs", "List the jobs: calls that run or ran, newest first.") { json, state, limit };
        Command list = new("list", "List the jobs.") { state, limit };
        foreach (Command listing in (Command[])[command, list])
        {
            listing.SetAction((parsed, cancellationToken) => ListAsync(host, parsed.GetValue(state), parsed.GetValue(limit), parsed.GetValue(json), cancellationToken));
        }

        command.Subcommands.Add(list);
        command.Subcommands.Add(One("show", "Tell all about a job.", (id, asJson, cancellationToken) => ShowAsync(host, asJson, (client, ending) => client.GetJobAsync(id, ending), book => book.GetAsync(id), cancellationToken)));
        command.Subcommands.Add(One("wait", "Wait for a job and write its outputs. Ctrl-C ends the wait, not the job.", (id, asJson, cancellationToken) => WaitAsync(host, id, asJson, cancellationToken)));
        command.Subcommands.Add(One("cancel", "Cancel a job.", (id, asJson, cancellationToken) => ShowAsync(host, asJson, (client, ending) => client.CancelJobAsync(id, ending), book => book.CancelAsync(id), cancellationToken)));
        command.Subcommands.Add(One("resume", "Start an interrupted, failed or cancelled job again, in the user's host.", (id, asJson, cancellationToken) => ResumeAsync(host, id, asJson, cancellationToken)));
        command.Subcommands.Add(One("remove", "Forget a job that has ended, with its folder.", (id, _, cancellationToken) => RemoveAsync(host, id, cancellationToken)));
        return command;

        Command One(string name, string description, Func<string, bool, CancellationToken, Task<int>> run)
        {
            Argument<string> id = new("ID") { Description = "The job." };
            Command one = new(name, description) { id };
            one.SetAction((parsed, cancellationToken) => run(parsed.GetValue(id)!, parsed.GetValue(json), cancellationToken));
            return one;
        }
    }

    private static async Task<int> ListAsync(CommandHost host, string? state, int limit, bool json, CancellationToken cancellationToken)
    {
        IReadOnlyList<JobStatus> jobs = await AskAsync(
            host,
            (client, ending) => client.ListJobsAsync(state, limit, brief: !json, ending),
            async book => (await book.ListAsync(new JobListParams(state, limit, Brief: !json)).ConfigureAwait(false)).Jobs,
            cancellationToken).ConfigureAwait(false);
        if (json)
        {
            host.Output.WriteLine(JsonSerializer.Serialize(new JobListResult(jobs), ProtocolJson.Indented));
            return 0;
        }

        int width = jobs.Count == 0 ? 0 : jobs.Max(job => job.Tool.Length);
        foreach (JobStatus job in jobs)
        {
            string how = job.State == JobState.Running && job.Progress is { } progress ? ProgressText.Line(progress) : job.Error?.Message ?? string.Empty;
            host.Output.WriteLine($"{job.Id}  {job.State,-11}  {job.Tool.PadRight(width)}  {Time(job.Created)}  {how}".TrimEnd());
        }

        return 0;
    }

    private static async Task<int> ShowAsync(CommandHost host, bool json, Func<HostClient, CancellationToken, Task<JobStatus>> there, Func<JobBook, Task<JobStatus>> here, CancellationToken cancellationToken)
    {
        Write(host, await AskAsync(host, there, here, cancellationToken).ConfigureAwait(false), json);
        return 0;
    }

    private static async Task<int> WaitAsync(CommandHost host, string id, bool json, CancellationToken cancellationToken)
    {
        HostClient? client = await HostAccess.OpenRunningAsync(cancellationToken).ConfigureAwait(false);
        IProgressDisplay display = Console.IsErrorRedirected ? new PlainProgress(Console.Error, TimeProvider.System) : new TerminalProgress();
        try
        {
            JsonObject result = await display.ShowAsync(progress => client is not null
                ? client.WaitJobAsync(id, new Relay(progress), cancellationToken)
                : host.Registry.Jobs!.Book.WaitAsync(id, progress, cancellationToken)).ConfigureAwait(false);
            host.Output.WriteLine(result.ToJsonString(json ? ProtocolJson.Options : ProtocolJson.Indented));
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("The job goes on.").ConfigureAwait(false);
            return CommandLine.Cancelled;
        }
        finally
        {
            await CloseAsync(client).ConfigureAwait(false);
        }
    }

    private static async Task<int> ResumeAsync(CommandHost host, string id, bool json, CancellationToken cancellationToken)
    {
        HostClient client = await HostAccess.OpenAsync(host.ServeArguments, HostAccess.ClientName, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            Write(host, await client.ResumeJobAsync(id, cancellationToken).ConfigureAwait(false), json);
            return 0;
        }
    }

    private static Task<int> RemoveAsync(CommandHost host, string id, CancellationToken cancellationToken) => AskAsync(
        host,
        async (client, ending) =>
        {
            await client.RemoveJobAsync(id, ending).ConfigureAwait(false);
            return 0;
        },
        async book =>
        {
            await book.RemoveAsync(id).ConfigureAwait(false);
            return 0;
        },
        cancellationToken);

    // What is only looked at needs no host to be started.
    private static async Task<T> AskAsync<T>(CommandHost host, Func<HostClient, CancellationToken, Task<T>> there, Func<JobBook, Task<T>> here, CancellationToken cancellationToken)
    {
        HostClient? client = await HostAccess.OpenRunningAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await (client is not null ? there(client, cancellationToken) : here(host.Registry.Jobs!.Book)).ConfigureAwait(false);
        }
        finally
        {
            await CloseAsync(client).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(HostClient? client)
    {
        if (client is not null)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static void Write(CommandHost host, JobStatus job, bool json)
    {
        if (json)
        {
            host.Output.WriteLine(JsonSerializer.Serialize(job, ProtocolJson.Indented));
            return;
        }

        foreach ((string name, string? value) in ((string, string?)[])
        [
            ("id", job.Id), ("tool", job.Tool), ("state", job.State), ("priority", job.Priority), ("attempt", job.Attempt.ToString(CultureInfo.InvariantCulture)), ("client", job.Client),
            ("created", Time(job.Created)), ("started", job.Started is { } started ? Time(started) : null), ("ended", job.Ended is { } ended ? Time(ended) : null),
            ("arguments", job.Arguments.GetRawText()), ("progress", job.Progress is { } progress ? ProgressText.Line(progress) : null),
            ("metrics", job.Progress is { Metrics: not null } measured ? ProgressText.Metrics(measured) : null), ("result", job.Result?.GetRawText()),
            ("error", job.Error is { } error ? $"{error.Message} {error.Hint}".TrimEnd() : null),
        ])
        {
            if (value is not null)
            {
                host.Output.WriteLine($"{name + ":",-10} {value}");
            }
        }
    }

    private static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // Progress<T> would lose the order.
    private sealed class Relay(Action<ProgressValue> show) : IProgress<ProgressValue>
    {
        public void Report(ProgressValue value) => show(value);
    }
}
