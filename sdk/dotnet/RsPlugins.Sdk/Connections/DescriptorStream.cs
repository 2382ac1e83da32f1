using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RsPlugins.Sdk.Connections;

/// <summary>
/// Writes to a Unix descriptor where its file offset stands, as every program does on standard output. A FileStream keeps an offset of its own, so that
/// on a file shared with other programs (<c>{ a; b; } &gt; out</c>) they would overwrite one another.
/// </summary>
/// <param name="handle">The descriptor, owned.</param>
internal sealed partial class DescriptorStream(SafeFileHandle handle) : Stream
{
    /// <summary>The <see cref="Exception.HResult"/> of the exception where nobody reads any more.</summary>
    public const int BrokenPipe = 32;

    private const int Interrupted = 4;
    private const short PollOut = 4;

    // A pipe that can be written takes so much at once.
    private static readonly int AtOnceBytes = OperatingSystem.IsLinux() ? 4096 : 512;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            nint written = WriteSome(handle, buffer, buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
            }
            else if (Marshal.GetLastPInvokeError() is not Interrupted and int error)
            {
                throw new IOException($"Standard output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}.", error);
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Most messages are small and read at once: another thread would cost more than the write.
        if (buffer.Length > AtOnceBytes || cancellationToken.IsCancellationRequested || !CanTake())
        {
            return new ValueTask(Task.Run(() => Write(buffer.Span), cancellationToken));
        }

        try
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
        catch (IOException failure)
        {
            return ValueTask.FromException(failure);
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            handle.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool CanTake()
    {
        bool held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            PollDescriptor one = new() { Descriptor = (int)handle.DangerousGetHandle(), Events = PollOut };
            return Poll(ref one, 1, 0) == 1 && one.Returned == PollOut;
        }
        finally
        {
            if (held)
            {
                handle.DangerousRelease();
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteSome(SafeFileHandle descriptor, ReadOnlySpan<byte> bytes, nint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
