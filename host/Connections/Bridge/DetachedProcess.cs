using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace RsPlugins.Host.Connections.Bridge;

/// <summary>
/// A process that outlives whoever started it: in a session of its own, so that no Ctrl-C and no hang-up of the starter's terminal or process group reaches it,
/// with none of the starter's standard streams, and on Windows without a console window.
/// </summary>
internal sealed partial class DetachedProcess
{
    private readonly Process? process;
    private volatile bool ended;

    private DetachedProcess(Process process) => this.process = process;

    // Its starter is asked for its end, however late that comes: until somebody does, the system keeps it as a dead process.
    private DetachedProcess(int id) => new Thread(() => ended = WaitFor(id, out _, 0) != 0) { IsBackground = true }.Start();

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process?.HasExited ?? ended;

    /// <summary>Starts this program.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">The file that its standard error is added to (not on Windows).</param>
    /// <returns>The process.</returns>
    /// <exception cref="IOException">It cannot be started.</exception>
    public static DetachedProcess Start(IEnumerable<string> arguments, string log)
    {
        (string file, string[] first) = OwnProgram.Command;
        string[] all = [.. first, .. arguments];
        return OperatingSystem.IsWindows() ? StartWindows(file, all) : new DetachedProcess(StartUnix(file, all, log));
    }

    [SupportedOSPlatform("windows")]
    private static DetachedProcess StartWindows(string file, string[] arguments)
    {
        const int StandardInput = -10;
        const int StandardError = -12;
        const uint Inherit = 1;

        // A stream that the new process inherits would never end for whoever reads it.
        for (int stream = StandardInput; stream >= StandardError; stream--)
        {
            _ = SetHandleInformation(GetStdHandle(stream), Inherit, 0);
        }

        ProcessStartInfo start = new(file, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start) ?? throw new IOException($"{file} cannot be started.");
        process.StandardInput.Close();
        return new DetachedProcess(process);
    }

    [UnsupportedOSPlatform("windows")]
    private static unsafe int StartUnix(string file, string[] arguments, string log)
    {
        // Larger than the C library's opaque types are on any platform.
        const int OpaqueBytes = 1024;
        const int ReadOnly = 0;
        const int WriteOnly = 1;
        int create = OperatingSystem.IsMacOS() ? 0x0200 | 0x0008 : 0x0040 | 0x0400;
        short flags = (short)((OperatingSystem.IsMacOS() ? 0x0400 : 0x0080) | 0x0004 | 0x0008);
        string?[] environment =
        [
            .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}"),
            null,
        ];
        CloseOnStart();
        byte* attributes = stackalloc byte[OpaqueBytes];
        byte* actions = stackalloc byte[OpaqueBytes];
        byte* signals = stackalloc byte[OpaqueBytes];
        Check(AttributesInitialise(attributes));
        Check(ActionsInitialise(actions));
        try
        {
            _ = FillSignals(signals);
            Check(SetDefaultSignals(attributes, signals));
            _ = EmptySignals(signals);
            Check(SetSignalMask(attributes, signals));
            Check(SetFlags(attributes, flags));
            Check(AddOpen(actions, 0, "/dev/null", ReadOnly, 0));
            Check(AddOpen(actions, 1, "/dev/null", WriteOnly, 0));
            Check(AddOpen(actions, 2, log, WriteOnly | create, Convert.ToInt32("600", 8)));
            Check(Spawn(out int id, file, actions, attributes, [file, .. arguments, null], environment));
            return id;
        }
        finally
        {
            _ = ActionsDestroy(actions);
            _ = AttributesDestroy(attributes);
        }
    }

    // Descriptors that careless starters left open: a pipe among them would never end for whoever reads it.
    private static void CloseOnStart()
    {
        const int SetDescriptorFlags = 2;
        const int CloseOnExec = 1;
        foreach (string entry in Directory.EnumerateFileSystemEntries("/dev/fd"))
        {
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor) && descriptor > 2)
            {
                _ = FileControl(descriptor, SetDescriptorFlags, CloseOnExec);
            }
        }
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new IOException($"The host cannot be started: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Spawn(out int id, string path, byte* actions, byte* attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static unsafe partial int AttributesInitialise(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static unsafe partial int AttributesDestroy(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static unsafe partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static unsafe partial int SetDefaultSignals(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static unsafe partial int SetSignalMask(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static unsafe partial int ActionsInitialise(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static unsafe partial int ActionsDestroy(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int AddOpen(byte* actions, int descriptor, string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int FileControl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    private static unsafe partial int FillSignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static unsafe partial int EmptySignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int WaitFor(int id, out int status, int options);

    [LibraryImport("kernel32")]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetHandleInformation(nint handle, uint mask, uint flags);
}
