namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>What <see cref="DrawColumns"/> holds of one change of colour: how much of the luminance and of its mean the pixels are blended with (of neither: with black), by which factor, and the turn of the hue.</summary>
internal enum PlaceColumn
{
    Luminance,
    Mean,
    Factor,
    Hue,
    Count,
}
