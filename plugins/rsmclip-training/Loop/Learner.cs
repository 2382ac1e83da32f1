using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Data.Augment;
using RsPlugins.RsmClip.Training.Losses;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>What changes in training: the model, its optimiser, the running average of its weights, and with self-distillation the head, the teacher and the centre.</summary>
public sealed class Learner : IDisposable
{
    private readonly TrainingConfig _config;
    private readonly ParameterTable _noHead = new();
    private readonly SelfDistillation? _distillation;
    private readonly Objective _objective;
    private BatchFit? _fit;

    /// <summary>Starts from a model, which the learner then owns.</summary>
    /// <param name="config">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="head">Starting values of the head, taken over; null draws them.</param>
    public Learner(TrainingConfig config, ClipModel model, ParameterTable? head = null)
    {
        _config = config;
        Model = model;
        Freezing.Apply(model.Parameters, config.Freezing);
        if (model.Device.type != TorchSharp.DeviceType.CPU)
        {
            model.Parameters.Join(static (name, tensor) => $"{name.StartsWith("visual.", StringComparison.Ordinal)} {Decays(name, tensor)}");
        }

        _distillation = config.Distillation.Weight > 0 ? new SelfDistillation(config.Distillation, model, config.Seed + 1, head) : null;
        _objective = new Objective(config, model, _distillation);
        OptimiserSettings optimiser = config.Optimiser;
        Average = optimiser.AverageDecay > 0 ? new ClipModel(model.Config, model.Parameters.Follower()) : null;
        Optimiser = new AdamW(
            [model.Parameters, Head],
            Decays,
            new AdamWSettings(optimiser.Beta1, optimiser.Beta2, optimiser.Epsilon, optimiser.WeightDecay));
    }

    /// <summary>The model in training.</summary>
    public ClipModel Model { get; }

    /// <summary>The running average of its weights, or null.</summary>
    public ClipModel? Average { get; }

    /// <summary>What is evaluated and written: the average where there is one.</summary>
    public ClipModel Best => Average ?? Model;

    /// <summary>The optimiser.</summary>
    public AdamW Optimiser { get; }

    /// <summary>The teacher's vision tower and head, or null.</summary>
    public ParameterTable? Teacher => _distillation?.Teacher;

    /// <summary>The self-distillation loss, or null.</summary>
    public DistillationLoss? Distillation => _distillation?.Loss;

    /// <summary>The student's head; empty without self-distillation.</summary>
    public ParameterTable Head => _distillation?.Head ?? _noHead;

    /// <summary>Gives the crops; at first those that the workers have painted.</summary>
    public ICropSource Crops { get => _objective.Crops; set => _objective.Crops = value; }

    /// <summary>The factor on the cosines.</summary>
    public double LogitScale => Math.Exp(Model.Parameters[ClipModel.LogitScale].item<float>());

    /// <summary>Forward and backward pass over the pairs of a step; the gradients wait for <see cref="Step"/>.</summary>
    /// <param name="batch">The pairs.</param>
    /// <param name="autocast">Precision of the forward passes.</param>
    /// <param name="cancellationToken">Ends it between two passes, as if the step had not begun.</param>
    /// <exception cref="TrainingException">The memory does not hold them.</exception>
    public StepLosses Accumulate(Batch batch, Autocast autocast, CancellationToken cancellationToken = default)
    {
        try
        {
            if (_fit is null)
            {
                _fit = BatchFit.OfGpu();
                Measure(batch, autocast);
            }

            StepLosses losses = _objective.Backward(batch, autocast, Optimiser.Steps, cancellationToken);
            Crops.Release(batch);
            return losses;
        }
        catch (OperationCanceledException)
        {
            Optimiser.ClearGradients();
            Crops.Release(batch);
            throw;
        }
        catch (Exception failure) when (BatchFit.IsOutOfMemory(failure))
        {
            throw _fit!.Explain(batch.Count, _config.Accumulation, failure);
        }
    }

    /// <summary>One optimiser step, then everything that follows it: the bound on the logit scale, the average, the teacher.</summary>
    /// <param name="rate">Learning rate.</param>
    /// <param name="place">Place in the schedule, in steps.</param>
    /// <returns>Norm of all gradients before any bound.</returns>
    public double Step(double rate, double place)
    {
        OptimiserSettings settings = _config.Optimiser;
        double norm = Optimiser.GradientNorm();
        if (settings.TensorGradientNorm > 0)
        {
            Optimiser.BoundEach(settings.TensorGradientNorm);
        }

        if (settings.GradientNorm > 0 && norm > settings.GradientNorm)
        {
            Optimiser.ScaleGradients(settings.GradientNorm / (norm + 1e-6));
        }

        bool areFrozen = _distillation is not null && Optimiser.Steps < _config.Distillation.FrozenPrototypeSteps;
        Optimiser.Step(rate, areFrozen ? static name => name.Contains("last_layer", StringComparison.Ordinal) : null);
        using (no_grad())
        {
            Model.Parameters[ClipModel.LogitScale].Bound(0, Math.Log(settings.MaximumLogitScale));
        }

        // The average of the first steps would otherwise be mostly the random start.
        double decay = Math.Min(settings.AverageDecay, (1.0 + Optimiser.Steps) / (10 + Optimiser.Steps));
        Average?.Parameters.MoveTowards(Model.Parameters, decay);
        _distillation?.MoveTeacher(Model, Math.Min(1, place / _config.Steps));
        return norm;
    }

    // open_clip's rule.
    private static bool Decays(string name, Tensor tensor) => tensor.ndim >= 2;

    // Only where memory is not what the system lends: the CPU's is, and a pass more costs time.
    private void Measure(Batch batch, Autocast autocast)
    {
        if (Model.Device.type != TorchSharp.DeviceType.CPU)
        {
            _fit!.Measure((batch.Count + _config.Accumulation - 1) / _config.Accumulation, count => _objective.Try(batch, count, autocast));
            Optimiser.ClearGradients();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Optimiser.Dispose();
        Model.Dispose();
        Average?.Dispose();
        _distillation?.Dispose();
        _noHead.Dispose();
    }
}
