using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Optimisation;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>Where in its schedule a run is, and what follows from it.</summary>
/// <param name="config">The run.</param>
/// <param name="clock">Its clock: a run with a time budget goes by that.</param>
/// <param name="fullSize">Side of the images that the model is for, pixels.</param>
public sealed class StepSchedule(TrainingConfig config, RunClock clock, int fullSize)
{
    /// <summary>The place in the schedule, in steps; beyond the step itself where time runs out.</summary>
    /// <param name="step">Step from 0.</param>
    public double Place(long step) => config.TimeBudgetMinutes > 0
        ? Math.Max(step, clock.Elapsed.TotalMinutes / config.TimeBudgetMinutes * config.Steps)
        : step;

    /// <summary>Whether the schedule is at its end.</summary>
    /// <param name="step">Steps made.</param>
    public bool IsOver(long step) => Place(step) >= config.Steps;

    /// <summary>Side of the global crops, pixels.</summary>
    /// <param name="step">Step from 0.</param>
    public int SizeAt(long step) => config.Views.FirstSize > 0 && Place(step) < config.Views.FirstShare * config.Steps ? config.Views.FirstSize : fullSize;

    /// <summary>The learning rate.</summary>
    /// <param name="place">Place in the schedule.</param>
    public double Rate(double place)
    {
        OptimiserSettings settings = config.Optimiser;
        double bounded = Math.Min(place, config.Steps);
        return settings.Schedule == "constant"
            ? Schedules.Constant(bounded, settings.WarmupSteps, settings.LearningRate)
            : Schedules.Cosine(bounded, settings.WarmupSteps, config.Steps, settings.LearningRate);
    }

    /// <summary>Seconds left.</summary>
    /// <param name="step">Steps made.</param>
    /// <param name="secondsPerStep">What a step takes.</param>
    public double SecondsLeft(long step, double secondsPerStep)
    {
        double bySteps = Math.Max(0, config.Steps - step) * secondsPerStep;
        return config.TimeBudgetMinutes > 0 ? Math.Clamp((config.TimeBudgetMinutes * 60) - clock.Elapsed.TotalSeconds, 0, bySteps) : bySteps;
    }
}
