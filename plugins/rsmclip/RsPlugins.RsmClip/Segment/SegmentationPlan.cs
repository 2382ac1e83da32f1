using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Model.Onnx;

namespace RsPlugins.RsmClip.Segment;

/// <summary>How a raster is segmented.</summary>
/// <param name="Windows">The windows, laid by the raster's size only.</param>
/// <param name="Form">The form of the vision tower.</param>
/// <param name="GlobalShare">Share of the whole window's cosines that is taken off those of its patches.</param>
/// <param name="LogitScale">The factor before the softmax.</param>
/// <param name="Threshold">The least probability of a class.</param>
/// <param name="Below">The class of pixels where no class reaches the threshold.</param>
/// <param name="Tapered">Whether windows count less towards their edges.</param>
/// <param name="Refinement">Refines the logits along the image's edges; or null.</param>
/// <param name="Threads">The most threads of each part of the work.</param>
internal sealed record SegmentationPlan(
    TileGrid Windows, SegmentationOptions Form, float GlobalShare, float LogitScale, float Threshold, byte Below, bool Tapered, Pamr? Refinement, int Threads);
