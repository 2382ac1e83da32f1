namespace RsPlugins.RsmClip.Training.Data;

/// <summary>One image of a data set with what is said about it.</summary>
/// <param name="File">Name as the list spells it.</param>
/// <param name="Split">train, val or test.</param>
/// <param name="Label">Index into the set's class labels, or -1.</param>
/// <param name="Captions">Captions of this image alone, in as many languages as there are.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Load">Gives the pixels, from memory or by decoding the file again. Thread-safe.</param>
public sealed record ImageEntry(string File, string Split, int Label, IReadOnlyList<MultilingualText> Captions, int Width, int Height, Func<StoredImage> Load)
{
    /// <summary>The pixels.</summary>
    public StoredImage Image => Load();
}
