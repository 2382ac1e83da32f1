namespace RsPlugins.RsmClip.Caption;

/// <summary>The caption of an image, and what it rests on.</summary>
/// <param name="Best">The caption.</param>
/// <param name="Candidates">All that competed, best first.</param>
/// <param name="Retrieved">Captions of similar images, most similar first.</param>
/// <param name="PromptSha256">Hash of the prompt; null when no language model was asked.</param>
/// <param name="Notice">What the user should know, or null.</param>
internal sealed record ImageCaption(CaptionCandidate Best, IReadOnlyList<CaptionCandidate> Candidates, IReadOnlyList<CaptionSource> Retrieved, string? PromptSha256, string? Notice);
