using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Segment;

/// <summary>Arguments of rs.segment, as the manifest describes them.</summary>
public sealed record SegmentArguments : ClassArguments
{
    /// <summary>Size on the ground, in metres, of a pixel of the model's input; 0 to go by the tile size.</summary>
    public double Resolution { get; init; }

    /// <summary>Side of the model's input in its pixels; 0 for the size it was trained on.</summary>
    public int InputSize { get; init; }

    /// <summary>The attention of the last block.</summary>
    public SegmentationAttention Attention { get; init; } = SegmentationAttention.Naclip;

    /// <summary>Whether the last block keeps its residual and its MLP.</summary>
    public bool WholeBlock { get; init; }

    /// <summary>Standard deviation of NACLIP's neighbourhood, in patches.</summary>
    public double Sigma { get; init; } = 5;

    /// <summary>Share of the whole window's cosines that is taken off those of its patches.</summary>
    public double GlobalShare { get; init; }

    /// <summary>The factor before the softmax; 0 for the model's own.</summary>
    public double LogitScale { get; init; }

    /// <summary>Whether windows count less towards their edges.</summary>
    public bool Tapered { get; init; } = true;

    /// <summary>The least probability of a class.</summary>
    public double Threshold { get; init; }

    /// <summary>The class of pixels where none reaches the threshold; empty for none.</summary>
    public string? Background { get; init; }

    /// <summary>How often the logits are refined along the image's edges; 0 for not at all.</summary>
    public int Refinements { get; init; }

    /// <summary>Distance, in pixels, of the farther neighbours that refine a pixel; there are nearer ones at half of it.</summary>
    public int RefinementDistance { get; init; } = 16;

    /// <summary>Regions of less than this, in square metres, are merged with a neighbour.</summary>
    public double MinimumArea { get; init; }

    /// <summary>How far, in pixels, outlines of polygons may be moved to be simpler.</summary>
    public double Simplify { get; init; }

    /// <summary>The class map to write.</summary>
    public string? ClassMap { get; init; }

    /// <summary>The score map to write.</summary>
    public string? ScoreMap { get; init; }

    /// <summary>The GeoPackage of polygons to write.</summary>
    public string? Polygons { get; init; }
}
