using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using RsPlugins.Sdk.Tools;
using TorchSharp;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>The steps of a run, from where its learner is to the end of the schedule.</summary>
/// <param name="config">The run.</param>
/// <param name="learner">What is trained.</param>
/// <param name="maker">Makes the batches.</param>
/// <param name="autocast">Precision of the forward passes.</param>
/// <param name="clock">The run's clock.</param>
/// <param name="position">Where the run is.</param>
/// <param name="context">Progress and log.</param>
public sealed class TrainingLoop(TrainingConfig config, Learner learner, BatchMaker maker, Autocast autocast, RunClock clock, RunPosition position, IToolContext context)
{
    private static readonly Action<ILogger, string, Exception?> Say = LoggerMessage.Define<string>(LogLevel.Information, new EventId(1, "training"), "{Message}");
    private readonly StepSchedule _schedule = new(config, clock, learner.Model.Config.Vision.ImageSize);
    private readonly bool _isOnGpu = learner.Model.Parameters[ClipModel.LogitScale].device_type == DeviceType.CUDA;
    private StepWindow _window = position.Window;

    /// <summary>Figures go there.</summary>
    public required IReadOnlyList<IMetricsSink> Sinks { get; init; }

    /// <summary>Writes down where the run is, to go on from there.</summary>
    public required Action<RunPosition> Save { get; init; }

    /// <summary>Evaluates the model as it is, and keeps it.</summary>
    public required Func<CancellationToken, IReadOnlyList<EvaluationResult>> Evaluate { get; init; }

    /// <summary>Trains to the end of the schedule.</summary>
    /// <param name="cancellationToken">Stops between two passes of a step, with the state before that step written.</param>
    public void Run(CancellationToken cancellationToken)
    {
        Queue<double> marks = new(config.Output.EvaluateAt.Order().Skip(position.Evaluations));
        TimeSpan saved = clock.Elapsed;
        clock.Start();
        using BatchQueue queue = new(maker, learner.Optimiser.Steps, _schedule.SizeAt, learner.Crops.Prepare);
        while (true)
        {
            EvaluateWhenDue(marks, cancellationToken);
            if (_schedule.IsOver(learner.Optimiser.Steps))
            {
                SavePosition(marks);
                return;
            }

            try
            {
                Step(queue, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                SavePosition(marks);
                throw;
            }

            if (IsDue(learner.Optimiser.Steps, saved) || cancellationToken.IsCancellationRequested)
            {
                SavePosition(marks);
                saved = clock.Elapsed;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private void SavePosition(Queue<double> marks) => Save(new RunPosition(clock.Elapsed, _window, config.Output.EvaluateAt.Count - marks.Count));

    private void EvaluateWhenDue(Queue<double> marks, CancellationToken cancellationToken)
    {
        long step = learner.Optimiser.Steps;
        if (step == 0 || !marks.TryPeek(out double mark) || _schedule.Place(step - 1) < mark * config.Steps)
        {
            return;
        }

        try
        {
            Mark(step, cancellationToken);
            marks.Dequeue();
        }
        catch (OperationCanceledException)
        {
            SavePosition(marks);
            throw;
        }
    }

    private void Step(BatchQueue queue, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        Batch batch = queue.Take(cancellationToken);
        TimeSpan waited = Stopwatch.GetElapsedTime(start);

        StepLosses losses = learner.Accumulate(batch, autocast, cancellationToken);
        if (!double.IsFinite(losses.Total))
        {
            throw new DivergenceException($"The loss of step {batch.Step} is not a finite number.");
        }

        double place = _schedule.Place(batch.Step);
        double rate = _schedule.Rate(place);
        double norm = learner.Step(rate, place);
        if (!double.IsFinite(norm))
        {
            throw new DivergenceException($"The gradient of step {batch.Step} is not a finite number.");
        }

        TimeSpan time = Stopwatch.GetElapsedTime(start);
        _window.Add(losses, norm, time, waited);
        Report(place, losses, norm, rate, batch.Size);
    }

    private void Report(double place, StepLosses losses, double norm, double rate, int size)
    {
        long step = learner.Optimiser.Steps;
        double perStep = _window.Seconds / _window.Steps;
        StepMetrics metrics = new(
            step,
            place / config.Steps,
            losses,
            norm,
            rate,
            learner.LogitScale,
            size,
            config.BatchSize / perStep,
            _window.WaitSeconds / _window.Seconds,
            _schedule.SecondsLeft(step, perStep),
            Environment.WorkingSet,
            _isOnGpu ? CudaDriver.Memory()?.Taken : null);
        context.Report(new ToolProgress(metrics.Progress, "training", null, step, config.Steps, "steps", metrics.Figures()));
        if (step % config.Output.LogSteps != 0)
        {
            return;
        }

        metrics = metrics with { Losses = _window.Mean(), GradientNorm = _window.GradientNorm / _window.Steps };
        _window = new StepWindow();
        foreach (IMetricsSink sink in Sinks)
        {
            sink.Write(metrics, clock.Elapsed);
        }
    }

    private void Mark(long step, CancellationToken cancellationToken)
    {
        IReadOnlyList<EvaluationResult> results = Evaluate(cancellationToken);
        foreach (IMetricsSink sink in Sinks)
        {
            sink.Write(step, isLast: false, results, clock.Elapsed);
        }

        Say(context.Log, $"step {step}: " + string.Join("; ", results.Select(result => $"{result.Set} {result.Language} {result.TopOne:P1} {result.Retrieval?.MeanRecall:F1}")), null);
    }

    private bool IsDue(long step, TimeSpan saved) =>
        (config.Output.CheckpointSteps > 0 && step % config.Output.CheckpointSteps == 0)
        || (config.Output.CheckpointMinutes > 0 && (clock.Elapsed - saved).TotalMinutes >= config.Output.CheckpointMinutes);
}
