using System.ComponentModel.DataAnnotations;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Learning rate and its like.</summary>
public sealed class OptimiserSettings
{
    /// <summary>Highest learning rate.</summary>
    [Provenance("open_clip: 5e-4 from scratch; published remote sensing fine-tunings 1e-9 to 5e-5")]
    [Range(0.0, 10.0)]
    public double LearningRate { get; set; } = 5e-4;

    /// <summary>Steps of linear warm-up.</summary>
    [Provenance("ours")]
    [Range(0, int.MaxValue)]
    public int WarmupSteps { get; set; } = 200;

    /// <summary><c>cosine</c> or <c>constant</c>.</summary>
    [Provenance("open_clip")]
    [AllowedValues("cosine", "constant")]
    public string Schedule { get; set; } = "cosine";

    /// <summary>AdamW's first beta.</summary>
    [Provenance("open_clip, ViT")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>AdamW's second beta.</summary>
    [Provenance("open_clip, ViT")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; set; } = 0.98;

    /// <summary>AdamW's epsilon.</summary>
    [Provenance("open_clip, ViT")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>Decay of parameters of two or more dimensions.</summary>
    [Provenance("open_clip: 0.2")]
    [Range(0.0, double.PositiveInfinity)]
    public double WeightDecay { get; set; } = 0.2;

    /// <summary>Largest norm of all gradients together; 0 for no bound.</summary>
    [Provenance("ours")]
    [Range(0.0, double.PositiveInfinity)]
    public double GradientNorm { get; set; } = 1;

    /// <summary>Largest norm of each single gradient; 0 for no bound.</summary>
    [Provenance("DINO: 3.0")]
    [Range(0.0, double.PositiveInfinity)]
    public double TensorGradientNorm { get; set; }

    /// <summary>Starting factor on the cosines.</summary>
    [Provenance("CLIP: 1 / 0.07")]
    [Range(1.0, double.PositiveInfinity)]
    public double LogitScale { get; set; } = 1 / 0.07;

    /// <summary>Largest factor on the cosines.</summary>
    [Provenance("open_clip: 100")]
    [Range(1.0, double.PositiveInfinity)]
    public double MaximumLogitScale { get; set; } = 100;

    /// <summary>Dropout in the text tower.</summary>
    [Provenance("XLM-R: 0.1")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double TextDropout { get; set; }

    /// <summary>Probability that an image skips the last block of the vision tower; earlier blocks in proportion to their depth.</summary>
    [Provenance("Huang et al. 2016, stochastic depth; DeiT: 0.1")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double VisionDropPath { get; set; }

    /// <summary>Decay of the running average of the weights, which is what is evaluated and shipped; 0 ships the weights themselves.</summary>
    [Provenance("ours")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double AverageDecay { get; set; } = 0.998;
}
