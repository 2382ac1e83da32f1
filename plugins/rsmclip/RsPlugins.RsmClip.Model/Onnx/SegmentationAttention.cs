namespace RsPlugins.RsmClip.Model.Onnx;

/// <summary>
/// How the tokens of the last block attend to each other when features of patches are wanted. q, k and v are the block's queries, keys and values, d the channels of a head,
/// Ω NACLIP's Gaussian of the distance between two patches.
/// </summary>
public enum SegmentationAttention
{
    /// <summary>softmax(k·kᵀ/√d + Ω): NACLIP (Hajimiri et al., WACV 2025).</summary>
    Naclip,

    /// <summary>softmax(k·kᵀ/√d).</summary>
    KeyKey,

    /// <summary>softmax(q·qᵀ/√d): ClearCLIP (Lan et al., ECCV 2024).</summary>
    QueryQuery,

    /// <summary>softmax(q·qᵀ/√d) + softmax(k·kᵀ/√d): correlative self-attention of SCLIP (Wang et al., ECCV 2024).</summary>
    Csa,

    /// <summary>softmax(q·qᵀ/√d) + softmax(k·kᵀ/√d) + softmax(v·vᵀ/√d): SegEarth-OV (Li et al., CVPR 2025).</summary>
    SegEarth,

    /// <summary>softmax(Ω·mean‖q‖·mean‖k‖/√d): the neighbourhood alone, a control of NACLIP's.</summary>
    Neighbourhood,

    /// <summary>softmax(q·kᵀ/√d): the model's own attention.</summary>
    Vanilla,
}
