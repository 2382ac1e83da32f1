using System.Runtime.InteropServices;
using RsPlugins.RsmClip.Training.Loop;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

/// <summary>A made device: what is taken grows with the pairs of the largest pass so far, as libtorch's allocator has it, and a pass too large fails in libtorch's words.</summary>
public sealed class BatchFitTests
{
    private const long GiB = 1L << 30;
    private const long Fixed = 3 * GiB;
    private const long Each = GiB / 16;
    private long _taken = Fixed;

    [Theory]
    [InlineData(256, 8)]
    [InlineData(1000, 24)]
    public void The_batch_that_would_fit_follows_from_two_small_passes(int batch, int gib)
    {
        BatchFit fit = new(() => (_taken, gib * GiB));
        fit.Measure(batch, pairs => Pass(pairs, gib * GiB));
        Failure failure = Assert.Throws<Failure>(() => Pass(batch, gib * GiB));

        TrainingException told = fit.Explain(batch, 1, failure);

        int most = (int)(((gib * GiB * 0.92) - Fixed) / Each);
        Assert.Equal(most, fit.Most());
        Pass(most, gib * GiB);
        Assert.Equal($"The memory of {gib}.0 GiB does not hold {batch} pairs at once.", told.Message);
        Assert.Equal($"About {most} would fit: set batch_size to {most}, or accumulation to {(batch + most - 1) / most} to keep the batch of {batch}.", told.Hint);
        Assert.Same(failure, told.InnerException);
    }

    [Fact]
    public void A_batch_in_parts_is_told_its_parts()
    {
        BatchFit fit = new(() => (_taken, 8 * GiB));
        fit.Measure(128, pairs => Pass(pairs, 8 * GiB));

        TrainingException told = fit.Explain(512, 4, new Failure("CUDA out of memory."));

        Assert.Contains("128 pairs at once", told.Message, StringComparison.Ordinal);
        Assert.Contains("accumulation to 8", told.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    public void Where_nothing_could_be_measured_the_way_out_is_told_all_the_same(int batch)
    {
        BatchFit fit = new(() => null);
        fit.Measure(batch, _ => { });

        TrainingException told = fit.Explain(batch, 2, new Failure("CUDA out of memory."));

        Assert.Null(fit.Most());
        Assert.Contains("accumulation to 4", told.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB.", true)]
    [InlineData("[enforce fail at alloc_cpu.cpp:125] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 40000000000 bytes.", true)]
    [InlineData("mat1 and mat2 shapes cannot be multiplied", false)]
    public void Libtorchs_words_for_no_memory_are_known(string message, bool isMemory)
    {
        Assert.Equal(isMemory, BatchFit.IsOutOfMemory(new Failure(message)));
        Assert.False(BatchFit.IsOutOfMemory(new InvalidOperationException(message)));
    }

    [Fact]
    public void Libtorch_says_so_itself_when_it_runs_out()
    {
        Exception failure = Assert.ThrowsAny<Exception>(() => TorchSharp.torch.zeros(1L << 60));

        Assert.True(BatchFit.IsOutOfMemory(failure), failure.Message);
    }

    private void Pass(int pairs, long all)
    {
        long needed = Fixed + (pairs * Each);
        if (needed > all)
        {
            throw new Failure("CUDA out of memory. Tried to allocate 20.00 MiB.");
        }

        _taken = Math.Max(_taken, needed);
    }

    private sealed class Failure(string message) : ExternalException(message);
}
