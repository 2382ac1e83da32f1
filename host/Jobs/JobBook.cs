using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Jobs;

/// <summary>What may be asked about jobs, those of this process and those of others and of the past. Thread-safe.</summary>
/// <param name="runner">The jobs of this process.</param>
internal sealed class JobBook(JobRunner runner)
{
    private const int MostListed = 1000;

    private static readonly JsonElement NoArguments = JsonSerializer.SerializeToElement(new object());

    private static readonly TimeSpan CancelGrace = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Done when the jobs of hosts that died were looked after, so that nobody hears of a job as it was.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    /// <summary>Lists jobs, the newest first, without their results.</summary>
    /// <param name="request">Which.</param>
    /// <param name="knows">Whether who asks may know of a job; null for all.</param>
    /// <exception cref="ToolException">No such state, or the store cannot be read.</exception>
    public async Task<JobListResult> ListAsync(JobListParams request, Func<JobStatus, bool>? knows = null)
    {
        if (request.State is { } state && !JobState.All.Contains(state))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{state}\" is no state of a job.", $"The states are {string.Join(", ", JobState.All)}.");
        }

        int limit = Math.Clamp(request.Limit, 1, MostListed);

        // Taken first: one that ends meanwhile is not in memory afterwards and not in what was read before.
        Job[] live = [.. runner.Live];
        Dictionary<string, JobStatus> jobs = [];
        foreach (JobRecord record in await runner.Journal.UseAsync(store => store.List(request.State, knows is null ? limit : MostListed, request.Brief)).ConfigureAwait(false))
        {
            jobs[record.Status.Id] = record.Status;
        }

        // What is in memory is newer.
        foreach (Job job in live.Concat(runner.Live))
        {
            jobs[job.Id] = job.Record().Status;
        }

        return new JobListResult(
        [
            .. jobs.Values
                .Where(job => (request.State is null || job.State == request.State) && knows?.Invoke(job) != false)
                .OrderByDescending(job => job.Created).ThenByDescending(job => job.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(job => job with { Result = null, Arguments = request.Brief ? NoArguments : job.Arguments }),
        ]);
    }

    /// <summary>Tells how a job is.</summary>
    /// <param name="id">The job.</param>
    /// <exception cref="ToolException">There is none.</exception>
    public async Task<JobStatus> GetAsync(string id) => runner.Find(id)?.Record().Status ?? (await StoredAsync(id).ConfigureAwait(false)).Status;

    /// <summary>Waits for a job, of this process or another, and answers as its call would have.</summary>
    /// <param name="id">The job.</param>
    /// <param name="progress">Takes the progress and must return at once; null for none.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ToolException">There is no such job, or it did not succeed.</exception>
    public async Task<JsonObject> WaitAsync(string id, Action<ProgressValue>? progress, CancellationToken cancellationToken)
    {
        if (runner.Find(id) is { } job)
        {
            Action<ProgressValue> listener = progress ?? (_ => { });
            job.Listen(listener);
            try
            {
                await job.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
                return JobErrors.Answer(job.Record().Status);
            }
            finally
            {
                job.Forget(listener);
            }
        }

        JobRecord record;
        ProgressValue? last = null;
        while ((record = await StoredAsync(id).ConfigureAwait(false)).Status.State is JobState.Queued or JobState.Running && JobOwner.IsAlive(record.Host))
        {
            if (record.Status.Progress is { } value && value != last)
            {
                progress?.Invoke(last = value);
            }

            await Task.Delay(LookInterval, cancellationToken).ConfigureAwait(false);
        }

        return runner.Find(id) is not null
            ? await WaitAsync(id, progress, cancellationToken).ConfigureAwait(false)
            : JobErrors.Answer(record.Status.State is JobState.Queued or JobState.Running ? record.Status with { State = JobState.Interrupted } : record.Status);
    }

    /// <summary>Cancels a job. One that has ended stays as it is.</summary>
    /// <param name="id">The job.</param>
    /// <returns>How it is now; a tool that is slow to stop may still be running.</returns>
    /// <exception cref="ToolException">There is no such job, or it belongs to another host.</exception>
    public async Task<JobStatus> CancelAsync(string id)
    {
        if (runner.Find(id) is { } job)
        {
            job.Cancel();
            await Task.WhenAny(job.Done, Task.Delay(CancelGrace)).ConfigureAwait(false);
            return job.Record().Status;
        }

        JobRecord record = await StoredAsync(id).ConfigureAwait(false);
        if (JobState.IsFinal(record.Status.State))
        {
            return record.Status;
        }

        CheckFree(record);
        JobRecord after = record with { Status = record.Status with { State = JobState.Cancelled, Ended = DateTimeOffset.UtcNow } };
        return await runner.Journal.UseAsync(store => store.Replace(record, after)).ConfigureAwait(false)
            ? after.Status
            : await GetAsync(id).ConfigureAwait(false);
    }

    /// <summary>Starts a job again that was interrupted, cancelled, or failed.</summary>
    /// <param name="id">The job.</param>
    /// <returns>How it is now.</returns>
    /// <exception cref="ToolException">It cannot be started again.</exception>
    public async Task<JobStatus> ResumeAsync(string id)
    {
        if (runner.Find(id) is { } running)
        {
            throw JobErrors.State(id, running.Done.IsCompleted ? "has not quite stopped yet" : "has not ended", "Wait for its end.");
        }

        JobRecord record = await StoredAsync(id).ConfigureAwait(false);
        if (record.Status.State == JobState.Succeeded)
        {
            throw JobErrors.State(id, "has succeeded", "Call the tool again.");
        }

        if (!JobState.IsFinal(record.Status.State))
        {
            CheckFree(record);
        }

        return await StartAgainAsync(record with { Crashes = 0, Reached = 0 }).ConfigureAwait(false)
            ?? throw JobErrors.State(id, "was started by somebody else meanwhile", "Wait for its end.");
    }

    /// <summary>Starts a stored job in this process.</summary>
    /// <param name="record">The job; no live process has it.</param>
    /// <returns>How it is now, or null where somebody else was quicker.</returns>
    /// <exception cref="ToolException">Its tool or its arguments are not there any more, or not for its client.</exception>
    public async Task<JobStatus?> StartAgainAsync(JobRecord record)
    {
        if (record.Withheld)
        {
            throw new ToolException(JobErrors.SecretsGone.Id, JobErrors.SecretsGone.Message, JobErrors.SecretsGone.Hint!);
        }

        Job job = new(runner.Registry.Admit(record.Status.Tool, record.Status.Arguments, record.Status.Client), record);
        JobRecord queued = job.Record();
        if (!runner.TryAdd(job))
        {
            return null;
        }

        bool replaced = false;
        try
        {
            replaced = await runner.Journal.UseAsync(store => store.Replace(record, queued)).ConfigureAwait(false);
        }
        finally
        {
            if (!replaced)
            {
                runner.Drop(job);
            }
        }

        if (!replaced)
        {
            return null;
        }

        runner.Launch(job);
        return queued.Status;
    }

    /// <summary>Forgets a job that does not run, with its folder.</summary>
    /// <param name="id">The job.</param>
    /// <exception cref="ToolException">There is no such job, or it runs.</exception>
    public async Task RemoveAsync(string id)
    {
        if (runner.Find(id) is not null)
        {
            throw JobErrors.State(id, "has not ended", "Cancel it first.");
        }

        JobRecord record = await StoredAsync(id).ConfigureAwait(false);
        if (!JobState.IsFinal(record.Status.State))
        {
            CheckFree(record);
        }

        runner.Folders.Remove(id);
        await runner.Journal.UseAsync(store =>
        {
            store.Remove([id]);
            return true;
        }).ConfigureAwait(false);
    }

    private static void CheckFree(JobRecord record)
    {
        if (record.Host != JobOwner.Own && record.Status.State != JobState.Interrupted && JobOwner.IsAlive(record.Host))
        {
            throw JobErrors.State(record.Status.Id, "belongs to another host that runs", "Ask that host.");
        }
    }

    private async Task<JobRecord> StoredAsync(string id) =>
        await runner.Journal.UseAsync(store => store.Find(id)).ConfigureAwait(false) ?? throw JobErrors.Unknown(id);
}
