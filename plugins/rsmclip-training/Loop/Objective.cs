using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Data.Augment;
using RsPlugins.RsmClip.Training.Losses;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>
/// What is minimised: CLIP's loss on each global view, over all pairs of a step, plus self-distillation. A step's pairs can go through the towers in parts:
/// the features of all are computed first, without gradients; the loss over them gives each feature's gradient; and each part is computed again to pass its own on
/// (GradCache, Gao et al. 2021). Self-distillation is a mean over pairs and adds up by itself, the centre moving once a step.
/// </summary>
/// <param name="config">The run.</param>
/// <param name="model">The student.</param>
/// <param name="distillation">Self-distillation, or null.</param>
public sealed class Objective(TrainingConfig config, ClipModel model, SelfDistillation? distillation)
{
    /// <summary>Gives the crops; at first those that the workers have painted.</summary>
    public ICropSource Crops { get; set; } = new HostCrops(model.Device);


    /// <summary>Forward and backward pass; gradients add up.</summary>
    /// <param name="batch">The pairs.</param>
    /// <param name="autocast">Precision of the forward passes.</param>
    /// <param name="step">Step from 0.</param>
    /// <param name="cancellationToken">Ends it between two passes; nothing but gradients is changed then.</param>
    public StepLosses Backward(Batch batch, Autocast autocast, long step, CancellationToken cancellationToken)
    {
        int size = (batch.Count + config.Accumulation - 1) / config.Accumulation;
        (int First, int Count)[] parts = [.. Enumerable.Range(0, (batch.Count + size - 1) / size).Select(part => (part * size, Math.Min(size, batch.Count - (part * size))))];
        return parts.Length == 1 ? BackwardWhole(batch, autocast, step, cancellationToken) : BackwardInParts(batch, parts, autocast, step, cancellationToken);
    }

    /// <summary>A pass over the first pairs of a batch, to see what it takes; leaves nothing but gradients.</summary>
    /// <param name="batch">The pairs.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="autocast">Precision of the forward pass.</param>
    public void Try(Batch batch, int count, Autocast autocast)
    {
        using DisposeScope scope = NewDisposeScope();
        Pass pass = Forward(batch, 0, count, autocast, withDistillation: true);
        Tensor total = stack(Contrast(batch, count, pass.Features, pass.Texts), 0).mean();
        if (distillation is not null)
        {
            total = total.Plus(distillation.Loss.Forward(pass.Student!, pass.Teacher!, distillation.TemperatureAt(0)));
        }

        total.backward();
    }

    private StepLosses BackwardWhole(Batch batch, Autocast autocast, long step, CancellationToken cancellationToken)
    {
        using DisposeScope scope = NewDisposeScope();
        Draw(batch, 0);
        Pass pass = Forward(batch, 0, batch.Count, autocast, withDistillation: true);
        cancellationToken.ThrowIfCancellationRequested();
        Tensor[] losses = Contrast(batch, batch.Count, pass.Features, pass.Texts);
        Tensor contrastive = stack(losses, 0).mean();
        Tensor total = contrastive;
        double distilled = 0;
        if (distillation is not null)
        {
            Tensor loss = distillation.Loss.Forward(pass.Student!, pass.Teacher!, distillation.TemperatureAt(step));
            distillation.Loss.MoveCentre(pass.Teacher!.mean([0], keepdim: true));
            distilled = loss.item<float>();
            total = contrastive.Plus(loss.Times(config.Distillation.Weight));
        }

        total.backward();
        return new StepLosses(total.item<float>(), contrastive.item<float>(), distilled) { Views = [.. losses.Select(loss => (double)loss.item<float>())] };
    }

