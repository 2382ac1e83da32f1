using Microsoft.Extensions.Logging;
using RsPlugins.Host.Connections.Local;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Jobs;

/// <summary>
/// Looks after the jobs of hosts that died. One host of a user does so, the others wait for that place; what a live process has is never touched.
/// </summary>
/// <param name="book">The jobs.</param>
/// <param name="journal">Where they are written down.</param>
/// <param name="root">The state folder.</param>
/// <param name="mostCrashes">After so many deaths of a host in a row, without progress, a job is not started again.</param>
/// <param name="log">The host's log.</param>
internal sealed class JobTakeover(JobBook book, JobJournal journal, string root, int mostCrashes, ILogger log)
{
    private const string LockName = "jobs.lock";
    private const string OwnerName = "jobs.owner";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Goes on until the host leaves.</summary>
    /// <param name="looked">Done after the first look.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(TaskCompletionSource looked, CancellationToken cancellationToken)
    {
        FolderLock? place = null;
        try
        {
            while (true)
            {
                place ??= TryTakePlace();
                if (place is not null && File.Exists(journal.File))
                {
                    await LookAsync().ConfigureAwait(false);
                }

                looked.TrySetResult();
                await Task.Delay(Interval, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host leaves.
        }
        finally
        {
            looked.TrySetResult();
            place?.Dispose();
        }
    }

    // Where the file system has no locks, the owner's identity tells; a dead owner's does not count.
    private FolderLock? TryTakePlace()
    {
        FolderLock? place = null;
        try
        {
            Directory.CreateDirectory(root);
            place = FolderLock.TryTake(root, LockName);
            string owner = Path.Combine(root, OwnerName);
            if (place is not null && File.Exists(owner) && File.ReadAllText(owner) is { } other && other != JobOwner.Own && JobOwner.IsAlive(other))
            {
                place.Dispose();
                return null;
            }

            if (place is not null)
            {
                File.WriteAllText(owner, JobOwner.Own);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The jobs of earlier hosts cannot be looked after: {Reason}", failure.Message);
        }

        return place;
    }

    private async Task LookAsync()
    {
        try
        {
            IReadOnlyList<JobRecord> unfinished = await journal.UseAsync(store => store.Unfinished()).ConfigureAwait(false);
            foreach (JobRecord record in unfinished.Where(record => record.Host != JobOwner.Own && !JobOwner.IsAlive(record.Host)))
            {
                await TakeAsync(record).ConfigureAwait(false);
            }
        }
        catch (ToolException)
        {
            // The journal said so in the log; the next look tries again.
        }
    }

    private async Task TakeAsync(JobRecord record)
    {
        record = Counted(record);
        JobStatus status = record.Status;

        // Nobody asks for the call of a tool that is started again itself: it makes the call anew.
        bool mayGoOn = (status.Parent is null || status.Detached) && (status.Resumable || status.State == JobState.Queued);
        if (!mayGoOn || record.Withheld)
        {
            ErrorData reason = record.Withheld ? JobErrors.SecretsGone : JobErrors.Interrupted;
            await PutAsync(record, status with { State = JobState.Failed, Ended = DateTimeOffset.UtcNow, Progress = null, Error = reason }).ConfigureAwait(false);
        }
        else if (record.Crashes >= mostCrashes)
        {
            await PutAsync(record, status with { State = JobState.Failed, Ended = DateTimeOffset.UtcNow, Error = JobErrors.GivenUp(record.Crashes) }).ConfigureAwait(false);
        }
        else if (!status.Detached)
        {
            await PutAsync(record, status with { State = JobState.Interrupted }).ConfigureAwait(false);
        }
        else
        {
            try
            {
                await book.StartAgainAsync(record).ConfigureAwait(false);
                log.LogInformation("The job {Job} of {Tool} goes on.", status.Id, status.Tool);
            }
            catch (ToolException gone) when (gone.Id is ErrorIds.ToolUnknown or ErrorIds.ArgumentInvalid or ErrorIds.PluginDisabled or ErrorIds.HostDenied or ErrorIds.PathForbidden)
            {
                ErrorData reason = new(gone.Id, gone.Message, gone.Hint, gone.Details);
                await PutAsync(record, status with { State = JobState.Interrupted, Error = reason }).ConfigureAwait(false);
            }
        }
    }

    // A job that was interrupted in good order, or that waits, did not bring its host down.
    private static JobRecord Counted(JobRecord record)
    {
        double fraction = record.Status.Progress?.Fraction ?? 0;
        return record.Status.State != JobState.Running ? record
            : fraction > record.Reached ? record with { Crashes = 1, Reached = fraction }
            : record with { Crashes = record.Crashes + 1 };
    }

    private Task PutAsync(JobRecord record, JobStatus status) => journal.UseAsync(store => store.Replace(record, record with { Status = status, Host = JobOwner.Own }));
}
