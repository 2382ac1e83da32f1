using RsPlugins.RsmClip.Llm;

namespace RsPlugins.RsmClip.Caption;

/// <summary>What a language model wrote.</summary>
/// <param name="Texts">Distinct captions in the language that was asked for.</param>
/// <param name="Fault">Why there is none, or fewer than asked for; null when all answers were captions.</param>
internal sealed record WrittenCaptions(IReadOnlyList<string> Texts, LlmFault? Fault);
