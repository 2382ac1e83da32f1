using System.ComponentModel.DataAnnotations;
using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Sizes of a model that starts from random weights.</summary>
public sealed class ModelSettings
{
    /// <summary>Width of the common space.</summary>
    [Provenance("ours")]
    [Range(1, 65_536)]
    public int EmbedDim { get; set; } = 128;

    /// <summary>Side of the images, pixels.</summary>
    [Provenance("ours")]
    [Range(1, 4096)]
    public int ImageSize { get; set; } = 128;

    /// <summary>Side of a patch, pixels.</summary>
    [Provenance("ours")]
    [Range(1, 1024)]
    public int PatchSize { get; set; } = 16;

    /// <summary>Width of the vision tower; the MLP has four times as much.</summary>
    [Provenance("ours")]
    [Range(1, 65_536)]
    public int VisionWidth { get; set; } = 192;

    /// <summary>Blocks of the vision tower.</summary>
    [Provenance("ours")]
    [Range(1, 1000)]
    public int VisionLayers { get; set; } = 6;

    /// <summary>Attention heads of the vision tower.</summary>
    [Provenance("open_clip: 64 wide heads")]
    [Range(1, 1024)]
    public int VisionHeads { get; set; } = 3;

    /// <summary>Width of the text tower; the feed-forward layer has four times as much.</summary>
    [Provenance("ours")]
    [Range(1, 65_536)]
    public int TextWidth { get; set; } = 192;

    /// <summary>Layers of the text tower.</summary>
    [Provenance("ours")]
    [Range(1, 1000)]
    public int TextLayers { get; set; } = 2;

    /// <summary>Attention heads of the text tower.</summary>
    [Provenance("XLM-R: 64 wide heads")]
    [Range(1, 1024)]
    public int TextHeads { get; set; } = 3;

    /// <summary>Tokens of a text, the two marks included.</summary>
    [Provenance("open_clip")]
    [Range(3, 4096)]
    public int ContextLength { get; set; } = 77;

    /// <summary>The model's configuration.</summary>
    /// <param name="vocabularySize">Token ids of the tokenizer.</param>
    public ModelConfig ToModelConfig(int vocabularySize) => new(
        EmbedDim,
        new VisionConfig(ImageSize, PatchSize, VisionWidth, VisionLayers, VisionHeads, 4 * VisionWidth),
        new TextConfig(
            vocabularySize,
            TextWidth,
            TextLayers,
            TextHeads,
            4 * TextWidth,
            MaxPositions: ContextLength + 3,
            ContextLength: ContextLength,
            ProjectionWidth: TextConfig.DefaultProjectionWidth(TextWidth, EmbedDim)),
        PreprocessConfig.Clip);
}
