namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>The figures of one step, or the means of several: what the log, the event file and every client's progress show.</summary>
/// <param name="Step">Steps made.</param>
/// <param name="Progress">Share of the schedule that is done, 0 to 1.</param>
/// <param name="Losses">Losses before the step.</param>
/// <param name="GradientNorm">Norm of all gradients before any bound.</param>
/// <param name="LearningRate">Learning rate.</param>
/// <param name="LogitScale">Factor on the cosines.</param>
/// <param name="Size">Side of the global crops, pixels.</param>
/// <param name="ImagesPerSecond">Pairs trained a second.</param>
/// <param name="DataWait">Share of the time that was spent waiting for batches, 0 to 1.</param>
/// <param name="SecondsLeft">Seconds to the end of the schedule at this pace.</param>
/// <param name="MemoryBytes">Resident memory of the process.</param>
/// <param name="GpuMemoryBytes">Memory taken of the GPU, or null where none trains.</param>
public sealed record StepMetrics(
    long Step,
    double Progress,
    StepLosses Losses,
    double GradientNorm,
    double LearningRate,
    double LogitScale,
    int Size,
    double ImagesPerSecond,
    double DataWait,
    double SecondsLeft,
    long MemoryBytes,
    long? GpuMemoryBytes = null)
{
    /// <summary>The figures by name, in the order in which they are shown.</summary>
    public IReadOnlyDictionary<string, double> Figures()
    {
        OrderedDictionary<string, double> figures = new(StringComparer.Ordinal) { ["loss"] = Losses.Total, ["contrastive"] = Losses.Contrastive };
        for (int view = 0; view < Losses.Views.Count && Losses.Views.Count > 1; view++)
        {
            figures[FormattableString.Invariant($"contrastiveView{view + 1}")] = Losses.Views[view];
        }

        if (Losses.Distillation != 0)
        {
            figures["distillation"] = Losses.Distillation;
        }

        figures["gradientNorm"] = GradientNorm;
        figures["learningRate"] = LearningRate;
        figures["logitScale"] = LogitScale;
        figures["imagesPerSecond"] = Math.Round(ImagesPerSecond, 1);
        figures["dataWait"] = Math.Round(DataWait, 4);
        figures["secondsLeft"] = Math.Round(SecondsLeft);
        figures["memoryBytes"] = MemoryBytes;
        if (GpuMemoryBytes is long taken)
        {
            figures["gpuMemoryBytes"] = taken;
        }

        return figures;
    }
}
