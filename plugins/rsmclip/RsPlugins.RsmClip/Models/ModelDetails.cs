namespace RsPlugins.RsmClip.Models;

/// <summary>What a model is like.</summary>
/// <param name="Dimension">Length of an embedding.</param>
/// <param name="ImageSize">Side of the image that it looks at, pixels.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
/// <param name="Figures">What was measured.</param>
public sealed record ModelDetails(int Dimension, int ImageSize, string? Problem, IReadOnlyList<ModelFigure> Figures);
