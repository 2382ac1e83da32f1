using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Segment;

/// <summary>What a segmentation gave.</summary>
/// <param name="Model">The model that was used.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Language">The language of the class names.</param>
/// <param name="Windows">How many windows were laid.</param>
/// <param name="Pixels">Pixels of each class.</param>
/// <param name="Provenance">What was written into the outputs.</param>
internal sealed record SegmentationResult(LoadedModel Model, ClassSet Classes, string Language, int Windows, long[] Pixels, JsonObject Provenance);
