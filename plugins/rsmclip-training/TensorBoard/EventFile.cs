using Google.Protobuf;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Loop;

namespace RsPlugins.RsmClip.Training.TensorBoard;

/// <summary>A run's figures as an event file for TensorBoard: one file for each attempt, of which a later one takes back what an earlier one wrote beyond its start.</summary>
public sealed class EventFile : IMetricsSink, IDisposable
{
    private const string Version = "brain.Event:2";
    private readonly RecordFile _file;

    private EventFile(RecordFile file) => _file = file;

    /// <summary>Begins a file.</summary>
    /// <param name="folder">Folder of the event files; made if it is not there.</param>
    /// <param name="resumedAt">Steps made in the state that the run goes on from, or null for a new run, whose folder may hold no files of another.</param>
    public static EventFile Create(string folder, long? resumedAt)
    {
        if (resumedAt is null && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        string name = FormattableString.Invariant($"events.out.tfevents.{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0:0000000000.000}.rsplugins.{Environment.ProcessId}");
        EventFile file = new(new RecordFile(new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read)));
        file.Write(new Event { FileVersion = Version });
        if (resumedAt is long step)
        {
            file.Write(new Event { Step = step + 1, SessionLog = new SessionLog { Status = SessionLog.Types.SessionStatus.Start } });
        }

        return file;
    }

    /// <inheritdoc />
    public void Write(StepMetrics metrics, TimeSpan elapsed) =>
        Write(metrics.Step, metrics.Figures().Select(figure => ($"train/{figure.Key}", figure.Value)));

    /// <inheritdoc />
    public void Write(long step, bool isLast, IReadOnlyList<EvaluationResult> results, TimeSpan elapsed) => Write(
        step,
        results.SelectMany(result => new (string, double?)[]
        {
            ($"{result.Split}/{result.Set}/{result.Language}/top1", result.TopOne),
            ($"{result.Split}/{result.Set}/{result.Language}/meanRecall", result.Retrieval?.MeanRecall),
        }).Where(figure => figure.Item2 is not null).Select(figure => (figure.Item1, figure.Item2!.Value)));

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private void Write(long step, IEnumerable<(string Tag, double Value)> figures)
    {
        Summary summary = new();
        summary.Value.AddRange(figures.Select(figure => new Summary.Types.Value { Tag = figure.Tag, SimpleValue = (float)figure.Value }));
        Write(new Event { Step = step, Summary = summary });
    }

    private void Write(Event one)
    {
        one.WallTime = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;
        _file.Write(one.ToByteArray());
    }
}
