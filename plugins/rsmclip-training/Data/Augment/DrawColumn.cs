namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>What <see cref="DrawColumns"/> holds of each crop. Those of the colour changes come once for each place of their order.</summary>
internal enum DrawColumn
{
    Row,
    Top,
    Left,
    Height,
    Width,
    IsMirroredDown,
    IsMirroredAcross,
    IsSwapped,
    Seen,
    Red,
    Green,
    Blue,
    IsGrey,
    Blur,
    IsSolarized,
    FirstPlace,
}
