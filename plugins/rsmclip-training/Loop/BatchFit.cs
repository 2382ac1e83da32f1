using System.Runtime.InteropServices;
using RsPlugins.RsmClip.Training.Optimisation;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>How many pairs a device's memory holds at once: a line through what two small passes took, to be told when a large one fails.</summary>
/// <param name="memory">Bytes taken and bytes in all of the device, or null where that is not known.</param>
public sealed class BatchFit(Func<(long Taken, long All)?> memory)
{
    // libtorch's allocator keeps pieces that fit nothing any more.
    private const double Usable = 0.92;
    private (int Pairs, long Taken) _small;
    private (int Pairs, long Taken) _large;
    private long _all;

    /// <summary>The memory of the NVIDIA GPU.</summary>
    public static BatchFit OfGpu() => new(CudaDriver.Memory);

    /// <summary>Measures two small passes.</summary>
    /// <param name="pairs">Pairs of the passes to come.</param>
    /// <param name="pass">Runs a pass over so many pairs.</param>
    public void Measure(int pairs, Action<int> pass)
    {
        int small = Math.Max(1, pairs / 8);
        int large = Math.Max(small + 1, pairs / 4);
        if (large >= pairs)
        {
            return;
        }

        pass(small);
        (long Taken, long All)? first = memory();
        pass(large);
        (long Taken, long All)? second = memory();
        if (first is not null && second is not null)
        {
            _small = (small, first.Value.Taken);
            _large = (large, second.Value.Taken);
            _all = second.Value.All;
        }
    }

    /// <summary>The most pairs that fit at once, or null where that is not known.</summary>
    public int? Most()
    {
        if (_large.Pairs == 0 || _large.Taken <= _small.Taken)
        {
            return null;
        }

        double each = (double)(_large.Taken - _small.Taken) / (_large.Pairs - _small.Pairs);
        double rest = _small.Taken - (each * _small.Pairs);
        return (int)Math.Max(0, ((_all * Usable) - rest) / each);
    }

    /// <summary>Whether a failure is that of memory, of a GPU or of the CPU, by libtorch's own words.</summary>
    /// <param name="failure">What was thrown.</param>
    public static bool IsOutOfMemory(Exception failure) => failure is OutOfMemoryException
        || (failure is ExternalException && (failure.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || failure.Message.Contains("can't allocate memory", StringComparison.Ordinal)));

    /// <summary>What to tell the user.</summary>
    /// <param name="batch">Pairs of a step.</param>
    /// <param name="parts">Parts that they go through the towers in.</param>
    /// <param name="cause">libtorch's failure.</param>
    public TrainingException Explain(int batch, int parts, Exception cause)
    {
        int atOnce = (batch + parts - 1) / parts;
        string size = _all > 0 ? FormattableString.Invariant($" of {_all / (double)(1 << 30):f1} GiB") : "";
        string message = $"The memory{size} does not hold {atOnce} pairs at once.";
        if (Most() is not int measured)
        {
            return new TrainingException(message, $"Set accumulation to {2 * parts} (the batch stays, and takes half the memory), or lower batch_size.", cause);
        }

        // The passes that were measured did fit.
        int most = Math.Max(_large.Pairs, Math.Min(measured, atOnce - 1));
        return new TrainingException(message, $"About {most} would fit: set batch_size to {most}, or accumulation to {(batch + most - 1) / most} to keep the batch of {batch}.", cause);
    }
}
