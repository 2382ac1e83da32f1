using System.IO.Pipelines;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>
/// Reads a process's pipe on a thread of its own. The runtime reads such pipes on threads of the pool, one held for as long as nothing comes: with a few dozen quiet
/// plugins the pool would have none left.
/// </summary>
internal static class BlockingPump
{
    private const int StackBytes = 256 * 1024;

    /// <summary>Starts to read.</summary>
    /// <param name="source">The pipe, closed when it has ended.</param>
    /// <returns>The same bytes, to be read without holding a thread.</returns>
    public static Stream Start(Stream source)
    {
        Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 1024 * 1024, resumeWriterThreshold: 512 * 1024, useSynchronizationContext: false));
        Run("plugin output", () => Pump(source, pipe.Writer));
        return pipe.Reader.AsStream();
    }

    /// <summary>Runs something that blocks.</summary>
    /// <param name="name">The thread's name.</param>
    /// <param name="work">What to do; must not throw.</param>
    public static void Run(string name, Action work) => new Thread(() => work(), StackBytes) { IsBackground = true, Name = name }.Start();

    /// <summary>Reads what is there, waiting for it.</summary>
    /// <param name="source">The pipe.</param>
    /// <param name="buffer">Where to put it.</param>
    /// <returns>Bytes read; 0 where the pipe has ended or was closed.</returns>
    public static int Read(Stream source, Span<byte> buffer)
    {
        try
        {
            return source.Read(buffer);
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or OperationCanceledException)
        {
            return 0;
        }
    }

    private static void Pump(Stream source, PipeWriter writer)
    {
        int read;
        do
        {
            read = Read(source, writer.GetSpan(64 * 1024));
            writer.Advance(read);
        }
        while (read > 0 && !writer.FlushAsync().AsTask().GetAwaiter().GetResult().IsCompleted);
        source.Dispose();
        writer.Complete();
    }
}
