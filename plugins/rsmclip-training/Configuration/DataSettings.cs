using System.ComponentModel.DataAnnotations;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Images and texts.</summary>
public sealed class DataSettings
{
    /// <summary>JSON lines with captions, class names and prompt templates in several languages; captions that a list has in one language are found in it by their text. May be empty.</summary>
    [Provenance("ours")]
    public string Texts { get; set; } = "";

    /// <summary>Languages drawn from.</summary>
    [Provenance("RS-M-CLIP's ten")]
    public IReadOnlyList<string> Languages { get; set; } = ["en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru"];

    /// <summary>How languages are drawn: <c>uniform</c> and <c>weighted</c> for each pair, <c>one-per-batch</c> for all pairs of a batch, by the weights if there are any. A text that lacks the language is taken in another of the run's, drawn alike.</summary>
    [Provenance("not published for RS-M-CLIP; ours")]
    [AllowedValues("uniform", "weighted", "one-per-batch")]
    public string LanguageSampling { get; set; } = "uniform";

    /// <summary>Weights of languages for <c>weighted</c> and <c>one-per-batch</c>; a language without one has 1.</summary>
    [Provenance("ours")]
    [Range(0.0, double.PositiveInfinity)]
    public IReadOnlyDictionary<string, double> LanguageWeights { get; set; } = new Dictionary<string, double>();

    /// <summary>Whether pairs that say the same, or name the same class, are spared from being each other's negatives: the same caption in whatever language, and all captions of an image that comes twice; false is CLIP's own loss.</summary>
    [Provenance("UniCL (Yang et al. 2022); weights between images of a class are set per data set")]
    public bool SharedTexts { get; set; } = true;

    /// <summary>Whether each batch has pairs of all sets by their shares; false makes each batch of one set, and the shares those of the batches: the model then learns what is in an image and not which sensor took it.</summary>
    [Provenance("ours")]
    public bool MixedBatches { get; set; } = true;

    /// <summary>Megabytes that decoded images may take; those beyond it are decoded again each time they are used.</summary>
    [Provenance("ours")]
    [Range(0, int.MaxValue)]
    public int MemoryMegabytes { get; set; } = 4096;

    /// <summary>Threads that decode and augment; 0 for one less than there are cores.</summary>
    [Provenance("ours")]
    [Range(0, 1024)]
    public int Workers { get; set; }

    /// <summary>Who makes the crops: the <c>workers</c>, to the byte as Pillow; the <c>device</c>, which then holds all training images; <c>auto</c> for a GPU where they take no more than a quarter of its memory, else the workers.</summary>
    [Provenance("ours")]
    [AllowedValues("auto", "workers", "device")]
    public string Augmentation { get; set; } = "auto";

    /// <summary>The data sets.</summary>
    public IReadOnlyList<ImageSetSettings> Sets { get; set; } = [];
}
