namespace RsPlugins.RsmClip.Model.Configuration;

/// <summary>How pixel values become the tower's input: (value / 255 − mean) / std for red, green, blue.</summary>
/// <param name="Mean">Three means on the 0–1 scale.</param>
/// <param name="Std">Three standard deviations on the 0–1 scale.</param>
public sealed record PreprocessConfig(float[] Mean, float[] Std)
{
    /// <summary>CLIP's own constants.</summary>
    public static PreprocessConfig Clip { get; } =
        new([0.48145466f, 0.4578275f, 0.40821073f], [0.26862954f, 0.26130258f, 0.27577711f]);
}
