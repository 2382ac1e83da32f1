namespace RsPlugins.RsmClip.Caption;

/// <summary>A retrieved caption as results show it.</summary>
/// <param name="Text">The caption.</param>
/// <param name="Language">BCP-47 code.</param>
/// <param name="Score">Cosine of the image and the caption.</param>
/// <param name="Image">An image that carries it; null when its file names none.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record CaptionSource(string Text, string Language, double Score, string? Image, string Source);
