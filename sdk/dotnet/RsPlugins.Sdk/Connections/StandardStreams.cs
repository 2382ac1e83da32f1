using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RsPlugins.Sdk.Connections;

/// <summary>
/// The process's real standard input and output, taken away from everybody else: after <see cref="TakeOver"/> descriptor 1 is standard error,
/// and after <see cref="TakeInput"/> descriptor 0 is empty, so that neither managed code nor a native library's printf nor a child process can mix into the protocol or a result.
/// </summary>
internal sealed partial class StandardStreams : IDisposable
{
    private const int DuplicateCloseOnExec = 1030;
    private const int DuplicateCloseOnExecMac = 67;
    private const int SetPipeSize = 1031;
    private const int PipeBytes = 1 << 20;

    private StandardStreams(Stream output)
    {
        Output = output;
        Text = new StreamWriter(output, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { AutoFlush = true };
    }

    /// <summary>Where the protocol, or a command's result, goes. Not buffered.</summary>
    public Stream Output { get; }

    /// <summary>The same for text.</summary>
    public TextWriter Text { get; }

    /// <summary>Takes standard output. To be called once, before anything is written or loaded.</summary>
    /// <returns>The real streams.</returns>
    public static StandardStreams TakeOver()
    {
        StandardStreams streams = new(OperatingSystem.IsWindows() ? TakeOutputWindows() : TakeOutputUnix());
        Console.SetOut(Console.Error);
        return streams;
    }

    /// <summary>Takes standard input.</summary>
    /// <returns>What this process is sent. Whoever else reads standard input, a child process for instance, finds it empty.</returns>
    public static Stream TakeInput()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardInput();
        }

        DescriptorInput own = new(Own(0));
        using SafeFileHandle empty = File.OpenHandle("/dev/null");
        _ = Dup2((int)empty.DangerousGetHandle(), 0);
        return own;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Text.Dispose();
        Output.Dispose();
    }

    private static DescriptorStream TakeOutputUnix()
    {
        SafeFileHandle own = Own(1);
        if (OperatingSystem.IsLinux())
        {
            // A message of a megabyte would else go out in pieces, with a change of processes after each. What is no pipe, or may not be so large, stays as it is.
            _ = FileControl((int)own.DangerousGetHandle(), SetPipeSize, PipeBytes);
        }

        DescriptorStream output = new(own);
        _ = Dup2(2, 1);
        return output;
    }

    private static SafeFileHandle Own(int descriptor)
    {
        int copy = FileControl(descriptor, OperatingSystem.IsMacOS() ? DuplicateCloseOnExecMac : DuplicateCloseOnExec, 3);
        return copy >= 0
            ? new SafeFileHandle(copy, ownsHandle: true)
            : throw new IOException($"Descriptor {descriptor} cannot be duplicated: error {Marshal.GetLastPInvokeError()}.");
    }

    private static FileStream TakeOutputWindows()
    {
        const int StandardOutput = -11;
        const int StandardError = -12;
        const uint SameAccess = 2;
        nint process = GetCurrentProcess();
        if (!DuplicateHandle(process, GetStdHandle(StandardOutput), process, out nint copy, 0, inherit: false, SameAccess))
        {
            throw new IOException($"Standard output cannot be duplicated: error {Marshal.GetLastPInvokeError()}.");
        }

        // The C runtime keeps a table of its own beside the process's standard handles.
        _ = Dup2Windows(2, 1);
        SetStdHandle(StandardOutput, GetStdHandle(StandardError));
        return new FileStream(new SafeFileHandle(copy, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Dup2(int from, int to);

    [LibraryImport("ucrtbase", EntryPoint = "_dup2")]
    private static partial int Dup2Windows(int from, int to);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int which, nint handle);

    [LibraryImport("kernel32")]
    private static partial nint GetCurrentProcess();

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool DuplicateHandle(
        nint sourceProcess, nint source, nint targetProcess, out nint target, uint access, [MarshalAs(UnmanagedType.Bool)] bool inherit, uint options);
}
