using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Losses;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>What changes in training: the model, its optimiser, the running average of its weights, and with self-distillation the head, the teacher and the centre.</summary>
public sealed class Learner : IDisposable
{
    private const string HeadPrefix = "head.";
    private const string VisionPrefix = "visual.";
    private readonly TrainingConfig _config;
    private readonly ParameterTable _head = new();
    private readonly DistillationHead? _studentHead;
    private readonly DistillationHead? _teacherHead;
    private readonly VisionTower? _teacherVision;

    /// <summary>Starts from a model, which the learner then owns.</summary>
    /// <param name="config">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="head">Starting values of the head, taken over; null draws them.</param>
    public Learner(TrainingConfig config, ClipModel model, ParameterTable? head = null)
    {
        _config = config;
        Model = model;
        DistillationSettings distillation = config.Distillation;
        if (distillation.Weight > 0)
        {
            _head = head ?? new ParameterTable();
            if (head is null)
            {
                (int, int, int, int) sizes = (model.Config.EmbedDim, distillation.HiddenWidth, distillation.BottleneckWidth, distillation.Prototypes);
                DistillationHead.AddTo(_head, HeadPrefix, sizes, distillation.UnitPrototypes, config.Seed + 1);
            }

            Teacher = new ParameterTable();
            foreach (string name in model.Parameters.Names.Where(name => name.StartsWith(VisionPrefix, StringComparison.Ordinal)))
            {
                Teacher.Add(name, model.Parameters[name], requiresGradient: false);
            }

            foreach (string name in _head.Names)
            {
                Teacher.Add(name, _head[name], requiresGradient: false);
            }

            _studentHead = new DistillationHead(_head, HeadPrefix);
            _teacherHead = new DistillationHead(Teacher, HeadPrefix);
            _teacherVision = new VisionTower(Teacher, model.Config.Vision);
            Distillation = new DistillationLoss(distillation.Prototypes, distillation.StudentTemperature, distillation.CentreMomentum);
        }

        OptimiserSettings optimiser = config.Optimiser;
        Average = optimiser.AverageDecay > 0 ? new ClipModel(model.Config, model.Parameters.FrozenCopy()) : null;
        Optimiser = new AdamW(
            [model.Parameters, _head],
            static (_, tensor) => tensor.ndim >= 2,
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
    public ParameterTable? Teacher { get; }

    /// <summary>The self-distillation loss, or null.</summary>
    public DistillationLoss? Distillation { get; }

    /// <summary>The student's head; empty without self-distillation.</summary>
    public ParameterTable Head => _head;

    /// <summary>The factor on the cosines.</summary>
    public double LogitScale => Math.Exp(Model.Parameters[ClipModel.LogitScale].item<float>());

    /// <summary>Forward and backward pass; gradients add up until <see cref="Step"/>.</summary>
    /// <param name="batch">The pairs.</param>
    /// <param name="autocast">Precision of the forward pass.</param>
    /// <param name="gradientShare">Factor on the loss before the backward pass: 1 over the number of accumulated batches.</param>
    public StepLosses Accumulate(Batch batch, Autocast autocast, double gradientShare = 1)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] globals = [.. batch.GlobalCrops.Select(crops => tensor(crops, [batch.Count, 3, batch.Size, batch.Size]))];
        Tensor[] locals = [.. batch.LocalCrops.Select(crops => tensor(crops, [batch.Count, 3, batch.LocalSize, batch.LocalSize]))];
        Tensor ids = tensor(batch.TokenIds, [batch.Count, batch.Length]);
        Tensor? targets = batch.Targets is null ? null : tensor(batch.Targets, [batch.Count, batch.Count]);
        Tensor[] features;
        Tensor texts;
        Tensor? student = null;
        Tensor? teacher = null;
        using (autocast.Begin())
        {
            features = [.. globals.Select(view => Model.Vision.Forward(view, _config.Optimiser.VisionDropPath))];
            texts = Model.EncodeTexts(ids, _config.Optimiser.TextDropout);
            if (Distillation is not null)
            {
                Tensor views = cat([.. features, .. locals.Select(view => Model.Vision.Forward(view, _config.Optimiser.VisionDropPath))], 0).to_type(ScalarType.Float32);
                student = _studentHead!.Forward(views).to_type(ScalarType.Float32);
                using IDisposable guard = no_grad();
                teacher = _teacherHead!.Forward(_teacherVision!.Forward(cat(globals, 0)).to_type(ScalarType.Float32)).to_type(ScalarType.Float32);
            }
        }

        Tensor scale = Model.Parameters[ClipModel.LogitScale].exp();
        Tensor[] losses = [.. features.Select(view => targets is null
            ? ClipLoss.OneToOne(ClipModel.Unit(view), texts, scale)
            : ClipLoss.Weighted(ClipModel.Unit(view), texts, scale, targets))];
        Tensor contrastive = stack(losses, 0).mean();
        Tensor total = contrastive;
        double distilled = 0;
        if (Distillation is not null)
        {
            Tensor loss = Distillation.Forward(student!, teacher!, _config.Distillation.TeacherTemperature);
            distilled = loss.item<float>();
            total = contrastive.Plus(loss.Times(_config.Distillation.Weight));
        }

        (gradientShare == 1 ? total : total.Times(gradientShare)).backward();
        return new StepLosses(total.item<float>(), contrastive.item<float>(), distilled) { Views = [.. losses.Select(loss => (double)loss.item<float>())] };
    }

    /// <summary>One optimiser step, then everything that follows it: the bound on the logit scale, the average, the teacher.</summary>
    /// <param name="rate">Learning rate.</param>
    /// <returns>Norm of all gradients before any bound.</returns>
    public double Step(double rate)
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

        bool areFrozen = Distillation is not null && Optimiser.Steps < _config.Distillation.FrozenPrototypeSteps;
        Optimiser.Step(rate, areFrozen ? static name => name.Contains("last_layer", StringComparison.Ordinal) : null);
        using (no_grad())
        {
            Model.Parameters[ClipModel.LogitScale].Bound(0, Math.Log(settings.MaximumLogitScale));
        }

        // The average of the first steps would otherwise be mostly the random start.
        double decay = Math.Min(settings.AverageDecay, (1.0 + Optimiser.Steps) / (10 + Optimiser.Steps));
        Average?.Parameters.MoveTowards(Model.Parameters, decay);
        if (Teacher is not null)
        {
            MoveTeacher(_config.Distillation.TeacherMomentum);
        }

        return norm;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Model.Dispose();
        Average?.Dispose();
        Teacher?.Dispose();
        Distillation?.Dispose();
        _head.Dispose();
    }

    private void MoveTeacher(double momentum)
    {
        using IDisposable guard = no_grad();
        foreach (string name in Teacher!.Names)
        {
            bool isHead = name.StartsWith(HeadPrefix, StringComparison.Ordinal);
            using Tensor source = (isHead ? _head[name] : Model.Parameters[name]).detach();
            Teacher[name].Blend(source, momentum);
        }
    }
}
