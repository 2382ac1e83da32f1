namespace RsPlugins.RsmClip.Training.Data;

/// <summary>A decoded image in memory.</summary>
/// <param name="Rgb">Rows of interleaved red, green, blue bytes.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public sealed record StoredImage(byte[] Rgb, int Width, int Height);
