using System.ComponentModel.DataAnnotations;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Self-distillation between crops (DINO's loss beside CLIP's, as in SILC and RS-M-CLIP).</summary>
public sealed class DistillationSettings
{
    /// <summary>Weight of the self-distillation loss; 0 leaves it out.</summary>
    [Provenance("not published for RS-M-CLIP; 1 is ours")]
    [Range(0.0, double.PositiveInfinity)]
    public double Weight { get; set; }

    /// <summary>Prototypes.</summary>
    [Provenance("DINO: 65536; far fewer for small sets is ours")]
    [Range(2, 1_048_576)]
    public int Prototypes { get; set; } = 4096;

    /// <summary>What the head reads: <c>embedding</c> (the model's own, after the projection) or <c>class_token</c> (before it).</summary>
    [Provenance("SILC: embedding; DINO: class_token, having no projection")]
    [AllowedValues("embedding", "class_token")]
    public string HeadInput { get; set; } = "embedding";

    /// <summary>Linear layers of the head before the prototypes.</summary>
    [Provenance("DINO: 3, as RS-M-CLIP")]
    [Range(1, 16)]
    public int HeadLayers { get; set; } = 3;

    /// <summary>Width of the head's hidden layers.</summary>
    [Provenance("DINO")]
    [Range(1, 65_536)]
    public int HiddenWidth { get; set; } = 2048;

    /// <summary>Width before the prototypes.</summary>
    [Provenance("DINO")]
    [Range(1, 65_536)]
    public int BottleneckWidth { get; set; } = 256;

    /// <summary>Student temperature.</summary>
    [Provenance("DINO")]
    [Range(0.0, 10.0, MinimumIsExclusive = true)]
    public double StudentTemperature { get; set; } = 0.1;

    /// <summary>Teacher temperature, after any warm-up.</summary>
    [Provenance("DINO: 0.04, at most 0.07")]
    [Range(0.0, 10.0, MinimumIsExclusive = true)]
    public double TeacherTemperature { get; set; } = 0.04;

    /// <summary>Teacher temperature of the first step, from which it goes to the other in a line.</summary>
    [Provenance("DINO: 0.04")]
    [Range(0.0, 10.0, MinimumIsExclusive = true)]
    public double FirstTeacherTemperature { get; set; } = 0.04;

    /// <summary>Steps of that line; 0 leaves it out.</summary>
    [Provenance("DINO: 0, up to 50 epochs")]
    [Range(0, int.MaxValue)]
    public int TemperatureWarmupSteps { get; set; }

    /// <summary>Momentum of the teacher, which follows the student as a running average; of the first step where it is not fixed.</summary>
    [Provenance("SILC: fixed, not annealed to 1; the value is ours, within DINO's range")]
    [Range(0.0, 1.0)]
    public double TeacherMomentum { get; set; } = 0.996;

    /// <summary>Whether the momentum is <c>fixed</c> or goes to its last value in half a <c>cosine</c>.</summary>
    [Provenance("SILC: fixed, else the teacher stops following the text loss; DINO: cosine")]
    [AllowedValues("fixed", "cosine")]
    public string MomentumSchedule { get; set; } = "fixed";

    /// <summary>Momentum that the cosine goes to.</summary>
    [Provenance("DINO: 1")]
    [Range(0.0, 1.0)]
    public double LastTeacherMomentum { get; set; } = 1;

    /// <summary>Momentum of the centre.</summary>
    [Provenance("DINO")]
    [Range(0.0, 1.0)]
    public double CentreMomentum { get; set; } = 0.9;

    /// <summary>Whether the lengths of the prototypes stay 1.</summary>
    [Provenance("DINO: norm_last_layer")]
    public bool UnitPrototypes { get; set; } = true;

    /// <summary>Steps in which the prototypes are not trained.</summary>
    [Provenance("DINO: the first epoch")]
    [Range(0, int.MaxValue)]
    public int FrozenPrototypeSteps { get; set; }
}
