namespace RsPlugins.RsmClip.Training.Data.Lists;

/// <summary>An image as the list of its data set, or its place in the files, describes it.</summary>
/// <param name="File">Its name in the list.</param>
/// <param name="Split">train, val or test; null where the list names none.</param>
/// <param name="Label">Its class, or null.</param>
/// <param name="Captions">Captions of this image.</param>
internal sealed record ListedRow(string File, string? Split, string? Label, IReadOnlyList<MultilingualText> Captions);
