namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Images and texts.</summary>
public sealed class DataSettings
{
    /// <summary>JSON lines with captions, class names and prompt templates in several languages.</summary>
    [Provenance("ours")]
    public string Texts { get; set; } = "";

    /// <summary>Languages drawn from, uniformly for each pair.</summary>
    [Provenance("RS-M-CLIP's ten; the uniform draw is ours")]
    public IReadOnlyList<string> Languages { get; set; } = ["en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru"];

    /// <summary>Weight of a pair of texts that say the same of two images of one class; 0 leaves them each other's negatives, as in CLIP.</summary>
    [Provenance("UniCL (Yang et al. 2022), the value is set per data set")]
    public bool SharedTexts { get; set; } = true;

    /// <summary>The data sets.</summary>
    public IReadOnlyList<ImageSetSettings> Sets { get; set; } = [];
}
