namespace RsPlugins.RsmClip.Training.Report;

/// <summary>A text that was found for an image.</summary>
/// <param name="Language">BCP-47 tag.</param>
/// <param name="Text">The text.</param>
/// <param name="Score">Cosine.</param>
/// <param name="IsOwn">Whether it is one of the image's own, or names its class.</param>
public sealed record FoundText(string Language, string Text, double Score, bool IsOwn);
