using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Segmentation against masks.</summary>
/// <param name="Name">Name of the data set.</param>
/// <param name="Images">Number of images.</param>
/// <param name="Language">The language of the names.</param>
/// <param name="Classes">Names and colours of the classes.</param>
/// <param name="MeanIntersection">Mean intersection over union, 0 to 1.</param>
/// <param name="Accuracy">Share of the pixels with the right class, 0 to 1.</param>
/// <param name="Intersections">Intersection over union of each class; not a number for one that is nowhere.</param>
/// <param name="Confusion">What was taken for what, in pixels.</param>
internal sealed record SegmentationFigures(
    string Name, int Images, string Language, IReadOnlyList<(string Name, string Color)> Classes, Estimate MeanIntersection, Estimate Accuracy, IReadOnlyList<Estimate> Intersections, ConfusionMatrix Confusion);
