using System.ComponentModel.DataAnnotations;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>What is not trained: it stays as it was in the start checkpoint, and needs no memory for gradients, moments and averages.</summary>
public sealed class FreezingSettings
{
    /// <summary>Towers that are not trained: <c>vision</c>, <c>text</c>.</summary>
    [Provenance("open_clip: lock_image, lock_text; none")]
    [AllowedValues("vision", "text")]
    public IReadOnlyList<string> Towers { get; set; } = [];

    /// <summary>Names of parameters that are not trained, with * for any characters: <c>text.transformer.encoder.layer.0.*</c>.</summary>
    [Provenance("ours; open_clip locks groups of layers")]
    public IReadOnlyList<string> Names { get; set; } = [];

    /// <summary>Values of the word table from which on it is not trained; 0 trains any. XLM-R's has 192 millions, more than half of the pair, of which a step sees some thousand rows.</summary>
    [Provenance("ours")]
    [Range(0, int.MaxValue)]
    public int WordTableFrom { get; set; } = 50_000_000;
}
