using System.Globalization;
using Microsoft.Extensions.Logging;

namespace RsPlugins.RsmClip.Inference;

/// <summary>
/// The accounts of all open towers. Those that nobody used for <see cref="Idle"/> are closed, and so are the least recently used ones where another needs their room.
/// A tower in use stays, and one whose model a call has gives way to none: then the limit is exceeded, since the other call could not run else. Thread-safe.
/// </summary>
internal sealed class ModelMemory : IDisposable
{
    /// <summary>Gives the idle time in seconds; 0 keeps every tower.</summary>
    public const string IdleVariable = "RSPLUGINS_MODEL_IDLE";

    /// <summary>Gives the limit in MiB.</summary>
    public const string LimitVariable = "RSPLUGINS_MODEL_MEMORY";

    private const double DefaultIdleSeconds = 300;
    private const double LongestIdleSeconds = 1e8;
    private const long Mebibyte = 1 << 20;

    private readonly List<ITower> open = [];
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private readonly ILogger log;
    private bool disposed;

    /// <summary>Opens the accounts.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="idle">How long an unused tower stays; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="limit">The most memory of all towers together, in bytes.</param>
    /// <param name="log">Told of every tower that leaves.</param>
    public ModelMemory(TimeProvider time, TimeSpan idle, long limit, ILogger log)
    {
        Time = time;
        Idle = idle;
        Limit = limit;
        this.log = log;
        timer = time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>How long an unused tower stays.</summary>
    public TimeSpan Idle { get; }

    /// <summary>The most memory of all towers together, in bytes.</summary>
    public long Limit { get; }

    /// <summary>The open towers.</summary>
    public IReadOnlyList<ITower> Open
    {
        get
        {
            lock (gate)
            {
                return [.. open];
            }
        }
    }

    /// <summary>The accounts that the environment asks for: five minutes, and half of the machine's memory, where it says nothing.</summary>
    /// <param name="log">Told of every tower that leaves.</param>
    public static ModelMemory FromEnvironment(ILogger log)
    {
        double seconds = Number(IdleVariable) ?? DefaultIdleSeconds;
        long limit = Number(LimitVariable) is double mebibytes and > 0 ? (long)(mebibytes * Mebibyte) : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        return new ModelMemory(TimeProvider.System, seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, LongestIdleSeconds)) : Timeout.InfiniteTimeSpan, limit, log);
    }

    /// <summary>Closes towers, those first that were not used for longest, until so much more fits.</summary>
    /// <param name="bytes">What is needed.</param>
    public void MakeRoom(long bytes)
    {
        foreach (ITower tower in Open.Where(tower => tower is { IsHeld: false, IdleSince: not null }).OrderBy(tower => tower.IdleSince))
        {
            if (Open.Sum(one => one.Bytes) + bytes <= Limit)
            {
                return;
            }

            Leave(tower, "its room is needed");
        }
    }

    /// <summary>Closes all towers that are not in use and whose model no call has.</summary>
    /// <returns>The bytes that they took.</returns>
    public long Release()
    {
        long freed = 0;
        foreach (ITower tower in Open.Where(tower => tower is { IsHeld: false, IdleSince: not null }))
        {
            long bytes = tower.Bytes;
            freed += Leave(tower, "its memory was asked for") ? bytes : 0;
        }

        if (freed > 0)
        {
            FreedMemory.Return();
        }

        return freed;
    }

    /// <summary>Enters a tower that was opened.</summary>
    /// <param name="tower">The tower.</param>
    public void Add(ITower tower)
    {
        lock (gate)
        {
            open.Add(tower);
            if (open.Count == 1)
            {
                Wake(Idle);
            }
        }
    }

    /// <summary>Strikes out a tower that was closed.</summary>
    /// <param name="tower">The tower.</param>
    public void Remove(ITower tower)
    {
        lock (gate)
        {
            open.Remove(tower);
        }
    }

    /// <summary>When a tower leaves if nobody uses it; null while it is in use or where none leaves.</summary>
    /// <param name="tower">The tower.</param>
    public DateTimeOffset? LeavesAt(ITower tower) => Idle == Timeout.InfiniteTimeSpan ? null : tower.IdleSince + Idle;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
        }

        timer.Dispose();
    }

    private static double? Number(string variable) =>
        double.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= 0 ? value : null;

    private void Sweep()
    {
        DateTimeOffset now = Time.GetUtcNow();
        ITower[] idle = [.. Open.Where(tower => LeavesAt(tower) <= now)];
        foreach (ITower tower in idle)
        {
            Leave(tower, "nobody used it");
        }

        if (idle.Length > 0)
        {
            FreedMemory.Return();
        }

        lock (gate)
        {
            if (open.Count > 0)
            {
                // A tower in use can leave no earlier than after a whole idle time.
                DateTimeOffset next = open.Min(tower => LeavesAt(tower) ?? now + Idle);
                Wake(next > now ? next - now : TimeSpan.FromSeconds(1));
            }
        }
    }

    private bool Leave(ITower tower, string why)
    {
        bool closed = tower.TryClose();
        if (closed)
        {
            log.LogInformation("The {Tower} tower of {Model} left the memory ({Mebibytes} MiB): {Reason}.", tower.Name, tower.Model, tower.Bytes / Mebibyte, why);
        }

        return closed;
    }

    private void Wake(TimeSpan after)
    {
        if (!disposed && Idle != Timeout.InfiniteTimeSpan)
        {
            timer.Change(after, Timeout.InfiniteTimeSpan);
        }
    }
}
