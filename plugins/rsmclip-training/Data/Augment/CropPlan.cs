namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>What the crops of a batch will be, drawn but not painted.</summary>
/// <param name="Places">For each pair where its image lies.</param>
/// <param name="Globals">For each global view the crop of each pair.</param>
/// <param name="Locals">The same for local views.</param>
/// <param name="Mixes">Rectangles that pairs take over from others in all global views.</param>
public sealed record CropPlan(IReadOnlyList<ImagePlace> Places, IReadOnlyList<CropDraw[]> Globals, IReadOnlyList<CropDraw[]> Locals, IReadOnlyList<CropMix> Mixes);
