namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>A rectangle that a pair takes over from another.</summary>
/// <param name="Taker">Row of the taker.</param>
/// <param name="Giver">Row of the giver, which takes nothing itself.</param>
/// <param name="Rectangle">The rectangle.</param>
public readonly record struct CropMix(int Taker, int Giver, CutMixRectangle Rectangle);
