namespace RsPlugins.RsmClip.Model.Captions;

/// <summary>What one entry of a caption file says of an image; several entries may speak of the same one.</summary>
/// <param name="File">Name of the image, as the file spells it, with forward slashes; null when the file names none.</param>
/// <param name="Split">The split that the file names, as it spells it, or null.</param>
/// <param name="Label">The class that the file names, or null.</param>
/// <param name="Captions">Its captions; empty where an image is only listed.</param>
public sealed record ListedImage(string? File, string? Split, string? Label, IReadOnlyList<ListedCaption> Captions);
