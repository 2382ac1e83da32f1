using RsPlugins.RsmClip.Training.Data.Augment;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>One step's pairs.</summary>
/// <param name="Step">Step from 0.</param>
/// <param name="Count">Pairs, B.</param>
/// <param name="Size">Side of the global crops, pixels.</param>
/// <param name="GlobalCrops">For each global view [B, 3, size, size], normalised; empty where the device paints them.</param>
/// <param name="LocalSize">Side of the local crops, pixels.</param>
/// <param name="LocalCrops">For each local view [B, 3, local size, local size].</param>
/// <param name="TokenIds">[B, length] token ids, padded with 1.</param>
/// <param name="Length">Tokens of the longest text.</param>
/// <param name="Targets">[B, B], rows images, columns texts: how much they belong together; null where only equal rows do.</param>
public sealed record Batch(
    long Step,
    int Count,
    int Size,
    IReadOnlyList<float[]> GlobalCrops,
    int LocalSize,
    IReadOnlyList<float[]> LocalCrops,
    long[] TokenIds,
    int Length,
    float[]? Targets)
{
    /// <summary>What the device is to paint; null where the workers have painted.</summary>
    public CropPlan? Plan { get; init; }
}
