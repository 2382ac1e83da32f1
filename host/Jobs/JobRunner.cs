using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections.Local;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Jobs;

/// <summary>Makes a job of every call, and runs it when its turn comes. Thread-safe.</summary>
internal sealed class JobRunner : IAsyncDisposable
{
    // Shorter answers go to their caller and are not kept: writing them down would cost more than making them.
    private static readonly TimeSpan KeptAfter = TimeSpan.FromMilliseconds(100);

    // Two tools that call each other would fill the memory.
    private const int DeepestCall = 32;

    private static readonly TimeSpan NoteInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DeviceInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WaitShownAfter = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, Job> live = new(StringComparer.Ordinal);
    private readonly JobQueue queue = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly ToolRegistry registry;
    private readonly JobFolders folders;
    private readonly string root;
    private readonly ILogger log;
    private readonly Timer noting;
    private readonly CancellationTokenSource leave = new();
    private Task lookingAfter = Task.CompletedTask;
    private int detachedRunning;

    /// <summary>Makes a runner. Nothing is read or written yet.</summary>
    /// <param name="registry">The tools.</param>
    /// <param name="root">The state folder.</param>
    /// <param name="retention">What is kept.</param>
    /// <param name="log">The host's log.</param>
    public JobRunner(ToolRegistry registry, string root, JobRetention retention, ILogger log)
    {
        this.registry = registry;
        this.root = root;
        this.log = log;
        folders = new JobFolders(root);
        Journal = new JobJournal(root, retention, log);
        Book = new JobBook(this);
        noting = new Timer(_ => NoteLongOnes(), null, NoteInterval, NoteInterval);
    }

    /// <summary>What is written down.</summary>
    public JobJournal Journal { get; }

    /// <summary>What may be asked about jobs.</summary>
    public JobBook Book { get; }

    /// <summary>The folders of jobs.</summary>
    public JobFolders Folders => folders;

    /// <summary>The tools.</summary>
    public ToolRegistry Registry => registry;

    /// <summary>Detached jobs that wait or run.</summary>
    public int DetachedRunning => Volatile.Read(ref detachedRunning);

    /// <summary>The jobs of this process that have not ended, or whose tool has not stopped yet.</summary>
    public IEnumerable<Job> Live => live.Values;

    /// <summary>Finds a job of this process that has not ended.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The job, or null.</returns>
    public Job? Find(string id) => live.GetValueOrDefault(id);

    /// <summary>Calls a tool for somebody who waits.</summary>
    /// <param name="call">The call.</param>
    /// <param name="client">Who calls, or null.</param>
    /// <param name="progress">Takes the progress, already thinned out, and must return at once; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ToolException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled by <paramref name="cancellationToken"/>.</exception>
    public Task<JsonObject> CallAsync(ToolCallParams call, string? client, Action<ProgressValue>? progress, CancellationToken cancellationToken) =>
        CallAsync(Make(call, detached: false, client), progress, cancellationToken);

