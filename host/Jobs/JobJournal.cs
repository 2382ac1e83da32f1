using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections.Local;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Jobs;

/// <summary>
/// Keeps the store on a thread of its own. The history of calls is noted in passing and written in batches; where calls come faster than anybody keeps them, the oldest
/// notes are dropped. What must be on disk before somebody is answered is written at once. A store that fails takes no call with it. Thread-safe.
/// </summary>
/// <param name="root">The state folder; made when something is written.</param>
/// <param name="retention">What is kept.</param>
/// <param name="log">The host's log.</param>
internal sealed class JobJournal(string root, JobRetention retention, ILogger log) : IAsyncDisposable
{
    private const string RepairLockName = "jobs.repair.lock";
    private const int MostNotes = 2000;
    private const int PruneAfter = 500;

    private static readonly TimeSpan BatchInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(4);

    private readonly BlockingCollection<Action> requests = [];
    private readonly ConcurrentQueue<JobRecord> notes = new();
    private readonly JobFolders folders = new(root);
    private readonly Lock starting = new();
    private Task? work;
    private JobStore? store;
    private bool disposed;
    private int noted;
    private int sincePruned = PruneAfter;
    private long retryAt;

    /// <summary>The store's file.</summary>
    public string File => Path.Combine(root, JobStore.FileName);

    /// <summary>Why the store cannot be used now, or null.</summary>
    public ErrorData? Problem { get; private set; }

    /// <summary>Notes how a job is, to be written some time soon. Never waits, never fails.</summary>
    /// <param name="record">The job.</param>
    public void Note(JobRecord record)
    {
        notes.Enqueue(record);
        if (Interlocked.Increment(ref noted) > MostNotes && notes.TryDequeue(out _))
        {
            Interlocked.Decrement(ref noted);
        }

        if (work is null)
        {
            Start();
        }
    }

    /// <summary>Writes how a job is, before anybody is told.</summary>
    /// <param name="record">The job.</param>
    /// <exception cref="ToolException">It could not be written.</exception>
    public Task WriteAsync(JobRecord record) => UseAsync(open =>
    {
        open.Write(record);
        return true;
    });

    /// <summary>Uses the store.</summary>
    /// <typeparam name="T">What is wanted.</typeparam>
    /// <param name="use">Called on the store's thread, after all notes were written.</param>
    /// <exception cref="ToolException">The store cannot be used.</exception>
    public Task<T> UseAsync<T>(Func<JobStore, T> use)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Start();
        try
        {
            requests.Add(() =>
            {
                try
                {
                    done.SetResult(Try(use));
                }
                catch (Exception failure)
                {
                    done.SetException(failure);
                }
            });
        }
        catch (InvalidOperationException)
        {
            throw new ToolException(ErrorIds.JobStore, "The host is leaving.", "Start it again.");
        }

        return done.Task;
    }

    /// <summary>Writes what was noted, if it can be written.</summary>
    public async Task FlushAsync()
    {
        if (work is not null && !requests.IsAddingCompleted)
        {
            await ((Task)UseAsync(_ => true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        requests.CompleteAdding();
        Task running;
        lock (starting)
        {
            running = work ??= Task.CompletedTask;
        }

        if (await Task.WhenAny(running, Task.Delay(LeaveLimit)).ConfigureAwait(false) == running)
        {
            requests.Dispose();
        }
    }

    private void Start()
    {
        lock (starting)
        {
            work ??= Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private void Work()
    {
        try
        {
            while (!requests.IsCompleted)
            {
                bool asked = requests.TryTake(out Action? request, BatchInterval);
                FlushNotes(last: requests.IsCompleted);
                if (asked)
                {
                    request!();
                }
            }
        }
        finally
        {
            store?.Dispose();
        }
    }

    private void FlushNotes(bool last)
    {
        if (notes.IsEmpty || (!last && Problem is not null && Environment.TickCount64 < retryAt))
        {
            return;
        }

        Dictionary<string, JobRecord> batch = new(StringComparer.Ordinal);
        while (notes.TryDequeue(out JobRecord? record))
        {
            Interlocked.Decrement(ref noted);
            batch[record.Status.Id] = record;
        }

        try
        {
            Try(open =>
            {
                open.Note(batch.Values);
                sincePruned += batch.Count;
                Prune(open);
                return true;
            });
        }
        catch (ToolException)
        {
            retryAt = Environment.TickCount64 + (long)RetryInterval.TotalMilliseconds;
            foreach (JobRecord record in batch.Values.TakeLast(MostNotes - Math.Max(noted, 0)))
            {
                notes.Enqueue(record);
                Interlocked.Increment(ref noted);
            }
        }
    }

    private T Try<T>(Func<JobStore, T> use)
    {
        try
        {
            T result = use(store ??= Open());
            Problem = null;
            return result;
        }
        catch (SqliteException failure)
        {
            if (SqliteErrors.IsDamage(failure))
            {
                store?.Dispose();
                store = null;
                SetAside(failure);
            }

            throw Fault(SqliteErrors.Typed(failure));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Fault(Failures.AsToolException(failure, log, "jobs"));
        }
        catch (Exception failure) when (failure is System.Text.Json.JsonException or InvalidCastException or FormatException)
        {
            throw Fault(new ToolException(ErrorIds.JobStore, "The store of the jobs holds what cannot be understood.", "Remove jobs.db from the state folder.", failure.Message, failure));
        }
    }

    private JobStore Open()
    {
        Directory.CreateDirectory(root);
        try
        {
            return JobStore.Open(File, retention.MaximumBytes);
        }
        catch (SqliteException damage) when (SqliteErrors.IsDamage(damage))
        {
            SetAside(damage);
            return JobStore.Open(File, retention.MaximumBytes);
        }
    }

    // One process at a time, and only what is still damaged: another may have put the old store aside and started a new one meanwhile.
    private void SetAside(SqliteException damage)
    {
        using FolderLock alone = FolderLock.TryTake(root, RepairLockName) ?? throw damage;
        try
        {
            JobStore.Open(File, retention.MaximumBytes).Dispose();
            return;
        }
        catch (SqliteException still) when (SqliteErrors.IsDamage(still))
        {
        }

        string stamp = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", System.Globalization.CultureInfo.InvariantCulture);
        foreach (string suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
        {
            if (System.IO.File.Exists(File + suffix))
            {
                System.IO.File.Move(File + suffix, $"{File}.damaged-{stamp}{suffix}");
            }
        }

        log.LogError("The store of the jobs was damaged ({Reason}) and is put aside as {File}; a new one is started.", damage.Message, $"{JobStore.FileName}.damaged-{stamp}");
    }

    private ToolException Fault(ToolException failure)
    {
        if (Problem?.Message != failure.Message)
        {
            log.LogError("Jobs are not written down: {Message} {Details}", failure.Message, failure.Details);
        }

        Problem = new ErrorData(failure.Id, failure.Message, failure.Hint, failure.Details);
        return failure;
    }

    private void Prune(JobStore open)
    {
        if (sincePruned < PruneAfter)
        {
            return;
        }

        sincePruned = 0;
        DateTimeOffset now = DateTimeOffset.UtcNow;
        IReadOnlyList<string> expired = open.Expired(retention, now);
        IEnumerable<string> lost = folders.Old(now - retention.Age).Where(id => open.Find(id) is null);
        foreach (string id in expired.Concat(lost))
        {
            folders.Remove(id);
        }

        open.Remove(expired);
    }
}
