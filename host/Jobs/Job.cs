using System.Text.Json;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Jobs;

/// <summary>A job of this process that has not ended yet, or just has. Thread-safe.</summary>
internal sealed class Job : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource cancel = new();
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly JsonElement shown;
    private readonly DateTimeOffset created;
    private readonly HashSet<Job> children = [];
    private readonly string? parentId;
    private readonly int crashes;
    private readonly double reached;
    private Action<ProgressValue>[] listeners = [];
    private DateTimeOffset? started;
    private DateTimeOffset? ended;
    private ProgressValue? progress;
    private JsonElement? result;
    private ErrorData? error;
    private string state = JobState.Queued;
    private bool disposed;

    /// <summary>Makes a job that waits for its turn.</summary>
    /// <param name="call">What it calls.</param>
    /// <param name="priority">Its priority.</param>
    /// <param name="detached">Whether it goes on when its caller leaves.</param>
    /// <param name="client">Who asked for it.</param>
    /// <param name="parent">The job whose tool asks for it, or null.</param>
    public Job(AdmittedCall call, string priority, bool detached, string? client, Job? parent = null)
    {
        Id = Guid.CreateVersion7().ToString("n");
        Call = call;
        Priority = priority;
        Detached = detached;
        Client = client;
        Parent = parent;
        parentId = parent?.Id;
        Depth = parent is null ? 0 : parent.Depth + 1;
        created = DateTimeOffset.UtcNow;
        shown = WithoutSecrets(Tool, call.Arguments, out bool withheld);
        Withheld = withheld;
        if (!detached && !Tool.Resumable)
        {
            shown = JobRecord.Quiet(shown);
        }
    }

    /// <summary>Makes a job that goes on from a record. Nobody waits for its answer, so it is detached.</summary>
    /// <param name="call">What it calls, checked again.</param>
    /// <param name="record">What it was.</param>
    public Job(AdmittedCall call, JobRecord record)
        : this(call, record.Status.Priority, detached: true, record.Status.Client)
    {
        Id = record.Status.Id;
        Attempt = record.Status.Attempt;
        created = record.Status.Created;
        started = record.Status.Started;
        progress = record.Status.Progress;
        parentId = record.Status.Parent;
        crashes = record.Crashes;
        reached = record.Reached;
    }

    /// <summary>The job's id: 32 hexadecimal digits that sort by time.</summary>
    public string Id { get; }

    /// <summary>What it calls; the arguments are with secrets.</summary>
    public AdmittedCall Call { get; }

    /// <summary>The tool that it calls.</summary>
    public ToolManifest Tool => Call.Tool;

    /// <summary>The priority.</summary>
    public string Priority { get; }

    /// <summary>Whether it goes on when its caller leaves.</summary>
    public bool Detached { get; }

    /// <summary>Who asked for it, or null.</summary>
    public string? Client { get; }

    /// <summary>The job whose tool asked for it, or null.</summary>
    public Job? Parent { get; }

    /// <summary>How many jobs wait for this one.</summary>
    public int Depth { get; }

    /// <summary>Whether it was given secrets.</summary>
    public bool Withheld { get; }

    /// <summary>How many times it was started.</summary>
    public int Attempt { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset Created => created;

    /// <summary>Whether somebody cancelled it.</summary>
    public CancellationToken Cancelled => cancel.Token;

    /// <summary>Done when it has ended.</summary>
    public Task Done => done.Task;

    /// <summary>Done when its tool has really stopped, which may be later.</summary>
    public Task Stopped => stopped.Task;

    /// <summary>Whether its state must be on disk before anybody hears of it: somebody may ask for it in another life of the host.</summary>
    public bool Durable => Detached || Tool.Resumable;

    /// <summary>Whether it, or a job that waits for it, has a device for itself.</summary>
    /// <param name="device">The device.</param>
    public bool Holds(string device) => Tool.Device == device || Parent?.Holds(device) == true;

    /// <summary>Takes on a job that its tool asked for, to be cancelled where this one ends first.</summary>
    /// <param name="child">The job.</param>
    /// <returns>Whether this one has not ended yet.</returns>
    public bool TryAdopt(Job child)
    {
        lock (gate)
        {
            return !done.Task.IsCompleted && children.Add(child);
        }
    }

    /// <summary>Lets go of a job that has ended.</summary>
    /// <param name="child">The job.</param>
    public void Release(Job child)
    {
        lock (gate)
        {
            children.Remove(child);
        }
    }

    /// <summary>Cancels it. One that has ended stays as it is.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            if (!disposed)
            {
                cancel.CancelAsync();
            }
        }
    }

    /// <summary>Takes progress.</summary>
    /// <param name="value">How far it is.</param>
    public void Report(ProgressValue value)
    {
        Action<ProgressValue>[] all;
        lock (gate)
        {
            progress = value;
            all = listeners;
        }

        foreach (Action<ProgressValue> listener in all)
        {
            listener(value);
        }
    }

    /// <summary>Adds somebody who wants to hear of its progress, the latest at once.</summary>
    /// <param name="listener">Told each time; must return at once.</param>
    public void Listen(Action<ProgressValue> listener)
    {
        ProgressValue? latest;
        lock (gate)
        {
            listeners = [.. listeners, listener];
            latest = state == JobState.Running ? progress : null;
        }

        if (latest is not null)
        {
            listener(latest);
        }
    }

    /// <summary>Removes somebody.</summary>
    /// <param name="listener">The same as for <see cref="Listen"/>.</param>
    public void Forget(Action<ProgressValue> listener)
    {
        lock (gate)
        {
            listeners = [.. listeners.Where(other => other != listener)];
        }
    }

    /// <summary>Its turn has come.</summary>
    public void Start()
    {
        lock (gate)
        {
            state = JobState.Running;
            started ??= DateTimeOffset.UtcNow;
            Attempt++;
        }
    }

    /// <summary>What its record will be once it has ended. The job itself ends with <see cref="End"/>.</summary>
    /// <param name="final">The state.</param>
    /// <param name="outputs">Its outputs, or null.</param>
    /// <param name="failure">Why it failed, or null.</param>
    public JobRecord Final(string final, JsonElement? outputs, ErrorData? failure)
    {
        JobRecord now = Record();
        DateTimeOffset? end = final == JobState.Interrupted ? null : DateTimeOffset.UtcNow;
        return now with { Status = now.Status with { State = final, Ended = end, Result = outputs, Error = failure, Progress = final == JobState.Interrupted ? now.Status.Progress : null } };
    }

    /// <summary>Ends it, for all who wait.</summary>
    /// <param name="final">As <see cref="Final"/> made it.</param>
    public void End(JobStatus final)
    {
        Job[] left;
        lock (gate)
        {
            (state, ended, progress, result, error) = (final.State, final.Ended, final.Progress, final.Result, final.Error);
            listeners = [];
            done.TrySetResult();
            left = [.. children];
        }

        foreach (Job child in left)
        {
            child.Cancel();
        }
    }

    /// <summary>Its tool has stopped, or never started.</summary>
    public void Stop() => stopped.TrySetResult();

    /// <summary>How it is.</summary>
    public JobRecord Record()
    {
        lock (gate)
        {
            JobStatus status = new(Id, Tool.Name, state, Priority, Detached, Tool.Resumable, Attempt, created, shown, started, ended, Client, progress, result, error, parentId);
            return new JobRecord(status, Withheld, JobOwner.Own, crashes, reached);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            cancel.Dispose();
        }
    }

    private static JsonElement WithoutSecrets(ToolManifest tool, JsonElement arguments, out bool withheld)
    {
        withheld = tool.Secrets.Any(name => arguments.TryGetProperty(name, out _));
        return withheld
            ? JsonSerializer.SerializeToElement(arguments.EnumerateObject().Where(argument => !tool.Secrets.Contains(argument.Name)).ToDictionary(argument => argument.Name, argument => argument.Value))
            : arguments;
    }
}
