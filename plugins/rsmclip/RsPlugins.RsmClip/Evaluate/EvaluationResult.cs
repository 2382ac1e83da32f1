using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>All that an evaluation gave.</summary>
/// <param name="Model">The model.</param>
/// <param name="Split">The split that was measured on.</param>
/// <param name="Templates">The sentences that class names were put into, in words.</param>
/// <param name="Bootstrap">What made the intervals.</param>
/// <param name="Sets">The data sets.</param>
/// <param name="Segmentation">What was measured on masks, or null.</param>
/// <param name="Calibration">How well confidences fit, or null.</param>
/// <param name="Published">Figures that others have published for these data sets.</param>
/// <param name="Notes">What was not measured and why.</param>
/// <param name="Provenance">Where it comes from.</param>
internal sealed record EvaluationResult(
    LoadedModel Model, string Split, string Templates, Bootstrap Bootstrap, IReadOnlyList<SetFigures> Sets, SegmentationFigures? Segmentation, JsonObject? Calibration, IReadOnlyList<PublishedFigure> Published, IReadOnlyList<string> Notes, JsonObject Provenance);
