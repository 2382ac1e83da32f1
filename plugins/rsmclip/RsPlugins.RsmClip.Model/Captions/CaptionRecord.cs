namespace RsPlugins.RsmClip.Model.Captions;

/// <summary>One caption in one language, as a caption file gives it.</summary>
/// <param name="Image">Name of the image that it describes, as the file spells it; null when the file names none.</param>
/// <param name="Language">BCP-47 code without a region, in lower case.</param>
/// <param name="Text">The caption, on one line.</param>
/// <param name="Source">Where it comes from: the data set, the translator or whatever the file says; else the file's name.</param>
public sealed record CaptionRecord(string? Image, string Language, string Text, string Source);
