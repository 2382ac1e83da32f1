using System.Globalization;

namespace RsPlugins.RsmClip.Model.Onnx;

/// <summary>What a graph for segmentation computes.</summary>
/// <param name="Rows">Patches down.</param>
/// <param name="Columns">Patches across.</param>
/// <param name="Attention">The attention of the last block.</param>
/// <param name="WholeBlock">Whether the last block keeps its residual and its MLP; without them, NACLIP's reduced form.</param>
/// <param name="Sigma">Standard deviation of the Gaussian Ω, in patches.</param>
public sealed record SegmentationOptions(
    int Rows, int Columns, SegmentationAttention Attention = SegmentationAttention.Naclip, bool WholeBlock = false, double Sigma = 5)
{
    /// <summary>The most patches along a side.</summary>
    public const int MostPatches = 64;

    /// <summary>Whether the Gaussian is part of the attention.</summary>
    public bool HasNeighbourhood => Attention is SegmentationAttention.Naclip or SegmentationAttention.Neighbourhood;

    /// <summary>A name for files that tells these options from others.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"{Attention.ToString().ToLowerInvariant()}{(HasNeighbourhood ? $"-{Sigma:R}" : "")}-{(WholeBlock ? "whole" : "reduced")}-{Rows}x{Columns}");
}