    private StepLosses BackwardInParts(Batch batch, (int First, int Count)[] parts, Autocast autocast, long step, CancellationToken cancellationToken)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor[] features, Tensor texts) = Features(batch, parts, autocast, cancellationToken);
        Tensor[] losses = Contrast(batch, batch.Count, features, texts);
        Tensor contrastive = stack(losses, 0).mean();
        contrastive.backward();
        double distilled = 0;
        Tensor? centre = null;
        foreach ((int first, int count) in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using DisposeScope inner = NewDisposeScope();
            Draw(batch, first);
            Pass pass = Forward(batch, first, count, autocast, withDistillation: true);
            Tensor passedOn = (pass.Texts * Slope(texts, first, count)).sum();
            for (int view = 0; view < features.Length; view++)
            {
                passedOn = passedOn.Plus((pass.Features[view].to_type(ScalarType.Float32) * Slope(features[view], first, count)).sum());
            }

            if (distillation is not null)
            {
                double share = (double)count / batch.Count;
                Tensor loss = distillation.Loss.Forward(pass.Student!, pass.Teacher!, distillation.TemperatureAt(step));
                distilled += share * loss.item<float>();
                passedOn = passedOn.Plus(loss.Times(config.Distillation.Weight * share));
                Tensor mean = pass.Teacher!.mean([0], keepdim: true).Times(share);
                centre = (centre is null ? mean : centre.Plus(mean)).MoveToOuterDisposeScope();
            }

            passedOn.backward();
        }

        if (centre is not null)
        {
            distillation!.Loss.MoveCentre(centre);
        }

        double value = contrastive.item<float>();
        return new StepLosses(value + (config.Distillation.Weight * distilled), value, distilled) { Views = [.. losses.Select(loss => (double)loss.item<float>())] };
    }

    // Leaves whose gradients are those of the features.
    private (Tensor[] Features, Tensor Texts) Features(Batch batch, (int First, int Count)[] parts, Autocast autocast, CancellationToken cancellationToken)
    {
        using IDisposable guard = no_grad();
        List<Pass> passes = [];
        foreach ((int first, int count) in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using DisposeScope inner = NewDisposeScope();
            Draw(batch, first);
            Pass pass = Forward(batch, first, count, autocast, withDistillation: false);
            passes.Add(new Pass([.. pass.Features.Select(view => view.to_type(ScalarType.Float32).MoveToOuterDisposeScope())], pass.Texts.MoveToOuterDisposeScope(), null, null));
        }

        Tensor[] features = [.. Enumerable.Range(0, passes[0].Features.Count).Select(view => cat([.. passes.Select(pass => pass.Features[view])], 0).requires_grad_(true))];
        return (features, cat([.. passes.Select(pass => pass.Texts)], 0).requires_grad_(true));
    }

    private Tensor[] Contrast(Batch batch, int count, IReadOnlyList<Tensor> features, Tensor texts)
    {
        Tensor? targets = batch.Targets is null ? null : tensor(batch.Targets, [batch.Count, batch.Count]).narrow(0, 0, count).narrow(1, 0, count).to(model.Device);
        Tensor scale = model.Parameters[ClipModel.LogitScale].exp();
        return [.. features.Select(view => targets is null
            ? ClipLoss.OneToOne(ClipModel.Unit(view), texts, scale)
            : ClipLoss.Weighted(ClipModel.Unit(view), texts, scale, targets))];
    }

    private Pass Forward(Batch batch, int first, int count, Autocast autocast, bool withDistillation)
    {
        Tensor globals = Crops.Globals(batch, first, count);
        Tensor? locals = distillation is null || !withDistillation || config.Views.LocalCrops == 0 ? null : Crops.Locals(batch, first, count);
        Tensor ids = tensor(batch.TokenIds, [batch.Count, batch.Length]).narrow(0, first, count).to(model.Device);
        double dropPath = config.Optimiser.VisionDropPath;
        using Autocast.Scope precision = autocast.Begin();

        // Views of a size go through the tower together, as in DINO: the same sums in fewer and larger products.
        Tensor tokens = model.Vision.ClassToken(globals, dropPath);
        Tensor features = model.Vision.Project(tokens);
        Tensor[] views = features.chunk(globals.shape[0] / count, 0);
        Tensor texts = model.EncodeTexts(ids, config.Optimiser.TextDropout);
        return distillation is null || !withDistillation
            ? new Pass(views, texts, null, null)
            : new Pass(views, texts, distillation.StudentLogits(tokens, features, locals is null ? null : model.Vision.ClassToken(locals, dropPath)), distillation.TeacherLogits(globals));
    }

    private static Tensor Slope(Tensor leaf, int first, int count) => leaf.grad!.narrow(0, first, count);

    // What is dropped depends on the step and the part alone: a resumed run drops the same, and so do both passes over a part.
    private void Draw(Batch batch, int first) => random.manual_seed(((config.Seed + batch.Step) * 65_537) + first);

    private sealed record Pass(IReadOnlyList<Tensor> Features, Tensor Texts, Tensor? Student, Tensor? Teacher);
}