    /// <summary>Calls a tool for another tool. The call is a job of its own: cancelled where that of the caller ends first, and on the caller's place in the queue.</summary>
    /// <param name="call">The call.</param>
    /// <param name="parentId">The caller's job.</param>
    /// <param name="progress">Takes the progress, already thinned out, and must return at once; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ToolException">The call failed, or the caller's job has ended.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled by <paramref name="cancellationToken"/>.</exception>
    public async Task<JsonObject> CallForToolAsync(ToolCallParams call, string parentId, Action<ProgressValue>? progress, CancellationToken cancellationToken)
    {
        Job parent = Find(parentId) ?? throw JobErrors.Cancelled(parentId);
        if (parent.Depth == DeepestCall)
        {
            throw JobErrors.State(parentId, $"is the {DeepestCall}th of calls that call each other", "Two tools may be calling each other for ever.");
        }

        Job job = Make(call with { Priority = parent.Priority }, detached: false, parent.Client, parent);
        if (!parent.TryAdopt(job))
        {
            job.Dispose();
            throw JobErrors.Cancelled(parentId);
        }

        try
        {
            return await CallAsync(job, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            parent.Release(job);
        }
    }

    private async Task<JsonObject> CallAsync(Job job, Action<ProgressValue>? progress, CancellationToken cancellationToken)
    {
        if (progress is not null)
        {
            job.Listen(progress);
        }

        live[job.Id] = job;
        long start = Stopwatch.GetTimestamp();
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, job.Cancelled);
        try
        {
            JsonObject result = await RunAsync(job, either.Token).ConfigureAwait(false);
            bool kept = job.Durable || Stopwatch.GetElapsedTime(start) >= KeptAfter;
            await EndAsync(job, job.Final(JobState.Succeeded, kept ? JsonSerializer.SerializeToElement(result) : null, null)).ConfigureAwait(false);
            return result;
        }
        catch (OperationCanceledException)
        {
            await EndAsync(job, job.Final(Leaving && job.Tool.Resumable && job.Parent is null ? JobState.Interrupted : JobState.Cancelled, null, null)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw JobErrors.Cancelled(job.Id);
        }
        catch (ToolException failure)
        {
            await EndAsync(job, job.Final(JobState.Failed, null, Data(failure))).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts a call that goes on when its caller leaves. It is on disk when this returns.</summary>
    /// <param name="call">The call.</param>
    /// <param name="client">Who calls, or null.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="ToolException">The arguments are wrong, or the job cannot be written down.</exception>
    public async Task<string> DetachAsync(ToolCallParams call, string? client)
    {
        Job job = Make(call, detached: true, client);
        Refuse();
        await Journal.WriteAsync(job.Record()).ConfigureAwait(false);
        live[job.Id] = job;
        Launch(job);
        return job.Id;
    }

    /// <summary>Goes on with the jobs of hosts that died, unless another host of this user does so already.</summary>
    public void LookAfterOthers()
    {
        TaskCompletionSource looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Book.Ready = looked.Task;
        JobTakeover takeover = new(Book, Journal, root, CrashLimit.FromEnvironment(), log);
        lookingAfter = Task.Run(() => takeover.RunAsync(looked, leave.Token));
    }

    /// <summary>Makes a job known, so that nobody else starts it.</summary>
    /// <param name="job">The job.</param>
    /// <returns>Whether it was not known yet.</returns>
    public bool TryAdd(Job job) => live.TryAdd(job.Id, job);

    /// <summary>Forgets a job of this process; what is on disk stays.</summary>
    /// <param name="job">The job.</param>
    public void Drop(Job job)
    {
        live.TryRemove(job.Id, out _);
        job.Dispose();
    }

    /// <summary>Runs a job that nobody waits for, that is known, and that is on disk already.</summary>
    /// <param name="job">The job.</param>
    public void Launch(Job job)
    {
        Interlocked.Increment(ref detachedRunning);
        _ = Task.Run(() => RunDetachedAsync(job));
    }

    /// <summary>Waits until no detached job waits or runs.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task FinishDetachedAsync(CancellationToken cancellationToken)
    {
        while (DetachedRunning > 0)
        {
            await Task.WhenAll(live.Values.Where(job => job.Detached).Select(job => job.Done)).WaitAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Interrupts all jobs because the host leaves: the next one goes on with those that can.</summary>
    /// <param name="limit">How long to wait at most.</param>
    public async Task LeaveAsync(TimeSpan limit)
    {
        await leave.CancelAsync().ConfigureAwait(false);
        await lookingAfter.ConfigureAwait(false);
        Job[] all = [.. live.Values];
        foreach (Job job in all)
        {
            job.Cancel();
        }

        await Task.WhenAny(Task.WhenAll(all.Select(job => job.Done)), Task.Delay(limit)).ConfigureAwait(false);
        await Journal.FlushAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await noting.DisposeAsync().ConfigureAwait(false);
        await leave.CancelAsync().ConfigureAwait(false);
        await lookingAfter.ConfigureAwait(false);
        await Journal.DisposeAsync().ConfigureAwait(false);
    }

    private bool Leaving => leave.IsCancellationRequested;

    private static ErrorData Data(ToolException failure) => new(failure.Id, failure.Message, failure.Hint, failure.Details);

    private void Refuse()
    {
        if (Leaving)
        {
            throw new ToolException(ErrorIds.JobState, "The host is leaving.", "Start it again.");
        }
    }

    private Job Make(ToolCallParams call, bool detached, string? client, Job? parent = null) =>
        new(registry.Admit(call.Name, call.Arguments, client), JobPriority.Read(call.Priority), detached, client, parent);

    private async Task RunDetachedAsync(Job job)
    {
        JobRecord final;
        try
        {
            JsonObject result = await RunAsync(job, job.Cancelled).ConfigureAwait(false);
            final = job.Final(JobState.Succeeded, JsonSerializer.SerializeToElement(result), null);
        }
        catch (OperationCanceledException) when (!Leaving)
        {
            final = job.Final(JobState.Cancelled, null, null);
        }
        catch (OperationCanceledException)
        {
            // A job that has not been started loses nothing by waiting for the next host.
            final = job.Attempt == 0 ? job.Record() : job.Tool.Resumable ? job.Final(JobState.Interrupted, null, null) : job.Final(JobState.Failed, null, JobErrors.Interrupted);
        }
        catch (Exception failure)
        {
            final = job.Final(JobState.Failed, null, Data(Failures.AsToolException(failure, log, job.Tool.Name)));
        }

        await EndAsync(job, final).ConfigureAwait(false);
        Interlocked.Decrement(ref detachedRunning);
    }

    private async Task<JsonObject> RunAsync(Job job, CancellationToken cancellationToken)
    {
        Action? place = null;
        FolderLock? device = null;
        void Stop()
        {
            device?.Dispose();
            place?.Invoke();
            job.Stop();
        }

        bool called = false;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Who is called by a tool works in that tool's place: waiting for one of its own, it would wait for its caller.
            string? needed = job.Tool.Device is { } own && job.Parent?.Holds(own) != true ? own : null;
            string priority = job.Parent is null ? job.Priority : JobPriority.Interactive;
            if (priority == JobPriority.Bulk || needed is not null)
            {
                string reason = needed is null ? "other bulk jobs run first" : $"another job uses the device '{needed}'";
                place = await SayWaitingAsync(job, queue.EnterAsync(priority, needed, cancellationToken), reason).ConfigureAwait(false);
            }

            if (needed is { } name)
            {
                device = await SayWaitingAsync(job, TakeDeviceAsync(name, cancellationToken), $"another program of yours uses the device '{name}'").ConfigureAwait(false);
            }

            job.Start();
            string? folder = await PrepareAsync(job).ConfigureAwait(false);
            called = true;
            ToolJob toolJob = new(job.Id, folder, job.Attempt);
            return await registry.CallAsync(new ToolCall(job.Call, toolJob, job.Client, job.Report, Stop), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!called)
            {
                Stop();
            }
        }
    }

    private static async Task<T> SayWaitingAsync<T>(Job job, Task<T> turn, string reason)
    {
        if (await Task.WhenAny(turn, Task.Delay(WaitShownAfter)).ConfigureAwait(false) != turn)
        {
            job.Report(new ProgressValue(null, "waiting", reason));
        }

        return await turn.ConfigureAwait(false);
    }

    // The queue keeps the jobs of this process apart, the lock those of other hosts of the same user.
    private async Task<FolderLock?> TakeDeviceAsync(string device, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(root);
            return await FolderLock.TakeAsync(root, $"device-{device}.lock", DeviceInterval, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The device {Device} cannot be locked for other hosts: {Reason}", device, failure.Message);
            return null;
        }
    }

    // The attempt must be on disk before the tool runs, so that it never sees the same number twice.
    private async Task<string?> PrepareAsync(Job job)
    {
        if (!job.Durable)
        {
            return null;
        }

        try
        {
            await Journal.WriteAsync(job.Record()).ConfigureAwait(false);
            return job.Tool.Resumable ? folders.Make(job.Id) : null;
        }
        catch (ToolException) when (!job.Detached)
        {
            // Somebody waits for this call: it works without being resumable.
            return null;
        }
    }

    private async Task EndAsync(Job job, JobRecord final)
    {
        if (job.Durable)
        {
            try
            {
                await Journal.WriteAsync(final).ConfigureAwait(false);
            }
            catch (ToolException)
            {
                Journal.Note(final);
            }
        }
        else
        {
            Journal.Note(final);
        }

        job.End(final.Status);
        if (job.Stopped.IsCompleted || !job.Durable)
        {
            Drop(job);
        }
        else
        {
            // Until then nobody else may start it: two attempts would meet in its folder.
            _ = job.Stopped.ContinueWith(_ => Drop(job), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    // A call that takes its time is in the store while it runs, so that the next host knows of it if this one dies.
    private void NoteLongOnes()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow - NoteInterval;
        foreach (Job job in live.Values.Where(job => !job.Done.IsCompleted && job.Created < before))
        {
            Journal.Note(job.Record());
        }
    }
}
