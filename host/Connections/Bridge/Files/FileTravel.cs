using System.Collections.Concurrent;
using System.Text.Json;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>Brings the files of calls to a host and what they write home. Thread-safe.</summary>
internal sealed class FileTravel
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);
    private readonly HostFiles files;
    private readonly PathChooser chooser;
    private readonly Mirror mirror;
    private readonly Homecoming homecoming;
    private volatile HostWords? words;

    /// <summary>Makes it.</summary>
    /// <param name="host">The connection.</param>
    /// <param name="folder">What this user keeps about the host.</param>
    public FileTravel(HostLink host, TravelFolder folder)
    {
        files = new HostFiles(host);
        Uploads = new UploadPaths(folder.Client);
        Records = new CallRecords(folder.Calls);
        chooser = new PathChooser(files, Uploads, Records);
        mirror = new Mirror(files, Uploads, Records, folder.Known);
        homecoming = new Homecoming(files, Uploads, folder.Known);
    }

    /// <summary>Where this machine's files lie on the host.</summary>
    public UploadPaths Uploads { get; }

    /// <summary>The calls whose outputs are yet to come.</summary>
    public CallRecords Records { get; }

    /// <summary>The paths of the host in this machine's words, if that is known already.</summary>
    public HostWords? Words => words;

    /// <summary>Learns where this user's files lie on the host.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The paths of the host in this machine's words.</returns>
    public async Task<HostWords> LearnAsync(CancellationToken cancellationToken) =>
        words ??= new HostWords(Uploads, (await files.StatAsync(Uploads.Client, cancellationToken).ConfigureAwait(false)).Path
            ?? throw new ToolException(ErrorIds.ProtocolMismatch, "The host is of an older release, which takes no files of other machines.", "Install the same release on both machines."));

    /// <summary>Decides which paths of a call are this machine's.</summary>
    /// <param name="tool">What is known of its tool.</param>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends the wait for the host.</param>
    /// <returns>The plan, or null where nothing travels.</returns>
    public async Task<CallPlan?> PlanAsync(ToolPaths tool, string name, JsonElement arguments, CancellationToken cancellationToken)
    {
        List<TravelPath> paths = [];
        foreach ((string text, bool written) in CallPlan.Candidates(tool, arguments))
        {
            if (await chooser.ChooseAsync(text, written, cancellationToken).ConfigureAwait(false) is { } path)
            {
                paths.Add(path);
            }
        }

        if (paths.Count == 0)
        {
            return null;
        }

        HostWords learned = await LearnAsync(cancellationToken).ConfigureAwait(false);
        paths.ForEach(path => learned.Remember(path.Path, path.Given));
        return new CallPlan(tool, name, paths);
    }

    /// <summary>Makes the host ready for a call: what it reads is there, and of what it writes only what it is to go on with.</summary>
    /// <param name="plan">The call's paths.</param>
    /// <param name="starting">Told once, before anything is sent, whether something is.</param>
    /// <param name="sent">Told the file under way, the bytes that the host has got, and those in all.</param>
    /// <param name="cancellationToken">Ends the sending; what has arrived stays.</param>
    public async Task SendAsync(CallPlan plan, Action<bool> starting, Action<string, long, long> sent, CancellationToken cancellationToken)
    {
        TravelPath[] paths = [.. plan.Paths.Where(path => !path.Ahead).DistinctBy(path => path.Path).OrderBy(path => path.Path, StringComparer.Ordinal)];
        HashSet<string> read = new(plan.Paths.Where(path => !path.Written).Select(path => path.Path), StringComparer.Ordinal);
        List<SemaphoreSlim> taken = [];
        try
        {
            // Two calls that need the same file do not send it twice at once; all take turns in one order.
            foreach (TravelPath path in paths)
            {
                SemaphoreSlim turn = turns.GetOrAdd(path.Path, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
                taken.Add(turn);
            }

            List<Shipment> shipments = [];
            foreach (TravelPath path in paths)
            {
                bool empty = path.Written && !plan.Tool.Resumable && !read.Contains(path.Path);
                shipments.Add(await mirror.CompareAsync(path.Path, empty, cancellationToken).ConfigureAwait(false));
            }

            long total = shipments.Sum(shipment => shipment.Bytes);
            starting(total > 0);
            foreach (Shipment shipment in shipments)
            {
                await mirror.SendAsync(shipment, (path, bytes) => sent(path, bytes, total), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            taken.ForEach(turn => turn.Release());
        }
    }

    /// <summary>Fetches what a call has written, and forgets the call.</summary>
    /// <param name="record">The call.</param>
    /// <param name="tool">What is known of its tool, or null.</param>
    /// <param name="result">Its result.</param>
    /// <param name="got">Told the file under way, the bytes that have come, and those in all.</param>
    /// <param name="cancellationToken">Ends the fetching; the call is then kept.</param>
    public async Task FetchAsync(CallRecord record, ToolPaths? tool, JsonElement result, Action<string, long, long> got, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = turns.GetOrAdd(record.Id, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            HostWords learned = await LearnAsync(cancellationToken).ConfigureAwait(false);
            await homecoming.FetchAsync(record, tool, result, learned, got, cancellationToken).ConfigureAwait(false);
            Records.Forget(record);
        }
        finally
        {
            turn.Release();
        }
    }
}
