namespace RsPlugins.RsmClip.Inference;

/// <summary>How a tower's inputs are dealt out to runs.</summary>
/// <param name="Most">The most inputs in one run.</param>
/// <param name="Threads">The most runs at the same time.</param>
internal sealed record RunPlan(int Most, int Threads)
{
    /// <summary>Enough for the weights, which every run reads once, to cost little; more makes nothing faster.</summary>
    public const int CpuBatch = 8;
    private const int AcceleratorBatch = 16;

    /// <summary>An accelerator is a single queue.</summary>
    public static RunPlan Accelerated { get; } = new(AcceleratorBatch, 1);

    /// <summary>The most threads that bring inputs into the tower's form meanwhile: an accelerator leaves the processor to them.</summary>
    public int Preparing => this == Accelerated ? ModelPool.DefaultThreads : Threads;

    /// <summary>The most runs that are begun and not yet taken, so that neither stage waits for the other.</summary>
    public int Ahead => Preparing + (2 * Threads);

    /// <summary>Inputs in a run when so many are to be dealt out: all threads get as much, as far as that is possible.</summary>
    public int LengthFor(int count)
    {
        int runs = Math.Max(1, (count + Most - 1) / Most);
        runs = (runs + Threads - 1) / Threads * Threads;
        return Math.Max(1, (count + runs - 1) / runs);
    }

    public ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken };
}
