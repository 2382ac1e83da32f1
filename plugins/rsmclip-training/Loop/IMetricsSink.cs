using RsPlugins.RsmClip.Training.Evaluation;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>A place where a run's figures are written down.</summary>
public interface IMetricsSink
{
    /// <summary>The means of the steps since the last ones.</summary>
    /// <param name="metrics">The figures.</param>
    /// <param name="elapsed">Time trained so far.</param>
    void Write(StepMetrics metrics, TimeSpan elapsed);

    /// <summary>An evaluation.</summary>
    /// <param name="step">Steps made.</param>
    /// <param name="isLast">Whether it is that of the finished model.</param>
    /// <param name="results">Its results.</param>
    /// <param name="elapsed">Time trained so far.</param>
    void Write(long step, bool isLast, IReadOnlyList<EvaluationResult> results, TimeSpan elapsed);
}
