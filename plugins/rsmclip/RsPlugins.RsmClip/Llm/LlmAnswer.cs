namespace RsPlugins.RsmClip.Llm;

/// <summary>What a language model said.</summary>
/// <param name="Text">Its answer as it came; empty with a fault.</param>
/// <param name="IsCut">Whether it was cut off at the most tokens.</param>
/// <param name="Fault">Why there is none, or null.</param>
internal sealed record LlmAnswer(string Text, bool IsCut, LlmFault? Fault);
