using System.Text;
using Microsoft.Extensions.Logging;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>
/// Passes a process's standard error to the host's log. It is always read, so that the process never waits; how much of it reaches the log is bounded, and long
/// lines are cut.
/// </summary>
internal sealed class StandardErrorReader
{
    /// <summary>Lines that may come at once.</summary>
    public const int Burst = 200;

    /// <summary>Lines a second that may come for ever.</summary>
    public const int Rate = 10;

    /// <summary>The longest line that is kept, in bytes.</summary>
    public const int LongestLine = 1000;

    private const int LastLines = 20;

    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lastLines = new();
    private readonly byte[] line = new byte[LongestLine];
    private readonly Stream source;
    private readonly ILogger log;
    private readonly TimeProvider time;
    private int length;
    private double credit = Burst;
    private long lastLine;
    private int leftOut;

    /// <summary>Starts to read.</summary>
    /// <param name="source">The process's standard error, closed when it has ended.</param>
    /// <param name="log">The host's log.</param>
    /// <param name="time">The clock.</param>
    public StandardErrorReader(Stream source, ILogger log, TimeProvider time)
    {
        this.source = source;
        this.log = log;
        this.time = time;
        lastLine = time.GetTimestamp();
        BlockingPump.Run("plugin log", Read);
    }

    /// <summary>Done when the process, and all that share its standard error, have closed it.</summary>
    public Task Done => done.Task;

    /// <summary>The last lines, or null.</summary>
    public string? LastWords
    {
        get
        {
            lock (lastLines)
            {
                return lastLines.Count > 0 ? string.Join('\n', lastLines) : null;
            }
        }
    }

    private void Read()
    {
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = BlockingPump.Read(source, buffer)) > 0)
        {
            foreach (byte one in buffer.AsSpan(0, read))
            {
                if (one == '\n')
                {
                    Emit();
                }
                else if (length < line.Length)
                {
                    line[length++] = one;
                }
            }
        }

        if (length > 0)
        {
            Emit();
        }

        TellLeftOut();
        source.Dispose();
        done.SetResult();
    }

    private void Emit()
    {
        string text = Encoding.UTF8.GetString(line, 0, length).TrimEnd('\r');
        length = 0;
        lock (lastLines)
        {
            lastLines.Enqueue(text);
            if (lastLines.Count > LastLines)
            {
                lastLines.Dequeue();
            }
        }

        long now = time.GetTimestamp();
        credit = Math.Min(Burst, credit + (time.GetElapsedTime(lastLine, now).TotalSeconds * Rate));
        lastLine = now;
        if (credit < 1)
        {
            leftOut++;
            return;
        }

        credit--;
        TellLeftOut();
        log.LogWarning("{Line}", text);
    }

    private void TellLeftOut()
    {
        if (leftOut > 0)
        {
            log.LogWarning("{Count} lines were left out: they came too fast.", leftOut);
            leftOut = 0;
        }
    }
}
