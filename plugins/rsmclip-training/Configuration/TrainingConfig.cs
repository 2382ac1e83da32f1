using System.ComponentModel.DataAnnotations;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Everything that decides a training run. Read from YAML with underscored keys; relative paths are relative to the file.</summary>
public sealed class TrainingConfig
{
    /// <summary>Seed of weights, data order, augmentation and language draws.</summary>
    [Provenance("ours")]
    [Range(0, int.MaxValue)]
    public int Seed { get; set; }

    /// <summary>CPU threads of libtorch; 0 leaves its own choice.</summary>
    [Provenance("ours")]
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Where the towers run: <c>cpu</c>, <c>cuda</c> (NVIDIA), or <c>auto</c> for a GPU where there is one that libtorch can use.</summary>
    [Provenance("ours")]
    [AllowedValues("auto", "cpu", "cuda")]
    public string Device { get; set; } = "auto";

    /// <summary><c>bfloat16</c> (automatic mixed precision) or <c>float32</c>.</summary>
    [Provenance("open_clip: amp_bf16")]
    [AllowedValues("bfloat16", "float32")]
    public string Precision { get; set; } = "bfloat16";

    /// <summary>How exact products of 32-bit floats are: <c>highest</c>, or <c>high</c> and <c>medium</c>, which let libtorch choose faster kernels; on most CPUs nothing of the result is lost. Linux only; checked at the start.</summary>
    [Provenance("PyTorch: highest; medium is ours, twice as fast on CPUs that are not Intel's")]
    [AllowedValues("highest", "high", "medium")]
    public string MatmulPrecision { get; set; } = "medium";

    /// <summary>Pairs in a step.</summary>
    [Provenance("ours")]
    [Range(2, int.MaxValue)]
    public int BatchSize { get; set; } = 128;

    /// <summary>
    /// Parts in which a step's pairs go through the towers, to save memory: the contrastive loss is that of all pairs of the step whatever the parts.
    /// The towers' features are computed once without gradients and once with them, so that a step takes longer.
    /// </summary>
    [Provenance("open_clip: accum_freq 1; GradCache (Gao et al. 2021)")]
    [Range(1, 65_536)]
    public int Accumulation { get; set; } = 1;

    /// <summary>Optimiser steps at most.</summary>
    [Provenance("ours")]
    [Range(1, int.MaxValue)]
    public int Steps { get; set; } = 10_000;

    /// <summary>Minutes after which the schedule is at its end whatever the pace; 0 for no limit. A run with a limit is not reproducible bit for bit.</summary>
    [Provenance("ours")]
    [Range(0.0, double.PositiveInfinity)]
    public double TimeBudgetMinutes { get; set; }

    /// <summary>A checkpoint folder to start from, or empty to start from random weights.</summary>
    [Provenance("RS-M-CLIP starts from xlm-roberta-base-ViT-B-32 laion5b_s13b_b90k")]
    public string StartFrom { get; set; } = "";

    /// <summary>SentencePiece unigram model; needed where there is no start checkpoint.</summary>
    [Provenance("ours")]
    public string Tokenizer { get; set; } = "";

    /// <summary>Sizes of a model that starts from random weights.</summary>
    public ModelSettings Model { get; set; } = new();

    /// <summary>Images and texts.</summary>
    public DataSettings Data { get; set; } = new();

    /// <summary>Crops and their sizes.</summary>
    public ViewSettings Views { get; set; } = new();

    /// <summary>Learning rate and its like.</summary>
    public OptimiserSettings Optimiser { get; set; } = new();

    /// <summary>What is not trained.</summary>
    public FreezingSettings Freezing { get; set; } = new();

    /// <summary>Self-distillation.</summary>
    public DistillationSettings Distillation { get; set; } = new();

    /// <summary>Weights between the start checkpoint's and the trained ones.</summary>
    public InterpolationSettings Interpolation { get; set; } = new();

    /// <summary>Log, evaluation and checkpoints.</summary>
    public OutputSettings Output { get; set; } = new();
}
