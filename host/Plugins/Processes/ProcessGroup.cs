using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using RsPlugins.Host.Connections.Local;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>A plugin's process together with all that it starts: on Linux a session and process group of its own, elsewhere the tree below it.</summary>
internal sealed partial class ProcessGroup
{
    private const int KillSignal = 9;

    // Of the words behind the name in /proc/PID/stat, which may itself hold spaces and parentheses.
    private const int StateField = 0;
    private const int GroupField = 2;
    private const int StartField = 19;
    private const int PagesField = 21;

    private static readonly string? Leader = OperatingSystem.IsWindows() ? null : ProgramFinder.OnPath("setsid");

    private readonly Process? process;

    private ProcessGroup(Process? process, int id, long began)
    {
        this.process = process;
        Id = id;
        Began = began;
    }

    /// <summary>The process id of the first process, which is also the id of the group.</summary>
    public int Id { get; }

    /// <summary>When the first process began, in the system's own clock; 0 where that is unknown. With <see cref="Id"/> it is the process's identity.</summary>
    public long Began { get; }

    /// <summary>Whether the first process, or on Linux any other of the group, still runs.</summary>
    public bool IsRunning => OperatingSystem.IsLinux()
        ? StartOf(Id) is not { } began || began == Began ? Members().Any(words => words[StateField] is not ("Z" or "X")) : false
        : ProcessIdentity.Of(Id)?.Started == Began.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the process leads a group of its own.</summary>
    public static bool IsSupported => Leader is not null;

    /// <summary>Starts a process as the first of its group.</summary>
    /// <param name="process">What to start; its start information is changed.</param>
    /// <returns>The group.</returns>
    public static ProcessGroup Start(Process process)
    {
        if (Leader is not null)
        {
            process.StartInfo.ArgumentList.Insert(0, process.StartInfo.FileName);
            process.StartInfo.FileName = Leader;
        }

        process.Start();
        long? began = OperatingSystem.IsLinux() ? StartOf(process.Id) : long.Parse(ProcessIdentity.Of(process.Id)?.Started ?? "0", CultureInfo.InvariantCulture);
        return new ProcessGroup(process, process.Id, began ?? 0);
    }

    /// <summary>The group that another host started.</summary>
    /// <param name="id">Its <see cref="Id"/>.</param>
    /// <param name="began">Its <see cref="Began"/>.</param>
    public static ProcessGroup Of(int id, long began) => new(null, id, began);

    /// <summary>Ends every process of the group at once. Does nothing where the id belongs to another process by now.</summary>
    public void Kill()
    {
        try
        {
            // Right after a start the process may not have its group yet.
            process?.Kill(entireProcessTree: !IsSupported);
        }
        catch (Exception ended) when (ended is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended; what it started may not have.
        }

        if (IsSupported && (StartOf(Id) is not { } began || began == Began))
        {
            _ = SendSignal(-Id, KillSignal);
        }
    }

    /// <summary>Measures the resident memory of the group.</summary>
    /// <returns>Bytes; 0 where it has ended.</returns>
    public long MemoryBytes()
    {
        if (!OperatingSystem.IsLinux())
        {
            process?.Refresh();
            return process is { HasExited: false } ? process.WorkingSet64 : 0;
        }

        return Members().Sum(words => long.Parse(words[PagesField], CultureInfo.InvariantCulture)) * Environment.SystemPageSize;
    }

    private IEnumerable<string[]> Members()
    {
        string group = Id.ToString(CultureInfo.InvariantCulture);
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && Stat(id) is { } words && words[GroupField] == group)
            {
                yield return words;
            }
        }
    }

    private static long? StartOf(int id) => Stat(id) is { } words ? long.Parse(words[StartField], CultureInfo.InvariantCulture) : null;

    private static string[]? Stat(int id)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
