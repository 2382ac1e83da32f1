using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Training.Report;

/// <summary>Writes a run's report anew at each evaluation, from the log that has been written before.</summary>
/// <param name="title">Name of the run.</param>
/// <param name="log">Path of the log.</param>
/// <param name="report">Path of the report.</param>
/// <param name="config">The settings.</param>
/// <param name="samples">Finds texts for validation images by the model as it is.</param>
public sealed class ReportSink(string title, string log, string report, TrainingConfig config, Func<IReadOnlyList<SampleRetrieval>> samples) : IMetricsSink
{
    /// <inheritdoc />
    public void Write(StepMetrics metrics, TimeSpan elapsed)
    {
        // Between two evaluations the live figures are with the client, the event files and the log.
    }

    /// <inheritdoc />
    public void Write(long step, bool isLast, IReadOnlyList<EvaluationResult> results, TimeSpan elapsed)
    {
        using StagedFile staged = new(report);
        File.WriteAllText(staged.Path, TrainingReport.Html(title, RunLines.Read(log), config, samples()));
        staged.Commit();
    }
}
