using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace RsPlugins.Benchmarks.Protocol;

/// <summary>The least that a machine takes for a question and its answer between two processes: bytes over pipes that come back as they are.</summary>
internal static class PipeEcho
{
    /// <summary>The command that answers.</summary>
    public const string Command = "pipe-echo";

    /// <summary>About a small call's frame.</summary>
    public const int MessageBytes = 160;

    /// <summary>This program.</summary>
    public static string Program => Environment.ProcessPath!;

    /// <summary>Answers until standard input ends.</summary>
    public static int Answer()
    {
        using FileStream input = new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        using FileStream output = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        byte[] buffer = new byte[4096];
        int read;
        while ((read = input.Read(buffer)) > 0)
        {
            output.Write(buffer, 0, read);
        }

        return 0;
    }

    /// <summary>Asks.</summary>
    /// <param name="warmUp">Questions that do not count.</param>
    /// <param name="count">Questions that do.</param>
    /// <returns>The times, in microseconds.</returns>
    public static double[] Ask(int warmUp, int count)
    {
        using Process child = Process.Start(new ProcessStartInfo(Program, [Command]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Stream input = child.StandardInput.BaseStream;
        Stream output = child.StandardOutput.BaseStream;
        byte[] message = new byte[MessageBytes];
        double[] times = new double[count];
        for (int i = -warmUp; i < count; i++)
        {
            long start = Stopwatch.GetTimestamp();
            input.Write(message);
            input.Flush();
            output.ReadExactly(message);
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        child.StandardInput.Close();
        child.WaitForExit();
        return times;
    }
}
