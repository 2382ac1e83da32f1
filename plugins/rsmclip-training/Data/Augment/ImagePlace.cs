namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>Where an image lies on the device.</summary>
/// <param name="Set">Place of its data set.</param>
/// <param name="Row">Row of the set's images.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public readonly record struct ImagePlace(int Set, int Row, int Width, int Height);
