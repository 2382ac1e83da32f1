using System.Runtime.InteropServices;
using System.Threading.Tasks.Sources;
using Microsoft.Win32.SafeHandles;

namespace RsPlugins.Sdk.Connections;

/// <summary>
/// Reads a Unix descriptor on a thread of its own, which also runs what follows each read. A FileStream hands every read to the pool of threads, which
/// wakes one more for it; small calls by Python took a quarter longer. One read at a time.
/// </summary>
internal sealed partial class DescriptorInput : Stream, IValueTaskSource<int>
{
    private const int Interrupted = 4;

    private readonly SafeFileHandle handle;
    private readonly SemaphoreSlim asked = new(0);
    private ManualResetValueTaskSourceCore<int> answer;
    private Memory<byte> target;
    private volatile bool waiting;
    private volatile bool closed;

    /// <summary>Starts the thread.</summary>
    /// <param name="handle">The descriptor, owned.</param>
    public DescriptorInput(SafeFileHandle handle)
    {
        this.handle = handle;
        new Thread(ReadOn) { IsBackground = true, Name = "standard input" }.Start();
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(closed, this);
        answer.Reset();
        target = buffer;
        waiting = true;
        asked.Release();
        return new ValueTask<int>(this, answer.Version);
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => answer.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => answer.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        answer.OnCompleted(continuation, state, token, flags);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !closed)
        {
            closed = true;
            asked.Release();
        }

        base.Dispose(disposing);
    }

    private void ReadOn()
    {
        using SafeFileHandle own = handle;
        while (true)
        {
            asked.Wait();
            if (closed)
            {
                if (waiting)
                {
                    answer.SetResult(0);
                }

                return;
            }

            nint read;
            do
            {
                read = ReadSome(own, target.Span, target.Length);
            }
            while (read < 0 && Marshal.GetLastPInvokeError() == Interrupted);

            // What follows the read runs within these, and may ask for the next.
            waiting = false;
            if (read >= 0)
            {
                answer.SetResult((int)read);
            }
            else
            {
                int error = Marshal.GetLastPInvokeError();
                answer.SetException(new IOException($"Standard input cannot be read: {Marshal.GetPInvokeErrorMessage(error)}.", error));
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadSome(SafeFileHandle descriptor, Span<byte> bytes, nint count);
}
