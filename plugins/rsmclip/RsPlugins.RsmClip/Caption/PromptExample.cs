namespace RsPlugins.RsmClip.Caption;

/// <summary>An example in a prompt.</summary>
/// <param name="Captions">Captions of similar images.</param>
/// <param name="Answer">The caption of the image.</param>
internal sealed record PromptExample(IReadOnlyList<string> Captions, string Answer);
