using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.RsmClip.Models;

/// <summary>A published model that can be installed by its id alone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">A few words for a list.</param>
/// <param name="Source">Where it comes from, as rs.models.install takes it.</param>
/// <param name="Bytes">What is downloaded, about.</param>
/// <param name="License">Its licence, by its SPDX name.</param>
/// <param name="Languages">The languages that it was trained for.</param>
/// <param name="Config">Its sizes, for a repository that does not give them.</param>
internal sealed record ModelPreset(string Id, string Title, string Source, long Bytes, string License, IReadOnlyList<string> Languages, ModelConfig Config)
{
    // 366,121,473 parameters in fp32 and the tokenizer.
    private const long FullSize = 1_480_000_000;

    /// <summary>All presets, the one for remote sensing first.</summary>
    public static IReadOnlyList<ModelPreset> All { get; } =
    [
        new("rs-m-clip", "RS-M-CLIP (ViT-B/32 and XLM-R base)", "hf:joaodaniel/RS-M-CLIP", FullSize, "MIT", ["en", "pt", "es", "fr", "de", "nl", "it", "zh", "ko", "ru"], ModelConfig.RsMClip),
        new("xlm-roberta-base-ViT-B-32", "CLIP ViT-B/32 with XLM-R base, trained on LAION-5B; the base of RS-M-CLIP", "hf:laion/CLIP-ViT-B-32-xlm-roberta-base-laion5B-s13B-b90k", FullSize, "MIT", ["multilingual"], ModelConfig.RsMClip),
    ];

    /// <summary>The preset of an id or a source, or null.</summary>
    public static ModelPreset? Find(string name) => All.FirstOrDefault(preset => preset.Id.Equals(name, StringComparison.OrdinalIgnoreCase) || preset.Source.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>How to install it, in words.</summary>
    public string Offer => $"{Id} ({ByteText.Of(Bytes)}, {License}): rsplugins models install {Id}";
}
