namespace RsPlugins.RsmClip.Caption;

/// <summary>A caption that competes for an image.</summary>
/// <param name="Text">The caption.</param>
/// <param name="Language">BCP-47 code.</param>
/// <param name="Method"><see cref="Generated"/> or <see cref="Retrieved"/>.</param>
/// <param name="Score">Cosine of the image and the caption.</param>
internal sealed record CaptionCandidate(string Text, string Language, string Method, double Score)
{
    /// <summary>Written by a language model.</summary>
    public const string Generated = "generated";

    /// <summary>The caption of a similar image.</summary>
    public const string Retrieved = "retrieved";
}
