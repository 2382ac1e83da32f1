using System.Globalization;
using RsPlugins.Host.Connections.Local;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>
/// Says in a job's folder which process works there, for as long as it does. The process of an earlier attempt may outlive its host for a moment, or still be busy with a
/// cancelled call of another host: two attempts must not meet.
/// </summary>
internal sealed class FolderClaim : IDisposable
{
    /// <summary>The file's name in the job's folder.</summary>
    public const string FileName = ".process";

    // The watch of a dead host ends what it had started within this time; after it nobody else will.
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly string file;

    private FolderClaim(string file) => this.file = file;

    /// <summary>Waits until no process of another attempt works in a folder, and claims it.</summary>
    /// <param name="folder">The job's folder.</param>
    /// <param name="group">The process that is to work there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The claim, to be given up when the call has really ended.</returns>
    public static async Task<FolderClaim> TakeAsync(string folder, ProcessGroup group, CancellationToken cancellationToken)
    {
        string file = Path.Combine(folder, FileName);
        for (TimeSpan waited = TimeSpan.Zero; Read(file) is var (host, other) && other.IsRunning; waited += Interval)
        {
            if (waited > OrphanLimit && !host.IsAlive)
            {
                other.Kill();
            }

            await Task.Delay(Interval, cancellationToken).ConfigureAwait(false);
        }

        ProcessIdentity own = ProcessIdentity.Own;
        await File.WriteAllTextAsync(
            file,
            string.Create(CultureInfo.InvariantCulture, $"{own.Id} {own.Started} {group.Id} {group.Began} {own.Boot}\n"),
            cancellationToken).ConfigureAwait(false);
        return new FolderClaim(file);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // The next attempt finds a process that has ended, or waits for one that is idle.
        }
    }

    // A claim that was only half written when its host died was never worked under.
    private static (ProcessIdentity Host, ProcessGroup Group)? Read(string file)
    {
        string[] words;
        try
        {
            words = File.ReadAllText(file).TrimEnd('\n').Split(' ');
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        return words.Length == 5
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int host)
            && int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out int group)
            && long.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out long began)
            && words[4] == ProcessIdentity.Own.Boot
            ? (new ProcessIdentity(host, words[1], words[4]), ProcessGroup.Of(group, began))
            : null;
    }
}
