using System.ComponentModel.DataAnnotations;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Crops and their sizes.</summary>
public sealed class ViewSettings
{
    /// <summary>Global crops of each image; the contrastive loss is the mean over them.</summary>
    [Provenance("DINO and SILC: 2 with self-distillation")]
    [Range(1, 16)]
    public int GlobalCrops { get; set; } = 1;

    /// <summary>Local crops of each image, for self-distillation.</summary>
    [Provenance("DINO: 8")]
    [Range(0, 64)]
    public int LocalCrops { get; set; }

    /// <summary>Side of a local crop, pixels, a multiple of the patch size.</summary>
    [Provenance("DINO: 96 of 224")]
    [Range(1, 4096)]
    public int LocalSize { get; set; } = 48;

    /// <summary>Largest share of the image's area in a local crop.</summary>
    [Provenance("SILC: 0.4")]
    [Range(0.001, 1.0)]
    public double LocalMaximumArea { get; set; } = 0.4;

    /// <summary>Smallest share of the image's area in a local crop.</summary>
    [Provenance("DINO: 0.05")]
    [Range(0.001, 1.0)]
    public double LocalMinimumArea { get; set; } = 0.05;

    /// <summary>Side of the global crops in the first part of the schedule, pixels; 0 for the model's own.</summary>
    [Provenance("ours: progressive resizing, positions are interpolated")]
    [Range(0, 4096)]
    public int FirstSize { get; set; }

    /// <summary>Share of the schedule that runs at the first size.</summary>
    [Provenance("ours")]
    [Range(0.0, 1.0)]
    public double FirstShare { get; set; }
}
