using System.ComponentModel.DataAnnotations;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Weights between those of the start checkpoint and the trained ones (WiSE-FT, Wortsman et al. 2022): often better than either where other images come up than in training.</summary>
public sealed class InterpolationSettings
{
    /// <summary>Shares of the trained weights that are tried at the end on the validation split, 0 for the other end and 1 for what was trained; the best is shipped. Empty ships what was trained.</summary>
    [Provenance("WiSE-FT: tenths from 0 to 1, 0.5 where there is nothing to choose by; off is ours")]
    [Range(0.0, 1.0)]
    public IReadOnlyList<double> Shares { get; set; } = [];

    /// <summary>Folder of the checkpoint at the other end in place of the start checkpoint: the result of another run from the same start, whose average with this one is then often better than either (model soups, Wortsman et al. 2022). Empty for the start checkpoint.</summary>
    [Provenance("ours")]
    public string With { get; set; } = "";

    /// <summary>What the best has most of, over all data sets and languages: <c>top1</c> (zero-shot accuracy), <c>mean_recall</c> (retrieval), or the <c>mean</c> of what there is of both.</summary>
    [Provenance("ours")]
    [AllowedValues("top1", "mean_recall", "mean")]
    public string Figure { get; set; } = "mean";

    /// <summary>Languages whose figures count; empty for all of the run.</summary>
    [Provenance("ours")]
    public IReadOnlyList<string> Languages { get; set; } = [];
}
